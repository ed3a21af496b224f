import QtQuick
import kiosk.poster

// The organisation's logo, or its name as type, top right.
Item {
    id: root

    required property PosterCanvas canvas
    required property color color
    // A patch of the field's colour where a drawing is behind it.
    property bool onArt: false
    property color ground: "transparent"

    // At the first start the logo arrives late, as it has to be drawn.
    readonly property url logo: Theme.logoCount > 0 ? Theme.logoBeside(color.toString()) : ""

    x: parent.width - width - canvas.u * 6
    y: canvas.u * (picture.visible ? 4.4 : 5.2)
    width: picture.visible ? picture.paintedWidth : name.width
    height: picture.visible ? picture.paintedHeight : name.height

    Rectangle {
        visible: root.onArt
        anchors.fill: parent
        anchors.margins: -root.canvas.u * 1.6
        color: root.ground
    }

    Image {
        id: picture

        // The present logo stays until the next one is loaded.
        visible: status === Image.Ready || (status === Image.Loading && paintedWidth > 0)
        height: root.canvas.u * Theme.logoHeight
        width: root.canvas.u * Theme.logoWidth
        x: root.width - width
        source: root.logo
        asynchronous: true
        cache: false
        retainWhileLoading: true
        autoTransform: true
        fillMode: Image.PreserveAspectFit
        horizontalAlignment: Image.AlignRight
        Accessible.role: Accessible.Graphic
        Accessible.name: Theme.wordmark
    }

    Text {
        id: name

        visible: !picture.visible
        // Never wider than the window, however long.
        width: Math.min(implicitWidth, root.parent.width - root.canvas.u * 12)
        text: Theme.wordmark
        textFormat: Text.PlainText
        color: root.color
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.canvas.u * Theme.nameSize)
        fontSizeMode: Text.HorizontalFit
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        minimumPixelSize: 8
    }
}
