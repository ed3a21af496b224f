import QtQuick
import kiosk.poster
import kiosk.visitor
import kiosk.operator

// The way to the panel: hold the upper left corner for three seconds. A short touch there is a visitor's, like any
// other.
Item {
    id: root

    required property OperatorViewModel operator
    readonly property PosterCanvas canvas: operator.canvas
    readonly property real wanted: 3

    objectName: "operatorCorner"
    width: operator.corner
    height: operator.corner
    Accessible.ignored: true

    TapHandler {
        id: hold

        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: root.wanted
        onTapped: root.operator.passBy()
        onLongPressed: root.operator.knock()
    }

    // Not at once: most touches are short.
    Rectangle {
        visible: hold.pressed && hold.timeHeld > 0.5
        anchors.centerIn: parent
        width: Math.min(parent.width, parent.height) * 0.8
        height: width
        radius: width / 2
        color: Theme.colors["ink"]

        Ring {
            anchors.fill: parent
            anchors.margins: parent.width * 0.14
            color: Theme.colors["paper"]
            thickness: width * 0.14
            // Ten steps a second are enough.
            rest: Math.min(1, Math.round(hold.timeHeld * 10) / 10 / root.wanted)
        }
    }
}
