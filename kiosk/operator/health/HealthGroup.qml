import QtQuick
import kiosk.poster
import kiosk.operator

// One thing that is wrong; above the first of its kind stands how urgent that kind is.
Column {
    id: root

    required property OperatorViewModel operator
    required property string says
    required property string cure
    required property bool isSeen
    required property bool isFirst
    readonly property string urgency: isSeen ? operator.words["Visitors notice this"] : operator.words["Less urgent"]

    spacing: operator.key * 0.08

    PanelText {
        visible: root.isFirst
        width: parent.width
        operator: root.operator
        isHeading: true
        text: root.urgency
    }

    HealthLine {
        objectName: "healthLine"
        operator: root.operator
        width: root.width
        height: implicitHeight
        sign: root.isSeen ? "alarm" : "notice"
        meaning: root.urgency + "."
        says: root.says
        cure: root.cure
    }
}
