import QtQuick
import kiosk.poster

// The animation clock of one slide: the progress of its build-up and of its drift.
Item {
    id: root

    required property PosterCanvas canvas
    required property bool drifts

    property real builtMs: Theme.buildMs
    property real driftPart: 0
    // Opacity of the words: below 1 while they change their language.
    property real spoken: 1

    readonly property real now: canvas.isHeld ? canvas.heldMs : builtMs
    readonly property real heldPart: drifts ? canvas.heldDrift : 0
    // In steps of less than a pixel, which halves the number of frames to draw.
    readonly property real movingPart: Math.round(driftPart * Theme.driftSteps) / Theme.driftSteps
    // Slow at both ends, so that nobody sees it begin or end.
    readonly property real drift: gently(canvas.isHeld ? heldPart : movingPart)
    readonly property bool isComplete: now >= Theme.buildMs
    // Only the loop drifts: for a visitor, and with reduced motion, the drift freezes.
    readonly property bool mayDrift: drifts && canvas.isLooping && !canvas.isReduced

    onMayDriftChanged: {
        if (!mayDrift)
            slow.stop();
        else if (rested)
            go();
    }

    // The build-up is over.
    property bool rested: false

    Connections {
        target: root.canvas

        function onStopped() {
            if (!root.isComplete)
                root.complete();
            voice.complete();
        }
    }

    function gently(part: real): real {
        return part * part * (3 - 2 * part);
    }

    // How far line or part number `step` has come, 0 to 1, easing out.
    function risen(step: int): real {
        const rest = 1 - appeared(step, Theme.entranceMs);
        return 1 - rest * rest * rest;
    }

    // The same, but linear and within `ms`.
    function appeared(step: int, ms: real): real {
        const begin = Math.min(step, Theme.mostSteps) * Theme.staggerMs;
        return Math.max(0, Math.min(1, (now - begin) / ms));
    }

    // `appeared` for words, which are hidden while they change their language.
    function said(step: int, ms: real): real {
        return appeared(step, ms) * spoken;
    }

    function hush() {
        voice.stop();
        voice.to = 0;
        voice.duration = Theme.hushMs;
        voice.start();
    }

    function speak() {
        voice.stop();
        voice.to = 1;
        voice.duration = Theme.settleMs;
        voice.start();
    }

    NumberAnimation {
        id: voice

        target: root
        property: "spoken"
    }

    // To the start of the build-up.
    function rewind() {
        freeze();
        builtMs = 0;
        driftPart = 0;
    }

    // To the end of the build-up.
    function complete() {
        freeze();
        builtMs = Theme.buildMs;
    }

    // Stop all animations where they are.
    function freeze() {
        rested = false;
        build.stop();
        slow.stop();
    }

    // Continue: finish the build-up, then drift.
    function go() {
        if (builtMs < Theme.buildMs) {
            build.start();
            return;
        }
        rested = true;
        if (mayDrift && driftPart < 1) {
            slow.from = driftPart;
            slow.duration = Theme.driftMs * (1 - driftPart);
            slow.start();
        }
    }

    NumberAnimation {
        id: build

        target: root
        property: "builtMs"
        to: Theme.buildMs
        duration: Theme.buildMs
        onFinished: {
            root.canvas.setMeasured("build", frames.currentFrame, frames.elapsedTime * 1000);
            root.go();
        }
    }

    FrameAnimation {
        id: frames

        running: build.running
        onRunningChanged: if (running)
            reset()
    }

    NumberAnimation {
        id: slow

        target: root
        property: "driftPart"
        to: 1
    }
}
