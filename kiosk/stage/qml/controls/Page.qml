import QtQuick
import Kiosk.Stage

// A sheet over the whole screen with a title and a key to close it, low where everybody reaches.
Rectangle {
    id: root

    required property StageViewModel stage
    required property string heading
    readonly property real u: stage.u
    readonly property real footHeight: stage.target + u * 6

    signal closed

    Accessible.role: Accessible.Dialog
    Accessible.name: heading

    // Touches end here and do not reach the slide below.
    TapHandler {}
    DragHandler {
        target: null
    }

    BarKey {
        objectName: "closeKey"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: root.u * 2.4
        stage: root.stage
        sign: "close"
        name: qsTr("Close")
        onActivated: root.closed()

        Rectangle {
            anchors.fill: parent
            z: -1
            radius: root.u
            color: Theme.colors["ink"]
        }
    }
}
