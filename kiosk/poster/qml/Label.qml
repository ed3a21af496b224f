import QtQuick
import kiosk.poster

// The small line above a headline.
Text {
    required property real size
    required property SlideMotion motion
    readonly property real usedHeight: text === "" ? 0 : implicitHeight

    textFormat: Text.PlainText
    font.family: Theme.labelFamily
    font.weight: Theme.labelWeight
    font.pixelSize: Math.max(8, size)
    font.capitalization: Font.AllUppercase
    font.letterSpacing: size * 0.05
    elide: Text.ElideRight
    opacity: motion.said(0, Theme.entranceMs)
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
}
