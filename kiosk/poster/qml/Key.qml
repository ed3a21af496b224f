import QtQuick
import kiosk.poster

// The base of every control: a target of the right size, lit at once under a finger or a mouse, a name for screen
// readers. A lit key acts on release, however long it was pressed and however the finger rolled. An invisible one
// does nothing.
Item {
    id: root

    required property string name
    property bool isOn: false
    // A switch, or one of several options.
    property bool isChoice: false
    // Whether it can be used now; it may be visible while it cannot.
    property bool isAble: true
    readonly property bool isPressed: tap.isInside
    // Also while the finger has moved off the key: it may come back.
    readonly property bool isHeld: tap.pressed

    signal activated

    function act() {
        if (enabled)
            activated();
    }

    // Disabled when invisible: Qt leaves keyboard input and the focus to invisible items, but not to disabled ones.
    enabled: visible && isAble
    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checkable: isChoice
    Accessible.checked: isChoice && isOn
    Accessible.onPressAction: act()
    activeFocusOnTab: true
    Keys.onReturnPressed: act()
    Keys.onEnterPressed: act()
    Keys.onSpacePressed: act()

    TapHandler {
        id: tap

        readonly property real slack: Math.min(root.width, root.height) / 5
        readonly property point at: point.position
        readonly property bool isBeside: at.x < -slack || at.x > root.width + slack
        readonly property bool isAboveOrBelow: at.y < -slack || at.y > root.height + slack
        readonly property bool isInside: pressed && !isBeside && !isAboveOrBelow
        // A finger that moved further than this drags the view below, even within a wide key.
        readonly property real drag: Application.styleHints.startDragDistance
        readonly property real longest: Math.max(drag * 2.5, Math.min(root.width, drag * 4))
        readonly property bool isRoll: Math.hypot(at.x - point.pressPosition.x, at.y - point.pressPosition.y) <= longest

        gesturePolicy: TapHandler.ReleaseWithinBounds
        // A day (s), so that no press counts as a long press.
        longPressThreshold: 86400
        margin: pressed ? slack : 0
        grabPermissions: isRoll ? PointerHandler.TakeOverForbidden : PointerHandler.ApprovesTakeOverByAnything
        onTapped: root.act()
    }
}
