import QtQuick
import kiosk.poster

// The organisation's name above the words, where it is too wide for the corner that our drawings leave free.
Text {
    id: root

    required property PosterCanvas canvas
    required property bool isMirrored
    // A logo stands in the corner, whatever the name.
    readonly property bool hasLogo: Theme.logoCount > 0 && Theme.logoBeside(color.toString()).toString() !== ""
    readonly property bool isWanted: !hasLogo && asInCorner.advanceWidth > canvas.u * Theme.cornerWidth

    TextMetrics {
        id: asInCorner

        text: Theme.wordmark
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.canvas.u * Theme.nameSize)
    }

    objectName: "masthead"
    text: Theme.wordmark
    textFormat: Text.PlainText
    horizontalAlignment: isMirrored ? Text.AlignRight : Text.AlignLeft
    font: asInCorner.font
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Math.max(8, canvas.u * 2.6)
    elide: Text.ElideRight
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
