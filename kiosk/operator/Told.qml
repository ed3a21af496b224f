import QtQuick
import kiosk.poster
import kiosk.operator

// What the panel says by itself: an answer, or what is to be seen at once. On yellow; nothing where it is empty.
Rectangle {
    id: root

    required property OperatorViewModel operator
    property alias text: said.text
    default property alias content: more.data
    readonly property real margin: operator.key * 0.2

    visible: text !== ""
    height: all.height + margin * 2
    radius: operator.key * 0.12
    color: Theme.colors["sun"]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Column {
        id: all

        x: root.margin
        y: root.margin
        width: root.width - root.margin * 2
        spacing: root.operator.key * 0.15

        PanelText {
            id: said

            objectName: root.objectName + "Words"
            width: parent.width
            operator: root.operator
            // A word or two are seen from afar, a whole sentence is read.
            isHeading: text.length < 32
            isTitle: true
            color: Theme.inkOn["sun"]
            Accessible.ignored: true
        }

        Column {
            id: more

            width: parent.width
            spacing: parent.spacing
            visible: children.length > 0
        }
    }
}
