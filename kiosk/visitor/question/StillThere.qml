import QtQuick
import kiosk.poster
import kiosk.visitor

// Is anybody there? One touch anywhere stays; a ring counts down, one step a second. For who paused something or
// wants calm nothing counts: the words say how long the question stands.
Rectangle {
    id: root

    required property PosterCanvas canvas
    required property QuestionViewModel panel
    required property bool isStill
    // Whoever uses keys sees which one answers.
    property bool isByKeys: false
    property int secondsLeft: Math.round(panel.seconds)

    readonly property real u: canvas.u
    readonly property real grown: canvas.textScale

    color: Theme.colors["ink"]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text + " " + otherwise.text + (isStill ? "" : " " + secondsLeft)

    Timer {
        interval: 1000
        repeat: true
        running: !root.isStill
        onTriggered: root.secondsLeft = Math.max(0, root.secondsLeft - 1)
    }

    TapHandler {}

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - height) / 2
        spacing: root.u * 4
        width: parent.width - root.u * 12

        Text {
            id: question

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: Phrases.words["Still there?"]
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, root.u * 11)
        }

        Text {
            id: otherwise

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: {
                if (root.isStill)
                    return Phrases.words["If not, the show goes on in %1 seconds."].replace("%1", root.secondsLeft);
                return Phrases.words["If not, the show goes on."];
            }
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.textFamily
            font.pixelSize: Math.max(8, root.u * 4 * root.grown)
        }

        Item {
            visible: !root.isStill
            anchors.horizontalCenter: parent.horizontalCenter
            width: root.u * 28
            height: width

            Ring {
                anchors.fill: parent
                color: Theme.accentOn["ink"]
                rest: root.secondsLeft / Math.max(1, root.panel.seconds)
            }

            Text {
                objectName: "secondsLeft"
                anchors.centerIn: parent
                text: root.secondsLeft
                textFormat: Text.PlainText
                color: Theme.accentOn["ink"]
                font.family: Theme.headlineFamily
                font.weight: Theme.headlineWeight
                font.pixelSize: Math.max(8, root.u * 15)
            }
        }

        Key {
            id: stay

            objectName: "stayKey"
            anchors.horizontalCenter: parent.horizontalCenter
            name: Phrases.words["Yes, I am here"]
            width: word.width + root.u * 8
            height: Math.max(root.canvas.target, word.height + root.u * 3)
            onActivated: root.panel.stay()
            Component.onCompleted: if (root.isByKeys)
                forceActiveFocus(Qt.TabFocusReason)

            Rectangle {
                anchors.fill: parent
                radius: height / 2
                color: stay.isPressed ? Theme.accentOn["ink"] : Theme.colors["paper"]
                border.width: stay.activeFocus ? Math.max(4, root.u * 0.8) : 0
                border.color: Theme.accentOn["paper"]
            }

            Text {
                id: word

                anchors.centerIn: parent
                text: stay.name
                textFormat: Text.PlainText
                color: Theme.colors["ink"]
                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: Math.max(8, root.u * 4.2 * root.grown)
            }
        }
    }
}
