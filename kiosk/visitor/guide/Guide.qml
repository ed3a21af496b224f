import QtQuick
import kiosk.poster
import kiosk.visitor

// Over the show while the whole screen is one control: every touch is a gesture, and a frame shows what is meant to
// whoever looks along, or waits for it with one switch.
Item {
    id: root

    required property PosterCanvas canvas
    required property GuideViewModel panel
    readonly property bool isOn: panel.isByEar || panel.scans
    // From here on a finger has swiped, in pixels.
    readonly property real least: canvas.target * 0.7

    Accessible.ignored: true

    // When a finger tapped last (ms), and how soon after it another tap belongs to it: not every hand is quick.
    property real tapped: 0
    readonly property real together: 700
    // A finger that rests so long (s) goes on as well: not everybody can swipe. It has done so until it is lifted.
    property real rest: 1.5
    property bool hasRested: false

    function linger(dx: real, dy: real) {
        if (panel.scans || Math.hypot(dx, dy) >= least)
            return;
        hasRested = true;
        panel.move("forward");
    }

    // A finger has left the screen so far from where it came. A swipe is no tap: two quick ones are not two taps.
    function lift(dx: real, dy: real) {
        if (hasRested) {
            hasRested = false;
            return;
        }
        const isTap = Math.hypot(dx, dy) < least;
        const isSecond = isTap && Date.now() - tapped < together;
        tapped = isTap && !isSecond ? Date.now() : 0;
        if (panel.scans || isSecond)
            panel.move("do");
        else if (isTap)
            return;
        else if (Math.abs(dx) > Math.abs(dy))
            panel.move(dx > 0 ? "forward" : "back");
        else
            panel.move(dy < 0 ? "nextSlide" : "previousSlide");
    }

    Item {
        id: whole

        objectName: "guide"
        anchors.fill: parent
        visible: root.isOn
        enabled: visible

        // Takes every finger before any key below sees it.
        TapHandler {
            id: finger

            property point from
            property point last

            gesturePolicy: TapHandler.ReleaseWithinBounds
            longPressThreshold: root.rest
            grabPermissions: PointerHandler.TakeOverForbidden
            onPointChanged: if (pressed) {
                from = point.pressPosition;
                last = point.position;
            }
            onLongPressed: root.linger(last.x - from.x, last.y - from.y)
            onPressedChanged: if (!pressed)
                root.lift(last.x - from.x, last.y - from.y)
        }
    }

    // Somebody was invited by voice: two taps anywhere begin. What is touched does its own all the same.
    Item {
        anchors.fill: parent
        visible: root.panel.isInvited && !root.isOn

        TapHandler {
            grabPermissions: PointerHandler.ApprovesTakeOverByAnything
            onDoubleTapped: root.panel.accept()
        }
    }

    Rectangle {
        readonly property rect at: root.panel.box
        readonly property real thick: Math.max(4, root.canvas.u * 0.7)

        objectName: "guideFrame"
        visible: root.isOn && at.width > 0
        x: at.x - thick
        y: at.y - thick
        width: at.width + thick * 2
        height: at.height + thick * 2
        color: "transparent"
        radius: thick
        border.width: thick
        border.color: Theme.colors["ink"]

        Rectangle {
            anchors.fill: parent
            anchors.margins: Math.round(parent.thick / 3)
            color: "transparent"
            radius: parent.radius
            border.width: Math.max(1, Math.round(parent.thick / 3))
            border.color: Theme.colors["paper"]
        }
    }
}
