import QtQuick
import kiosk.poster

// Play the film with sound, from its start or from where it was paused.
Key {
    id: root

    required property PosterCanvas canvas
    required property SlideViewModel slide
    // Maximum height.
    property real room: 1e6
    // It has words beside it, and no film under it.
    property bool isSmall: false

    readonly property real smallDisc: Math.max(canvas.target, canvas.u * 14)
    // Small, with words of the usual size.
    readonly property real plainHeight: smallDisc + canvas.u * 7.5
    readonly property real wordHeight: word.height + canvas.u * 3

    name: slide.filmIsPaused ? Phrases.words["Continue with sound"] : Phrases.words["Play with sound"]
    width: Math.max(disc.width, word.width + canvas.u * 4)
    height: disc.height + word.height + canvas.u * 3
    onActivated: slide.wantPlay()

    Rectangle {
        id: disc

        anchors.horizontalCenter: parent.horizontalCenter
        readonly property real most: Math.max(root.canvas.target * 1.6, root.canvas.u * 22)
        // Captions stand above it, in the other part of the room.
        readonly property real beside: Math.max(root.smallDisc, root.room * 0.55 - root.wordHeight)
        readonly property real wanted: root.isSmall ? root.smallDisc : Math.min(most, beside)

        width: Math.max(root.canvas.target, Math.min(wanted, root.room - root.wordHeight))
        height: width
        radius: width / 2
        color: root.isPressed ? Theme.accentOn["ink"] : Theme.colors["paper"]
        border.width: {
            if (root.activeFocus)
                return Math.max(4, root.canvas.u);
            // What is behind it may have the disc's colour.
            return root.canvas.u * 0.6;
        }
        border.color: root.activeFocus ? Theme.accentOn["paper"] : Theme.colors["ink"]

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
        y: disc.height + root.canvas.u
        width: word.width + root.canvas.u * 4
        height: word.height + root.canvas.u * 1.6
        color: Theme.colors["ink"]

        Text {
            id: word

            anchors.centerIn: parent
            text: root.name
            textFormat: Text.PlainText
            color: Theme.colors["paper"]
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(8, root.canvas.u * 3.6 * root.canvas.textScale)
        }
    }
}
