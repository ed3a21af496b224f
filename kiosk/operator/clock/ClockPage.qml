pragma ComponentBehavior: Bound

import QtQuick
import kiosk.operator

// What the clock of this computer says, and keys that set it; where they may not, a sentence that says how.
Scrolled {
    id: root

    readonly property ClockViewModel model: operator.clock
    readonly property real gap: operator.key * 0.15
    readonly property real column: Math.min(operator.key * 2, (room - gap * 4) / 5)
    readonly property real steppers: column * 5 + gap * 4
    readonly property bool canSet: model.isKnown && model.whyNot === ""
    readonly property var titles: ({
            "day": root.operator.words["Day"],
            "month": root.operator.words["Month"],
            "year": root.operator.words["Year"],
            "hour": root.operator.words["Hour"],
            "minute": root.operator.words["Minute"]
        })
    readonly property var whyNots: ({
            "network": root.operator.words["The network keeps this clock right: there is nothing to do"],
            "refused": root.operator.words["This kiosk may not set the clock."],
            "silent": root.operator.words["The computer did not answer."]
        })
    readonly property var hows: ({
            "refused": root.operator.words["Set it on the desktop (button End). To allow it here: packaging/README.md"],
            "silent": root.operator.words["Try again later, or set it on the desktop (button End)"],
            "windows": root.operator.words["Set the clock in Windows (button End): Settings, Time & language"],
            "macos": root.operator.words["Set the clock in macOS (button End): System Settings, General, Date & Time"],
            "elsewhere": root.operator.words["Set the clock on the desktop (button End)"]
        })

    Component.onCompleted: model.begin()

    Timer {
        interval: 500
        running: true
        repeat: true
        onTriggered: root.model.tick()
    }

    Item {
        width: root.canSet ? root.steppers : root.room
        height: Math.max(now.height, setKey.height)

        Column {
            id: now

            width: parent.width - (setKey.width > 0 ? setKey.width + root.gap * 2 : 0)

            PanelText {
                objectName: "clockTime"
                width: parent.width
                operator: root.operator
                isHeading: true
                font.pixelSize: Math.max(10, root.operator.key * 0.5)
                text: root.model.time
            }

            PanelText {
                objectName: "clockDate"
                width: parent.width
                operator: root.operator
                text: root.model.date
            }
        }

        PanelKey {
            id: setKey

            objectName: "clockSet"
            anchors.right: parent.right
            width: visible ? implicitWidth : 0
            height: visible ? implicitHeight : 0
            visible: root.canSet
            isAble: !root.model.isWaiting
            operator: root.operator
            name: root.operator.words["Set the clock"]
            onActivated: root.model.set()
        }
    }

    Told {
        objectName: "clockSays"
        width: root.room
        operator: root.operator
        text: {
            if (root.model.isWaiting)
                return root.operator.words["One moment"];
            if (root.model.isSet)
                return root.operator.words["The clock is set"];
            const why = root.model.failed || root.model.whyNot;
            return [root.whyNots[why], root.hows[why]].filter(sentence => sentence).join(" ");
        }
    }

    // A system that nobody has set up; first of all, since it moves the hours below.
    Item {
        width: root.canSet ? root.steppers : root.room
        height: Math.max(worldTime.height, belgianKey.height)
        visible: root.model.isWorldTime

        PanelText {
            id: worldTime

            objectName: "clockWorldTime"
            width: parent.width - (belgianKey.width > 0 ? belgianKey.width + root.gap * 2 : 0)
            operator: root.operator
            text: root.operator.words["This is world time (UTC). In Belgium it is one or two hours later"]
        }

        PanelKey {
            id: belgianKey

            objectName: "clockBelgian"
            anchors.right: parent.right
            width: visible ? implicitWidth : 0
            height: visible ? implicitHeight : 0
            visible: root.model.mayBeBelgian
            isAble: !root.model.isWaiting
            operator: root.operator
            name: root.operator.words["Belgian time"]
            onActivated: root.model.setBelgian()
        }
    }

    Row {
        visible: root.canSet
        spacing: root.gap

        Repeater {
            model: Object.keys(root.titles)

            ClockStepper {
                required property string modelData

                objectName: "clock-" + modelData
                width: root.column
                operator: root.operator
                title: root.titles[modelData]
                value: root.model.values[modelData]
                onStepped: direction => root.model.step(modelData, direction)
            }
        }
    }

    PanelText {
        objectName: "clockZone"
        width: root.room
        operator: root.operator
        visible: !root.model.isWorldTime
        text: root.operator.words["Time zone: %1"].arg(root.model.zone)
    }
}
