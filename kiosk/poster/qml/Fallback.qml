import QtQuick
import kiosk.poster

// Shown when nothing else can be: a poster, too, never an error.
Rectangle {
    id: root

    required property PosterCanvas canvas
    // Whether its contents are shown; otherwise it is only the background colour.
    required property bool shown
    // When the show begins, where nothing is to be shown before; else empty.
    required property string opening

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
        // A long name breaks into lines, and shrinks to fit.
        width: Math.min(implicitWidth, root.width - root.canvas.u * 12)
        height: Math.min(implicitHeight, root.canvas.u * 46)
        text: Theme.wordmark
        textFormat: Text.PlainText
        visible: root.shown
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: text === ""
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        wrapMode: Text.WordWrap
        fontSizeMode: Text.Fit
        minimumPixelSize: 8
        color: Theme.inkOn["red"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.canvas.u * 30)
    }

    Text {
        objectName: "opening"
        anchors.horizontalCenter: parent.horizontalCenter
        y: parent.height / 2 + root.canvas.u * 24
        width: parent.width * 0.9
        height: Math.min(root.canvas.u * 20, parent.height - y)
        text: root.opening
        textFormat: Text.PlainText
        visible: root.shown
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        Accessible.ignored: text === ""
        color: Theme.inkOn["red"]
        font.family: Theme.textFamily
        font.pixelSize: Math.max(8, root.canvas.u * 6)
        fontSizeMode: Text.Fit
        minimumPixelSize: 8
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
    }
}
