import QtQuick
import kiosk.poster
import kiosk.visitor

// A sign with a word under it.
Key {
    id: root

    required property string sign
    required property PosterCanvas canvas

    // Said apart from what is visible, which also asks what it stands in.
    property bool isThere: true

    // What the key is called at other times: it keeps its width, and its neighbours their places.
    property string otherName: ""

    // The sign's size as a part of the target.
    property real signPart: 0.42
    readonly property Item face: icon
    // How large a sign of the usual size is.
    readonly property real faceSize: icon.usual
    // In high contrast the field is as light as the words: what is pressed looks like what is on.
    readonly property bool isLight: root.isOn || root.isPressed && root.canvas.highContrast

    visible: isThere
    width: Math.max(canvas.target, Math.max(word.implicitWidth, other.advanceWidth) + canvas.u * 0.4)
    // A target with a word below it; larger letters may need more than the target has.
    height: Math.max(canvas.target + canvas.u * 1.6, icon.usual + word.height + canvas.u * 2)

    TextMetrics {
        id: other

        font: word.font
        text: root.otherName
    }

    // Its field leaves the words some air, more than the target has.
    Rectangle {
        anchors.fill: parent
        anchors.leftMargin: -root.canvas.u * 0.4
        anchors.rightMargin: -root.canvas.u * 0.4
        radius: root.canvas.u
        color: {
            if (root.isLight)
                return Theme.colors["paper"];
            return root.isPressed ? Theme.colors["red"] : "transparent";
        }
        border.width: root.activeFocus ? Math.max(3, root.canvas.u * 0.5) : 0
        border.color: root.isLight ? Theme.accentOn["paper"] : Theme.accentOn["ink"]
    }

    Icon {
        id: icon

        anchors.horizontalCenter: parent.horizontalCenter
        // In the middle of the field that a sign of the usual size would have.
        // On a large screen that is seen from afar, targets are small beside its words: signs are not.
        readonly property real usual: Math.max(root.canvas.target * 0.42, word.font.pixelSize * 0.9)

        y: (parent.height - usual - word.height - root.canvas.u * 0.4 + usual - size) / 2
        sign: root.sign
        size: usual * root.signPart / 0.42
        color: word.color
    }

    Text {
        id: word

        anchors.horizontalCenter: parent.horizontalCenter
        y: (parent.height + icon.usual - height + root.canvas.u * 0.4) / 2
        text: root.name
        textFormat: Text.PlainText
        color: {
            if (root.isLight)
                return Theme.colors["ink"];
            return root.isPressed ? Theme.inkOn["red"] : Theme.colors["paper"];
        }
        font.family: Theme.labelFamily
        font.weight: Theme.labelWeight
        font.pixelSize: Math.max(8, root.canvas.u * 2.6 * root.canvas.textScale)
    }
}
