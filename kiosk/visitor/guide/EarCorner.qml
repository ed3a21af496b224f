import QtQuick
import kiosk.poster
import kiosk.visitor

// The lower left corner, which a finger finds by its mark on the edge of the screen: held for two seconds it begins a
// visit by ear. A shorter touch there belongs to whatever lies below.
Item {
    id: root

    required property PosterCanvas canvas
    required property GuideViewModel panel
    readonly property int wantedMs: 2000
    // The finger that began is still there, or has only just gone: a key below it must not act as well.
    readonly property bool hasBegun: finger.active && begun || rests.running
    property bool begun: false

    objectName: "earCorner"
    width: canvas.target
    height: canvas.target
    visible: panel.hasVoice
    Accessible.ignored: true

    PointHandler {
        id: finger

        // What lies below has the finger too: a key there acts when it is released, unless the time has come before.
        onActiveChanged: {
            if (active) {
                root.begun = false;
                held.restart();
            } else {
                held.stop();
                if (root.begun)
                    rests.restart();
            }
        }
    }

    Timer {
        id: rests

        interval: 100
        onTriggered: root.begun = false
    }

    Timer {
        id: held

        interval: root.wantedMs
        onTriggered: {
            root.begun = true;
            root.panel.accept();
        }
    }

    Rectangle {
        visible: finger.active && seen.passed
        anchors.centerIn: parent
        width: parent.width * 0.8
        height: width
        radius: width / 2
        color: Theme.colors["ink"]

        Icon {
            anchors.centerIn: parent
            sign: "aloud"
            color: Theme.colors["paper"]
            size: parent.width * 0.5
        }
    }

    // Most touches are short: nothing shows before it may be meant.
    Timer {
        id: seen

        property bool passed: false

        interval: 500
        running: finger.active
        onRunningChanged: passed = false
        onTriggered: passed = true
    }
}
