pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Something short over the show, that ends by itself: one touch says it.
Scrolled {
    id: root

    readonly property MessageViewModel model: operator.message
    readonly property real gap: operator.key * 0.12
    readonly property real room: width - operator.key * 0.2
    property string before: ""

    Component.onCompleted: {
        model.begin();
        before = model.said;
    }

    Connections {
        target: root.model

        // What is said now stands at the top.
        function onChanged(): void {
            if (root.model.said !== root.before)
                root.contentY = 0;
            root.before = root.model.said;
        }
    }

    Rectangle {
        width: root.room
        height: said.height + root.operator.key * 0.4
        radius: root.operator.key * 0.12
        visible: root.model.said !== ""
        color: Theme.colors["sun"]

        Column {
            id: said

            x: root.operator.key * 0.25
            y: root.operator.key * 0.2
            width: parent.width - root.operator.key * 0.5
            spacing: root.operator.key * 0.15

            PanelText {
                objectName: "messageSaid"
                width: parent.width
                operator: root.operator
                isHeading: true
                color: Theme.inkOn["sun"]
                text: root.model.said
            }

            PanelText {
                width: parent.width
                operator: root.operator
                color: Theme.inkOn["sun"]
                text: root.operator.words["On the screen until %1"].arg(root.model.until)
            }

            PanelKey {
                objectName: "messageAway"
                operator: root.operator
                sign: "close"
                name: root.operator.words["Take it away"]
                onActivated: root.model.unsay()
            }
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        text: root.operator.words["Touch what the screen is to say"]
    }

    Stepper {
        objectName: "messageTime"
        operator: root.operator
        width: root.room
        title: root.operator.words["The time in the message"]
        value: root.model.time
        hasBar: false
        less: root.operator.words["Earlier"]
        more: root.operator.words["Later"]
        onStepped: direction => root.model.move(direction)
    }

    Repeater {
        model: root.model.messages

        PanelKey {
            required property var modelData

            objectName: "message-" + modelData.name
            width: root.room
            operator: root.operator
            isWide: true
            name: modelData.words
            onActivated: root.model.say(modelData.name)
        }
    }

    PanelKey {
        objectName: "messageOwn"
        width: root.room
        operator: root.operator
        isWide: true
        sign: "letters"
        name: root.operator.words["Your own words"]
        onActivated: root.model.write()
    }

    PanelText {
        width: root.room
        operator: root.operator
        text: root.operator.words["How long it stands"]
    }

    Row {
        spacing: root.gap

        Repeater {
            model: root.model.choices

            PanelKey {
                required property int modelData

                objectName: "messageMinutes-" + modelData
                operator: root.operator
                isChoice: true
                isOn: root.model.minutes === modelData
                name: root.operator.words["%1 minutes"].arg(modelData)
                onActivated: root.model.stand(modelData)
            }
        }
    }
}
