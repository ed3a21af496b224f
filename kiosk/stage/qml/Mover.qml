pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.stage

// Transitions and swipes: the only place where slides change position or opacity.
Item {
    id: root

    required property StageViewModel stage
    required property SlideHolder incoming
    required property SlideHolder outgoing
    required property WipeSheet sheet
    required property real span
    readonly property PosterCanvas canvas: stage.canvas

    property bool isMoving: false
    property string transition: ""
    property real dragX: 0
    property int peekDirection: 0
    property int serial: 0
    // The slide whose colours the foot has: during a wipe still the previous one.
    readonly property SlideViewModel footSlide: sheet.visible ? outgoing.slide : stage.frontSlide

    // The transition to use: with reduced motion only fades are left, for who wants calm not even those, and a picture
    // has no field to wipe in.
    function suited(wanted: string): string {
        if (outgoing.slide === null || wanted === "cut" || canvas.isCalm)
            return "cut";
        if (canvas.isReduced || wanted === "wipe" && incoming.isPicture)
            return "fade";
        return wanted;
    }

    function move(wanted: string, direction: int) {
        settle.stop();
        const from = dragX;
        finish();
        transition = suited(wanted);
        serial = incoming.slide !== null ? incoming.slide.serial : 0;
        incoming.z = 1;
        outgoing.z = 0;
        outgoing.motion.freeze();
        // On a field that fades or wipes in, the words and the picture come afterwards.
        const isFirst = outgoing.slide === null && wanted === "cut";
        if (!canvas.isReduced && (transition === "wipe" || transition === "fade" || isFirst))
            incoming.motion.rewind();
        if (transition === "cut") {
            cutting.restart();
            return;
        }
        isMoving = true;
        if (transition === "push") {
            slideIn.from = from + direction * span;
            slideOut.from = from;
            slideOut.to = -direction * span;
            push.start();
        } else if (transition === "wipe") {
            incoming.opacity = 0;
            sheet.draw(direction);
        } else {
            incoming.opacity = 0;
            fade.start();
        }
    }

    // End all running transitions, with both holders in place.
    function finish() {
        cutting.stop();
        fade.stop();
        push.stop();
        sheet.stop();
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
        if (isMoving)
            canvas.setMeasured(transition, frames.currentFrame, frames.elapsedTime * 1000);
        finish();
        stage.moveEnded(serial);
        incoming.motion.go();
    }

    // Whether the words of the slide in front go on there: then it stays where it is, and its next page comes.
    function turnsPage(direction: int): bool {
        const slide = stage.frontSlide;
        return slide !== null && slide.part + direction >= 0 && slide.part + direction < slide.parts;
    }

    function follow(x: real) {
        // A new touch catches a slide that is still settling.
        settle.stop();
        // A dragged slide is a layer: nothing within it may animate.
        incoming.motion.freeze();
        const direction = x < 0 ? 1 : -1;
        const staysHere = turnsPage(direction);
        if (direction !== peekDirection) {
            peekDirection = direction;
            if (!staysHere)
                stage.peek(direction);
        }
        const hasNeighbour = outgoing.isReady && !staysHere;
        dragX = hasNeighbour ? x : x * 0.3;
        incoming.x = dragX;
        outgoing.peeks = hasNeighbour;
        incoming.peeks = true;
        outgoing.x = dragX + direction * span;
    }

    Connections {
        target: root.sheet

        function onCovered() {
            root.done();
        }
    }

    Connections {
        target: root.stage

        function onMoveRequested(transition, direction) {
            root.move(transition, direction);
        }
    }

    Connections {
        target: root.canvas

        function onStopped() {
            if (root.isMoving) {
                root.done();
                root.incoming.motion.complete();
            }
        }
    }

    FrameAnimation {
        id: frames

        running: root.isMoving
        onRunningChanged: if (running)
            reset()
    }

    // A cut is over once it was drawn, so that a film's first frame is shown before its second.
    FrameAnimation {
        id: cutting

        function restart() {
            reset();
            start();
        }

        onTriggered: if (currentFrame > 0)
            root.done()
    }

    DragHandler {
        id: finger

        target: null
        enabled: !root.isMoving
        // Qt tells a drag in the window's axes.
        xAxis.enabled: !root.stage.isOnItsSide
        yAxis.enabled: root.stage.isOnItsSide
        // The offset at which the swipe was recognised, so that the slide does not jump by it.
        property real begun: 0

        // How far that is along the slides.
        function along(way: vector2d): real {
            const here = root.stage.isOnItsSide ? way.y : way.x;
            return root.stage.turn < 180 ? here : -here;
        }

        onActiveTranslationChanged: if (active)
            root.follow(along(activeTranslation) - begun)
        onActiveChanged: {
            if (active)
                begun = along(activeTranslation);
            if (active || root.isMoving)
                return;
            const part = root.turnsPage(root.peekDirection) ? 0.036 : 0.12;
            const far = Math.abs(root.dragX) > root.span * part;
            const flung = Math.abs(along(centroid.velocity)) > root.span * 0.6;
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
        duration: root.canvas.isCalm ? 0 : Theme.settleMs
        easing.type: Theme.easeOut
        onStopped: if (!root.isMoving && root.dragX === 0) {
            root.finish();
            root.incoming.motion.go();
        }
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
        duration: Theme.fadeMs
        easing.type: Theme.easeOut
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
            duration: Theme.pushMs
            easing.type: Theme.easeOut
        }

        NumberAnimation {
            id: slideOut

            target: root.outgoing
            property: "x"
            duration: Theme.pushMs
            easing.type: Theme.easeOut
        }
    }
}
