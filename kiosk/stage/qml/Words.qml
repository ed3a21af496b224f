import QtQuick
import Kiosk.Stage

// Running text from content: always plain text, never below the body size of the art direction.
Text {
    required property real size
    // Room in the layout: none without words. A binding of height on the text itself would run in circles.
    readonly property real usedHeight: text === "" ? 0 : implicitHeight

    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    font.family: Theme.textFamily
    font.pixelSize: Math.max(8, size)
    lineHeight: Theme.textLeading
}
