import QtQuick
import Kiosk.Stage

// The loop waits for its reader. The ring shows how long still, a step a second; a touch lets it go on at once.
BarKey {
    id: root

    readonly property bool counts: stage.isSilent && visible
    property int silent: 0

    sign: "goOn"
    signPart: 0.32
    name: qsTr("Go on")
    onActivated: stage.goOn()
    onCountsChanged: silent = 0

    Ring {
        anchors.centerIn: root.face
        width: root.stage.target * 0.56
        height: width
        color: root.isLight ? Theme.colors["ink"] : Theme.colors["paper"]
        rest: 1 - root.silent / Math.max(1, root.stage.idleSeconds)
        visible: root.counts
    }

    Timer {
        interval: 1000
        repeat: true
        running: root.counts
        onTriggered: root.silent += 1
    }

    Connections {
        target: root.stage

        function onSilenceChanged() {
            root.silent = 0;
        }
    }
}
