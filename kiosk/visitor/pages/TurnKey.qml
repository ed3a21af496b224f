import QtQuick
import kiosk.poster
import kiosk.visitor

// A key of the bar that stands on paper: scrolls where nobody knows that a finger can.
BarKey {
    id: root

    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -root.canvas.u * 0.6
        anchors.rightMargin: -root.canvas.u * 0.6
        z: -1
        radius: root.canvas.u
        color: Theme.colors["ink"]
    }
}
