import QtQuick
import kiosk.poster
import kiosk.stage

// One of the two places of the stage. Its slide is visible while it is in front, moving, or being dragged into view.
Item {
    id: root

    required property StageViewModel stage
    required property SlideViewModel slide
    required property bool isFront
    required property bool isMoving

    // Visible although not in front: during a transition or a drag.
    property bool peeks: false

    readonly property SlideMotion motion: face.motion
    readonly property bool isPicture: face.isPicture
    readonly property bool isReady: face.isReady
    readonly property rect bareArt: face.bareArt
    readonly property PosterCanvas canvas: stage.canvas

    visible: slide !== null && (isFront || isMoving || peeks)
    // A slide is a layer while it moves (group opacity, and cheap), and an ordinary item otherwise.
    layer.enabled: canvas.hasLayers && (isMoving || peeks)

    Slide {
        id: face

        anchors.fill: parent
        canvas: root.canvas
        slide: root.slide
        // A panel above the keys, and keys in two rows, cover no words.
        keysTop: root.isFront && root.canvas.keysAreUp ? height - root.canvas.keysHeight : height
        onDrawn: serial => root.stage.slideDrawn(serial)
        onFailed: serial => root.stage.slideFailed(serial)
        onBlank: root.stage.slideIsBlank()
    }

    Connections {
        target: root.stage
        enabled: root.isFront

        function onWordsLeave() {
            face.motion.hush();
        }

        function onWordsCome() {
            face.motion.speak();
        }
    }
}
