import QtQuick
import Kiosk.Stage

// Running text from content: always plain text, never below the body size of the art direction.
Text {
    id: root

    required property real size
    required property SlideMotion motion
    property int step: 0
    // Room in the layout: none without words. A binding of height on the text itself would run in circles.
    readonly property real usedHeight: text === "" ? 0 : implicitHeight

    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    elide: Text.ElideRight
    font.family: Theme.textFamily
    font.pixelSize: Math.max(8, size)
    lineHeight: Theme.textLeading
    opacity: motion.said(step, Theme.entranceMs)
    transform: Translate {
        y: (1 - root.motion.risen(root.step)) * root.size
    }
}
