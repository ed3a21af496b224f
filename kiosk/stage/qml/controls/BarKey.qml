import QtQuick
import Kiosk.Stage

// A sign with a word under it.
Key {
    id: root

    required property string sign
    required property StageViewModel stage

    readonly property color pressedColor: Theme.colors["red"]

    width: Math.max(stage.target, word.implicitWidth + stage.u)
    height: stage.target + stage.u * 1.6

    Rectangle {
        anchors.fill: parent
        radius: root.stage.u
        color: root.isPressed ? root.pressedColor : root.isOn ? Theme.colors["paper"] : "transparent"
        border.width: root.activeFocus ? Math.max(3, root.stage.u * 0.5) : 0
        border.color: Theme.accentOn("ink")
    }

    Icon {
        id: icon

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height - size - word.height - root.stage.u * 0.6) / 2
        sign: root.sign
        size: root.stage.target * 0.42
        color: word.color
    }

    Text {
        id: word

        anchors.horizontalCenter: parent.horizontalCenter
        y: icon.y + icon.size + root.stage.u * 0.6
        text: root.name
        textFormat: Text.PlainText
        color: root.isPressed ? Theme.inkOn("red") : root.isOn ? Theme.colors["ink"] : Theme.colors["paper"]
        font.family: Theme.labelFamily
        font.weight: Theme.labelWeight
        font.pixelSize: Math.max(8, root.stage.u * 2.6)
    }
}
