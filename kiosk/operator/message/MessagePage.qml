pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Something short over the show, that ends by itself: one touch says it.
Scrolled {
    id: root

    readonly property MessageViewModel model: operator.message
    readonly property real gap: operator.key * 0.15
    readonly property bool isTyping: model.isTyping
    property string before: ""

    // The pad of letters is gone, and the page can have the focus again.
    onIsTypingChanged: Qt.callLater(() => {
        // By then it may be closed.
        if (root?.operator?.isByKeys && !root.isTyping)
            own.forceActiveFocus();
    });

    Component.onCompleted: {
        model.begin();
        before = model.said;
    }

    Connections {
        target: root.model

        // What is said now stands at the top.
        function onChanged(): void {
            if (root.model.said !== root.before)
                root.go(0);
            root.before = root.model.said;
        }
    }

    Told {
        objectName: "messageSaid"
        width: root.room
        operator: root.operator
        text: root.model.said

        PanelText {
            width: parent.width
            operator: root.operator
            color: Theme.inkOn["sun"]
            text: root.operator.words["Until %1. A shorter one comes before it, and goes again"].arg(root.model.until)
        }

        PanelKey {
            objectName: "messageAway"
            operator: root.operator
            sign: "close"
            name: root.operator.words["Take it away"]
            onActivated: root.model.unsay()
        }
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

    Section {
        width: root.room
        operator: root.operator
        title: root.operator.words["Touch what the screen is to say"]

        Repeater {
            // Not the messages themselves: a new time would make all keys anew, and the focus would be lost.
            model: root.model.messages.length

            PanelKey {
                required property int index
                readonly property var message: root.model.messages[index]

                objectName: "message-" + message.name
                width: root.room
                operator: root.operator
                isWide: true
                name: message.words
                onActivated: root.model.say(message.name)
            }
        }

        PanelKey {
            id: own

            objectName: "messageOwn"
            width: root.room
            operator: root.operator
            isWide: true
            sign: "letters"
            name: root.operator.words["Your own words"]
            onActivated: root.model.write()
        }
    }

    Section {
        width: root.room
        operator: root.operator
        title: root.operator.words["How long one without a time stands"]

        Flow {
            width: parent.width
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
}
