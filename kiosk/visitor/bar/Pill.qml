import QtQuick
import kiosk.poster
import kiosk.visitor

// A language, in its own short name.
Key {
    id: root

    required property string language
    required property PosterCanvas canvas
    required property color ink
    required property color ground
    // How much larger than usual its letters are.
    property real grown: 1

    // What stands on it is part of its name: somebody may say it to their own machine.
    name: canvas.languageName(language) + " (" + language.toUpperCase() + ")"
    isChoice: true
    width: Math.max(canvas.target, face.width)
    height: Math.max(canvas.target, face.height)

    Rectangle {
        id: face

        anchors.centerIn: parent
        width: Math.max(label.implicitWidth + root.canvas.u * 5, root.canvas.u * 9.4)
        height: root.canvas.u * 6 * root.grown
        radius: height / 2
        color: root.isOn || root.isPressed ? root.ink : "transparent"
        border.width: Math.max(2, root.canvas.u * 0.36)
        border.color: root.ink

        Rectangle {
            anchors.fill: parent
            anchors.margins: -root.canvas.u
            visible: root.activeFocus
            radius: height / 2
            color: "transparent"
            border.width: Math.max(3, root.canvas.u * 0.5)
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
            font.pixelSize: Math.max(8, root.canvas.u * 3 * root.grown)
        }
    }
}
