import QtQuick
import Kiosk.Stage

// Play the film with sound, from its start or from where it was halted.
Key {
    id: root

    required property StageViewModel stage
    // As high as it may be.
    property real room: 1e6

    readonly property real wordHeight: word.height + stage.u * 3

    name: stage.filmPaused ? qsTr("Continue with sound") : qsTr("Play with sound")
    width: Math.max(disc.width, word.width + stage.u * 4)
    height: disc.height + word.height + stage.u * 3
    onActivated: stage.playFilm()

    Rectangle {
        id: disc

        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.max(root.stage.target, Math.min(Math.max(root.stage.target * 1.6, root.stage.u * 22), root.room - root.wordHeight))
        height: width
        radius: width / 2
        color: root.isPressed ? Theme.accentOn["ink"] : Theme.colors["paper"]
        border.width: root.activeFocus ? Math.max(4, root.stage.u) : 0
        border.color: Theme.accentOn["paper"]

        Icon {
            anchors.centerIn: parent
            anchors.horizontalCenterOffset: size * 0.04
            sign: "play"
            color: Theme.accentOn["paper"]
            size: disc.width * 0.5
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        y: disc.height + root.stage.u
        width: word.width + root.stage.u * 4
        height: word.height + root.stage.u * 1.6
        color: Theme.colors["ink"]

        Text {
            id: word

            anchors.centerIn: parent
            text: root.name
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(8, root.stage.u * 3.6)
        }
    }
}
