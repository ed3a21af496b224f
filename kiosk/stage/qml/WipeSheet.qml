import QtQuick
import kiosk.poster

// The transition "wipe": a sheet in the new slide's colour slides over everything, with a diagonal edge.
Rectangle {
    id: root

    required property real span

    property int direction: 1
    property real part: 0
    // How far the edge leans: a quarter of the height.
    readonly property real lean: height * 0.25

    signal covered

    function draw(towards: int) {
        direction = towards;
        wipe.restart();
    }

    function stop() {
        wipe.stop();
    }

    visible: wipe.running
    width: span + lean
    x: (direction > 0 ? 1 - part : part - 1) * width
    transform: Matrix4x4 {
        matrix: Qt.matrix4x4(1, -0.25, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)
    }

    NumberAnimation {
        id: wipe

        target: root
        property: "part"
        from: 0
        to: 1
        duration: Theme.wipeMs
        // Faster at its end than other animations, so that the last corner does not linger.
        easing.type: Easing.OutQuad
        onFinished: root.covered()
    }
}
