import QtQuick
import kiosk.operator

// A key that goes on while it is held.
PanelKey {
    id: root

    // Since it was pressed.
    property bool hasRepeated: false

    signal stepped

    onActivated: {
        if (!hasRepeated)
            stepped();
    }
    onIsPressedChanged: {
        // What a finger lets go of may act after this, and is not to count once more.
        if (isPressed)
            hasRepeated = false;
        else
            Qt.callLater(() => {
                root.hasRepeated = false;
            });
    }

    Timer {
        interval: root.hasRepeated ? 150 : 600
        running: root.isPressed
        repeat: true
        onTriggered: {
            root.hasRepeated = true;
            root.operator.touch();
            root.stepped();
        }
    }
}
