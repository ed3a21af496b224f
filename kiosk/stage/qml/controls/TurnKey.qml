import QtQuick
import Kiosk.Stage

// A key of the bar that stands on paper: scrolls where nobody knows that a finger can.
BarKey {
    id: root

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -root.stage.u * 0.6
        anchors.rightMargin: -root.stage.u * 0.6
        z: -1
        radius: root.stage.u
        color: Theme.colors["ink"]
    }
}
