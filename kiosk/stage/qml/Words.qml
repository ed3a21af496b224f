import QtQuick
import Kiosk.Stage

// Running text from content: always plain text, never below the body size of the art direction.
Text {
    required property real size

    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    font.family: Theme.textFamily
    font.pixelSize: Math.max(8, size)
    lineHeight: 1.22
}
