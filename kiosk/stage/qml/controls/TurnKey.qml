import QtQuick
import Kiosk.Stage

// A key of the bar that stands on paper: scrolls where nobody knows that a finger can.
BarKey {
    id: root

    Rectangle {
        anchors.fill: parent
        z: -1
        radius: root.stage.u
        color: Theme.colors["ink"]
    }
}
