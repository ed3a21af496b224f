pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// The language of the show, and how it looks on this screen.
Scrolled {
    id: root

    readonly property LooksViewModel model: operator.looks
    readonly property real gap: operator.key * 0.12
    readonly property real room: width - operator.key * 0.2

    PanelText {
        width: root.room
        operator: root.operator
        text: root.operator.words["Language of the show"]
        visible: root.model.languages.length > 1
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

    Stepper {
        objectName: "brightness"
        operator: root.operator
        width: root.room
        title: root.operator.words["Brightness"]
        value: root.model.brightness + " %"
        part: root.model.brightness / 100
        less: root.operator.words["Darker"]
        more: root.operator.words["Brighter"]
        onStepped: direction => root.model.brighter(direction)
    }

    Flow {
        width: root.room
        spacing: root.gap

        PanelKey {
            objectName: "looksMotion"
            operator: root.operator
            isChoice: true
            isOn: root.model.isReduced
            name: root.operator.words["Less motion"]
            onActivated: root.model.calmOrLively()
        }

        PanelKey {
            objectName: "looksReach"
            operator: root.operator
            isChoice: true
            isOn: root.model.isLow
            name: root.operator.words["Keys low, for wheelchairs and children"]
            onActivated: root.model.lowOrNormal()
        }

        PanelKey {
            objectName: "looksCaptions"
            operator: root.operator
            isChoice: true
            isOn: root.model.hasCaptions
            name: root.operator.words["Captions"]
            onActivated: root.model.captionsOrNot()
        }

        PanelKey {
            objectName: "looksTurn"
            operator: root.operator
            name: root.operator.words["Turn the picture"]
            onActivated: root.model.turn()
        }
    }
}
