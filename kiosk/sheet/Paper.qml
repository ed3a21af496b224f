import QtQuick
import kiosk.poster
import kiosk.visitor

// A slide as passers-by see it: with the foot of the screen, if the stand has one.
Item {
    id: root

    required property PosterEasel easel
    required property FootViewModel foot

    Slide {
        id: slide

        anchors.fill: parent
        canvas: root.easel.canvas
        slide: root.easel.slide
        visible: root.easel.isSeen
        onDrawn: serial => root.easel.slideDrawn(serial)
        onFailed: serial => root.easel.slideFailed(serial)
    }

    Foot {
        objectName: "foot"
        canvas: root.easel.canvas
        panel: root.foot
        slide: root.easel.slide
        shown: root.easel.canvas.hasTouch && root.easel.slide !== null
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
