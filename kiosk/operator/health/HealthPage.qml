pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// One sentence for each thing that is wrong, worst first; or that all is well.
Scrolled {
    id: root

    readonly property HealthViewModel model: operator.health
    readonly property real room: width - operator.key * 0.2

    Repeater {
        model: root.model.sentences

        Rectangle {
            id: line

            required property string modelData
            readonly property string field: root.model.isWell ? "leaf" : "sun"

            width: root.room
            height: sentence.height + root.operator.key * 0.5
            radius: root.operator.key * 0.12
            color: Theme.colors[field]

            PanelText {
                id: sentence

                objectName: "healthSentence"
                x: root.operator.key * 0.25
                y: root.operator.key * 0.25
                width: parent.width - root.operator.key * 0.5
                operator: root.operator
                text: line.modelData
                color: Theme.inkOn[line.field]
            }
        }
    }
}
