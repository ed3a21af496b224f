pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// How the show looks on this screen.
Scrolled {
    id: root

    readonly property LooksViewModel model: operator.looks
    readonly property real gap: operator.key * 0.12
    readonly property real room: width - operator.key * 0.2

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
            objectName: "looksKeys"
            operator: root.operator
            isChoice: true
            isOn: root.model.hasLargeKeys
            name: root.operator.words["Large keys"]
            onActivated: root.model.largeOrNormal()
        }

        PanelKey {
            objectName: "looksTurn"
            operator: root.operator
            name: root.operator.words["Turn the picture"]
            onActivated: root.model.turn()
        }

        PanelKey {
            objectName: "looksSleep"
            operator: root.operator
            name: root.operator.words["Dark until somebody touches it"]
            onActivated: root.model.sleep()
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        visible: root.model.screens.length > 1
        text: root.operator.words["On which screen"]
    }

    Repeater {
        model: root.model.screens.length > 1 ? root.model.screens : []

        PanelKey {
            required property var modelData

            objectName: "screen-" + modelData.socket
            width: root.room
            operator: root.operator
            isWide: true
            isChoice: true
            isOn: modelData.isPresent
            name: modelData.title
            onActivated: root.model.moveTo(modelData.socket)
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        visible: root.model.isOnTrial
        text: root.operator.words["Can you see and touch this? Without an answer it goes back"]
    }

    Row {
        spacing: root.gap
        visible: root.model.isOnTrial

        PanelKey {
            objectName: "screenStay"
            operator: root.operator
            sign: "done"
            name: root.operator.words["Yes"]
            onActivated: root.model.stay()
        }

        PanelKey {
            objectName: "screenBack"
            operator: root.operator
            name: root.operator.words["No, go back"]
            onActivated: root.model.goBack()
        }
    }
}
