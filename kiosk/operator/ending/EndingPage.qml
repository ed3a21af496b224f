pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Begin again, restart, switch off, leave: each asks once.
Scrolled {
    id: root

    readonly property EndingViewModel model: operator.ending
    readonly property real gap: operator.key * 0.12
    readonly property real room: width - operator.key * 0.2
    readonly property var ways: ({
            "again": root.operator.words["Begin the show again"],
            "off": root.operator.words["Switch the computer off"],
            "restart": root.operator.words["Restart the computer"],
            "leave": root.operator.words["Leave to the desktop"]
        })

    readonly property var questions: ({
            "again": root.operator.words["Begin the show again?"],
            "off": root.operator.words["Switch the computer off?"],
            "restart": root.operator.words["Restart the computer?"],
            "leave": root.operator.words["Leave to the desktop?"]
        })

    Repeater {
        model: root.model.asks === "" ? Object.keys(root.ways) : []

        PanelKey {
            required property string modelData

            objectName: "end-" + modelData
            width: root.room
            operator: root.operator
            isWide: true
            isGrave: modelData !== "again"
            name: root.ways[modelData]
            onActivated: root.model.want(modelData)
        }
    }

    PanelText {
        visible: root.model.asks !== ""
        width: root.room
        operator: root.operator
        isHeading: true
        text: root.questions[root.model.asks] ?? ""
    }

    Flow {
        width: root.room
        spacing: root.gap * 2
        visible: root.model.asks !== ""

        PanelKey {
            objectName: "endYes"
            operator: root.operator
            isGrave: true
            name: root.operator.words["Yes"]
            onActivated: root.model.confirm()
        }

        PanelKey {
            objectName: "endNo"
            operator: root.operator
            name: root.operator.words["No, go back"]
            onActivated: root.model.cancel()
        }
    }
}
