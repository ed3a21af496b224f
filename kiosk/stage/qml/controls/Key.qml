import QtQuick

// What every control shares: a target of the right size, pressed at once, acting on release inside, a name for readers.
Item {
    id: root

    required property string name
    property bool isOn: false
    // Something that is on or off, or one of several.
    property bool isChoice: false
    readonly property bool isPressed: tap.pressed

    signal activated

    Accessible.role: Accessible.Button
    Accessible.name: name
    Accessible.checkable: isChoice
    Accessible.checked: isChoice && isOn
    Accessible.onPressAction: activated()
    activeFocusOnTab: true
    Keys.onReturnPressed: activated()
    Keys.onSpacePressed: activated()

    TapHandler {
        id: tap

        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: root.activated()
    }
}
