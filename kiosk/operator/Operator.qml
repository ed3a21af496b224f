pragma ComponentBehavior: Bound

import QtQuick
import kiosk.operator

// Lies over the whole screen. Until somebody knocks only the corner is there; the pad and the panel are made when they
// open, and are gone when they close.
FocusScope {
    id: root

    required property OperatorViewModel operator

    anchors.fill: parent
    focus: operator.asksPin || operator.isInside

    // Below everything: every touch that no key has says that somebody is there, too.
    Item {
        anchors.fill: parent

        PointHandler {
            enabled: root.operator.asksPin || root.operator.isInside
            onActiveChanged: if (active)
                root.operator.touch()
        }
    }

    Corner {
        operator: root.operator
        visible: !root.operator.asksPin && !root.operator.isInside
    }

    Loader {
        objectName: "operatorPad"
        anchors.fill: parent
        active: root.operator.asksPin
        focus: active
        sourceComponent: PinPad {
            operator: root.operator
        }
    }

    Loader {
        objectName: "operatorPanel"
        anchors.fill: parent
        active: root.operator.isInside
        focus: active
        sourceComponent: OperatorPanel {
            operator: root.operator
        }
    }
}
