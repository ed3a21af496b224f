import QtQuick
import kiosk.operator

// One part of a date or time between two keys.
Column {
    id: root

    required property OperatorViewModel operator
    required property string title
    required property string value

    signal stepped(int direction)

    RepeatingKey {
        objectName: root.objectName + "More"
        width: root.width
        operator: root.operator
        words: "+"
        name: root.title + ": " + root.operator.words["One more"]
        onStepped: root.stepped(1)
    }

    Item {
        width: root.width
        height: root.operator.key * 0.74
        Accessible.role: Accessible.StaticText
        Accessible.name: root.title + ": " + root.value

        PanelText {
            y: root.operator.key * 0.02
            anchors.horizontalCenter: parent.horizontalCenter
            operator: root.operator
            font.pixelSize: Math.max(10, root.operator.key * 0.21)
            text: root.title
            Accessible.ignored: true
        }

        PanelText {
            y: root.operator.key * 0.25
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.NoWrap
            fontSizeMode: Text.HorizontalFit
            operator: root.operator
            isHeading: true
            font.pixelSize: Math.max(10, root.operator.key * 0.32)
            text: root.value
            Accessible.ignored: true
        }
    }

    RepeatingKey {
        objectName: root.objectName + "Less"
        width: root.width
        operator: root.operator
        words: "−"
        name: root.title + ": " + root.operator.words["One less"]
        onStepped: root.stepped(-1)
    }
}
