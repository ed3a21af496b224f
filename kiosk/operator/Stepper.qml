import QtQuick
import kiosk.poster
import kiosk.operator

// A value between two keys, and how much that is of all.
Column {
    id: root

    required property OperatorViewModel operator
    required property string title
    required property string value
    // How much that is of all, for a bar below it.
    property real part: 0
    property bool hasBar: true
    // Whether there is a step in each direction.
    property bool hasLess: true
    property bool hasMore: true
    required property string less
    required property string more

    signal stepped(int direction)

    spacing: operator.key * 0.1

    PanelText {
        width: root.width
        operator: root.operator
        isTitle: true
        text: root.title
    }

    Row {
        spacing: root.operator.key * 0.2

        PanelKey {
            objectName: root.objectName + "Less"
            operator: root.operator
            words: "−"
            name: root.title + ": " + root.less
            isAble: root.hasLess
            onActivated: root.stepped(-1)
        }

        Item {
            readonly property real room: root.width - root.operator.key * 2.4

            width: Math.max(root.operator.key * 1.4, Math.min(root.operator.key * 5, room))
            height: root.operator.key
            Accessible.role: Accessible.StaticText
            Accessible.name: root.title + ": " + root.value

            PanelText {
                id: number

                anchors.horizontalCenter: parent.horizontalCenter
                y: root.hasBar ? 0 : (parent.height - height) / 2
                operator: root.operator
                isHeading: true
                text: root.value
                Accessible.ignored: true
            }

            Rectangle {
                visible: root.hasBar
                y: parent.height - height - root.operator.key * 0.08
                width: parent.width
                height: root.operator.key * 0.2
                radius: height / 2
                color: "transparent"
                border.width: Math.max(2, root.operator.key * 0.025)
                border.color: Theme.colors["ink"]

                Rectangle {
                    width: parent.width * Math.max(0, Math.min(1, root.part))
                    height: parent.height
                    radius: height / 2
                    color: Theme.colors["ink"]
                }
            }
        }

        PanelKey {
            objectName: root.objectName + "More"
            operator: root.operator
            words: "+"
            name: root.title + ": " + root.more
            isAble: root.hasMore
            onActivated: root.stepped(1)
        }
    }
}
