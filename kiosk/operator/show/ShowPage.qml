pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Which of the shows of this computer, in which language, and for what kind of place.
Scrolled {
    id: root

    readonly property ShowViewModel model: operator.show
    readonly property real gap: operator.key * 0.12
    readonly property real room: width - operator.key * 0.2

    Component.onCompleted: model.begin()

    PanelText {
        width: root.room
        operator: root.operator
        visible: root.model.languages.length > 1
        text: root.operator.words["Language of the show"]
    }

    Flow {
        width: root.room
        spacing: root.gap
        visible: root.model.languages.length > 1

        Repeater {
            model: root.model.languages

            PanelKey {
                required property string modelData

                objectName: "showLanguage-" + modelData
                operator: root.operator
                isChoice: true
                isOn: root.model.language === modelData
                name: root.operator.canvas.languageName(modelData)
                onActivated: root.model.speak(modelData)
            }
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        text: root.operator.words["What is shown"]
    }

    PanelText {
        objectName: "showAnswer"
        width: root.room
        operator: root.operator
        isHeading: true
        visible: text !== ""
        text: {
            if (root.model.isWaiting)
                return root.operator.words["One moment"];
            if (root.model.isLater)
                return root.operator.words["It comes when the kiosk starts next"];
            const refusal = root.operator.words["That one cannot be shown now; what is running goes on. %1"];
            return root.model.isRefused ? refusal.arg(root.model.why) : "";
        }
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Repeater {
        model: root.model.shows

        PanelKey {
            required property var modelData

            objectName: "show-" + modelData.number
            width: root.room
            operator: root.operator
            isWide: true
            isChoice: true
            isOn: modelData.isPresent
            isAble: !root.model.isWaiting || modelData.isAwaited
            name: modelData.title
            onActivated: root.model.choose(modelData.number)
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        text: root.operator.words["For what kind of place"]
    }

    Repeater {
        model: root.model.presets

        PanelKey {
            required property string modelData
            required property int index

            objectName: "preset-" + index
            width: root.room
            operator: root.operator
            isWide: true
            isChoice: true
            isOn: root.model.preset === modelData
            name: root.operator.words[modelData]
            onActivated: root.model.take(modelData)
        }
    }
}
