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
            objectName: "looksTurn"
            operator: root.operator
            name: root.operator.words["Turn the picture"]
            onActivated: root.model.turn()
        }
    }
}
