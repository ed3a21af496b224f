import QtQuick
import Kiosk.Stage

// The organisation's name as type, top right.
Text {
    required property StageViewModel stage

    x: parent.width - width - stage.u * 6
    y: stage.u * 5
    text: Theme.wordmark
    textFormat: Text.PlainText
    font.family: Theme.headlineFamily
    font.weight: Theme.headlineWeight
    font.pixelSize: Math.max(8, stage.u * 4.8)
}
