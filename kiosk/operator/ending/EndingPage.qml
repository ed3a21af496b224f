pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Begin again, restart, switch off, leave: each asks once.
Scrolled {
    id: root

    readonly property EndingViewModel model: operator.ending
    readonly property real gap: operator.key * 0.2
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

    // Not to the key that ends: whoever strikes twice has not meant it.
    Connections {
        target: root.model

        function onAsksChanged(): void {
            if (root.operator.isByKeys && root.model.asks !== "")
                noKey.forceActiveFocus();
        }
    }

    Section {
        width: root.room
        operator: root.operator
        visible: root.model.asks === "" && root.model.ends === ""

        Repeater {
            model: Object.keys(root.ways)

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
    }

    Told {
        objectName: "endAnswer"
        width: root.room
        operator: root.operator
        text: ({
                "again": root.operator.words["One moment"],
                "off": root.operator.words["The computer is being switched off. Wait until the screen is dark"],
                "restart": root.operator.words["The computer restarts. The show comes back by itself"],
                "leave": root.operator.words["One moment"]
            })[root.model.ends] ?? ""
    }

    Told {
        objectName: "endQuestion"
        width: root.room
        operator: root.operator
        text: root.questions[root.model.asks] ?? ""

        Flow {
            width: parent.width
            spacing: root.gap

            PanelKey {
                objectName: "endYes"
                operator: root.operator
                isGrave: true
                name: root.operator.words["Yes"]
                onActivated: root.model.confirm()
            }

            PanelKey {
                id: noKey

                objectName: "endNo"
                operator: root.operator
                name: root.operator.words["No, go back"]
                onActivated: root.model.cancel()
            }
        }
    }
}
