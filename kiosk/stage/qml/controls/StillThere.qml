import QtQuick
import Kiosk.Stage

// Is anybody there? One touch anywhere stays; the seconds count down, one step a second.
Rectangle {
    id: root

    required property StageViewModel stage
    property int secondsLeft: Math.round(stage.warnSeconds)

    color: Theme.colors["ink"]

    Timer {
        interval: 1000
        repeat: true
        running: true
        onTriggered: root.secondsLeft = Math.max(0, root.secondsLeft - 1)
    }

    TapHandler {}

    Column {
        anchors.centerIn: parent
        spacing: root.stage.u * 4
        width: parent.width - root.stage.u * 12

        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: qsTr("Still there?")
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, root.stage.u * 13)
        }

        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: root.secondsLeft
            textFormat: Text.PlainText
            color: Theme.accentOn("ink")
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, root.stage.u * 26)
        }

        Text {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            text: qsTr("Touch the screen to go on reading.")
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.textFamily
            font.pixelSize: Math.max(8, root.stage.u * 4.6)
        }
    }
}
