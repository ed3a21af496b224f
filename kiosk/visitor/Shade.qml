import QtQuick

// Over everything: dims the picture where a screen is too bright, and is black in the hours in which the screen is off.
Rectangle {
    id: root

    required property real darkness
    required property bool isDark

    color: "black"
    opacity: darkness
    visible: opacity > 0
    Accessible.ignored: true

    states: State {
        name: "dark"
        when: root.isDark

        PropertyChanges {
            root.opacity: 1
        }
    }

    // Slowly to sleep, at once awake.
    transitions: Transition {
        to: "dark"

        NumberAnimation {
            property: "opacity"
            duration: 2000
        }
    }
}
