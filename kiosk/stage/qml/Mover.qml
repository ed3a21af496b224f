pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// Transitions and the finger: the only place where slides change position or opacity.
Item {
    id: root

    required property StageViewModel stage
    required property SlideHolder incoming
    required property SlideHolder outgoing
    required property real span
    required property bool mayDrag

    property bool isMoving: false
    property real dragX: 0
    property int peekDirection: 0
    property int serial: 0

    function move(transition: string, direction: int) {
        settle.stop();
        const from = dragX;
        finish();
        serial = incoming.slide !== null ? incoming.slide.serial : 0;
        incoming.z = 1;
        outgoing.z = 0;
        if (outgoing.slide === null || transition === "cut") {
            incoming.x = 0;
            incoming.opacity = 1;
            Qt.callLater(done);
            return;
        }
        isMoving = true;
        if (transition === "push") {
            incoming.opacity = 1;
            slideIn.from = from + direction * span;
            slideOut.from = from;
            slideOut.to = -direction * span;
            push.start();
        } else {
            incoming.x = 0;
            incoming.opacity = 0;
            fade.start();
        }
    }

    // Whatever runs is over now; both holders are where they belong.
    function finish() {
        fade.stop();
        push.stop();
        isMoving = false;
        dragX = 0;
        peekDirection = 0;
        incoming.peeks = false;
        outgoing.peeks = false;
        incoming.x = 0;
        outgoing.x = 0;
        incoming.opacity = 1;
        outgoing.opacity = 1;
    }

    function done() {
        finish();
        stage.moveEnded(serial);
    }

    function follow(x: real) {
        const direction = x < 0 ? 1 : -1;
        if (direction !== peekDirection) {
            peekDirection = direction;
            stage.peek(direction);
        }
        const hasNeighbour = outgoing.isReady;
        dragX = hasNeighbour ? x : x * 0.3;
        incoming.x = dragX;
        outgoing.peeks = hasNeighbour;
        incoming.peeks = true;
        outgoing.x = dragX + direction * span;
    }

    Connections {
        target: root.stage

        function onMoveRequested(transition, direction) {
            root.move(transition, direction);
        }
    }

    DragHandler {
        id: finger

        target: null
        enabled: root.mayDrag && !root.isMoving
        yAxis.enabled: false
        onActiveTranslationChanged: if (active)
            root.follow(activeTranslation.x)
        onActiveChanged: {
            if (active || root.isMoving)
                return;
            const far = Math.abs(root.dragX) > root.span * 0.12;
            const flung = Math.abs(centroid.velocity.x) > root.span * 0.6;
            const direction = root.peekDirection;
            settle.restart();
            if (direction !== 0 && (far || flung)) {
                if (direction > 0)
                    root.stage.advance();
                else
                    root.stage.goBack();
            }
        }
    }

    NumberAnimation {
        id: settle

        target: root
        property: "dragX"
        to: 0
        duration: 250
        easing.type: Easing.OutCubic
        onStopped: if (!root.isMoving && root.dragX === 0)
            root.finish()
    }

    onDragXChanged: if (settle.running) {
        incoming.x = dragX;
        outgoing.x = dragX + peekDirection * span;
    }

    NumberAnimation {
        id: fade

        target: root.incoming
        property: "opacity"
        to: 1
        duration: 500
        easing.type: Easing.OutCubic
        onFinished: root.done()
    }

    ParallelAnimation {
        id: push

        onFinished: root.done()

        NumberAnimation {
            id: slideIn

            target: root.incoming
            property: "x"
            to: 0
            duration: 450
            easing.type: Easing.OutCubic
        }

        NumberAnimation {
            id: slideOut

            target: root.outgoing
            property: "x"
            duration: 450
            easing.type: Easing.OutCubic
        }
    }
}
