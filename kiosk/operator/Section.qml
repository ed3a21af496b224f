import QtQuick
import kiosk.operator

// What belongs together on a page, below what it is called.
Column {
    id: root

    required property OperatorViewModel operator
    property string title: ""

    spacing: operator.key * 0.15

    PanelText {
        visible: text !== ""
        width: root.width
        operator: root.operator
        isTitle: true
        text: root.title
    }
}
