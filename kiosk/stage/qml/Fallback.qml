import QtQuick
import Kiosk.Stage

// Stands when nothing else can: a poster too, never an error.
Rectangle {
    id: root

    required property StageViewModel stage

    color: Theme.colors["red"]

    Text {
        anchors.centerIn: parent
        text: Theme.wordmark
        textFormat: Text.PlainText
        visible: root.stage.hasFallback
        color: Theme.colors["paper"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.stage.u * 30)
    }
}
