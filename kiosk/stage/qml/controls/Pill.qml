import QtQuick
import Kiosk.Stage

// A language, in its own short name.
Key {
    id: root

    required property string language
    required property StageViewModel stage
    required property color ink
    required property color ground

    name: stage.languageName(language)
    isOn: stage.language === language
    width: Math.max(stage.target, face.width)
    height: stage.target
    onActivated: stage.speak(language)

    Rectangle {
        id: face

        anchors.centerIn: parent
        width: Math.max(label.implicitWidth + root.stage.u * 5, root.stage.u * 9.4)
        height: root.stage.u * 6
        radius: height / 2
        color: root.isOn || root.isPressed ? root.ink : "transparent"
        border.width: Math.max(2, root.stage.u * 0.36)
        border.color: root.ink

        Rectangle {
            anchors.fill: parent
            anchors.margins: -root.stage.u
            visible: root.activeFocus
            radius: height / 2
            color: "transparent"
            border.width: Math.max(3, root.stage.u * 0.5)
            border.color: root.ink
        }

        Text {
            id: label

            anchors.centerIn: parent
            text: root.language.toUpperCase()
            textFormat: Text.PlainText
            color: root.isOn || root.isPressed ? root.ground : root.ink
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(8, root.stage.u * 3)
        }
    }
}
