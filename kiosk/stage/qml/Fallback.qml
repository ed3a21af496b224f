import QtQuick
import Kiosk.Stage

// Stands when nothing else can: a poster too, never an error.
Rectangle {
    id: root

    required property StageViewModel stage

    color: Theme.colors["red"]

    Image {
        anchors.centerIn: parent
        width: root.stage.u * 60
        height: root.stage.u * 30
        visible: root.stage.hasFallback && Theme.wordmark === ""
        source: Theme.logoCount > 0 ? Theme.logoBeside(name.color.toString()) : ""
        asynchronous: true
        fillMode: Image.PreserveAspectFit
    }

    Text {
        id: name

        anchors.centerIn: parent
        text: Theme.wordmark
        textFormat: Text.PlainText
        visible: root.stage.hasFallback
        color: Theme.inkOn["red"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.stage.u * 30)
    }
}
