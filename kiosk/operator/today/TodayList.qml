pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Names with their counts, and a bar for each.
Column {
    id: root

    required property OperatorViewModel operator
    required property string title
    required property var rows
    readonly property real numberWidth: operator.key * 0.9

    spacing: operator.key * 0.08

    PanelText {
        width: root.width
        operator: root.operator
        isHeading: true
        text: root.title
    }

    Repeater {
        model: root.rows

        Item {
            id: row

            required property var modelData

            width: root.width
            height: Math.max(name.height, root.operator.key * 0.42)
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.name + ": " + modelData.count

            PanelText {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                width: root.width * 0.5
                operator: root.operator
                text: row.modelData.name
                Accessible.ignored: true
            }

            PanelText {
                x: root.width * 0.5
                anchors.verticalCenter: parent.verticalCenter
                width: root.numberWidth * 0.85
                operator: root.operator
                text: row.modelData.count
                horizontalAlignment: Text.AlignRight
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Rectangle {
                x: root.width * 0.5 + root.numberWidth
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(row.modelData.count > 0 ? 3 : 0, (root.width - x) * row.modelData.share)
                height: root.operator.key * 0.3
                color: Theme.colors["red"]
            }
        }
    }
}
