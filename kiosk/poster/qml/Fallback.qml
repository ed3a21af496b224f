import QtQuick
import kiosk.poster

// Shown when nothing else can be: a poster, too, never an error.
Rectangle {
    id: root

    required property PosterCanvas canvas
    // Whether its contents are shown; otherwise it is only the background colour.
    required property bool shown

    color: Theme.colors["red"]

    Image {
        anchors.centerIn: parent
        width: root.canvas.u * 60
        height: root.canvas.u * 30
        visible: root.shown && Theme.wordmark === ""
        source: Theme.logoCount > 0 ? Theme.logoBeside(name.color.toString()) : ""
        asynchronous: true
        cache: false
        fillMode: Image.PreserveAspectFit
    }

    Text {
        id: name

        anchors.centerIn: parent
        text: Theme.wordmark
        textFormat: Text.PlainText
        visible: root.shown
        color: Theme.inkOn["red"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.canvas.u * 30)
    }
}
