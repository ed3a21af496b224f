import QtQuick
import kiosk.poster
import kiosk.operator

// One thing that is wrong, or that all is well: what is said, beside a sign of its own shape. Dark on light, for sun.
Rectangle {
    id: root

    required property OperatorViewModel operator
    property string says
    property string cure
    // "alarm", "notice" or "done"
    property string sign: "notice"
    // What the sign means, for who does not see it.
    property string meaning
    // Red, yellow and green mean the same whatever the colours of the show are.
    readonly property var grounds: ({
            "alarm": "#B3261E",
            "notice": "#F2B705",
            "done": "#1B7F3B"
        })
    readonly property bool isAlarm: sign === "alarm"
    readonly property real gap: operator.key * 0.18

    implicitHeight: Math.max(operator.key * 0.8, words.height + gap * 2)
    radius: operator.key * 0.12
    color: "white"
    border.width: Math.max(2, operator.key * 0.025)
    border.color: grounds[sign]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [meaning, says, cure].filter(each => each !== "").join(" ")

    Rectangle {
        id: band

        width: root.operator.key * 0.6
        height: root.height
        topLeftRadius: root.radius
        bottomLeftRadius: root.radius
        color: root.grounds[root.sign]

        Icon {
            anchors.centerIn: parent
            visible: root.sign === "done"
            sign: "done"
            size: root.operator.key * 0.4
            color: "white"
        }

        // A disc or a diamond. No shapes: where the processor draws, a list does not cut them off at its edge.
        Rectangle {
            anchors.centerIn: parent
            visible: root.sign !== "done"
            width: root.operator.key * (root.isAlarm ? 0.4 : 0.32)
            height: width
            radius: root.isAlarm ? width / 2 : 0
            rotation: root.isAlarm ? 0 : 45
            color: root.isAlarm ? "white" : "black"
        }

        Text {
            anchors.centerIn: parent
            visible: root.sign !== "done"
            text: "!"
            textFormat: Text.PlainText
            color: band.color
            font.family: Theme.textFamily
            font.weight: Font.Bold
            font.pixelSize: root.operator.key * 0.3
            Accessible.ignored: true
        }
    }

    Column {
        id: words

        x: band.width + root.gap
        y: root.gap
        width: root.width - x - root.gap
        spacing: root.gap * 0.5

        PanelText {
            objectName: "healthSentence"
            width: parent.width
            operator: root.operator
            text: root.says
            color: "black"
            font.weight: Font.DemiBold
            font.pixelSize: Math.max(10, root.operator.key * (root.sign === "done" ? 0.34 : 0.26))
            Accessible.ignored: true
        }

        PanelText {
            objectName: "healthCure"
            visible: text !== ""
            width: parent.width
            operator: root.operator
            text: root.cure
            color: "black"
            Accessible.ignored: true
        }
    }
}
