import QtQuick
import kiosk.poster

// A sign in a ring, as the foot has them.
Rectangle {
    id: root

    required property PosterCanvas canvas
    required property string sign
    required property color ink
    required property color ground
    // On a picture it has a ground of its own.
    required property bool onGround
    required property bool isFull
    required property bool hasFocus

    width: canvas.u * 7.4
    height: width
    radius: width / 2
    color: {
        if (isFull)
            return ink;
        return onGround ? ground : "transparent";
    }
    border.width: Math.max(2, canvas.u * 0.36) * (hasFocus ? 2 : 1)
    border.color: ink

    Icon {
        anchors.centerIn: parent
        sign: root.sign
        color: root.isFull ? root.ground : root.ink
        size: root.width * (root.sign === "pause" ? 0.5 : 0.62)
    }
}
