import QtQuick
import kiosk.poster
import kiosk.visitor

// The film in sign language, as large as there is room or beside the slide's words. It plays when the page opens; one
// key halts it and plays it again, one changes its size.
Page {
    id: root

    required property SignViewModel panel
    property bool isSmall: false
    property bool mayBeSmall: false
    readonly property real widest: Math.max(playKey.width, sizeKey.isThere ? sizeKey.width : 0)
    readonly property real dots: Screen.devicePixelRatio
    readonly property real gap: canvas.target * 0.15
    // Between its keys and the edges of the screen.
    readonly property real side: Math.max(gap * 2, canvas.u * 2)
    // Low enough for every finger, and beside the film where that leaves it more room than below.
    readonly property bool isBeside: width > height * 1.2

    signal sized(bool small)

    color: Theme.colors["ink"]
    heading: Phrases.words["Sign language"]

    Item {
        id: room

        x: root.gap
        y: root.gap
        width: root.width - x - root.gap - (root.isBeside ? root.widest + root.side : 0)
        height: root.height - y - root.gap - (root.isBeside ? 0 : playKey.height + root.side)
        Accessible.role: Accessible.Animation
        Accessible.name: root.heading

        onWidthChanged: root.panel.setRoom(width * root.dots, height * root.dots)
        onHeightChanged: root.panel.setRoom(width * root.dots, height * root.dots)

        Loader {
            id: picture

            anchors.fill: parent
            // Until its first picture is there, the film shows what another one left.
            visible: root.panel.isReady
            Component.onCompleted: {
                const file = root.canvas.drawsInSoftware ? "SignInSoftware.qml" : "SignOnCard.qml";
                setSource(file, {
                    "panel": root.panel
                });
            }
        }
    }

    TurnKey {
        id: sizeKey

        objectName: "signSizeKey"
        x: root.isBeside ? playKey.x + playKey.width - width : playKey.x - width - root.gap * 3
        y: root.isBeside ? playKey.y - height - root.gap * 2 : playKey.y
        canvas: root.canvas
        isThere: root.mayBeSmall
        sign: root.isSmall ? "whole" : "corner"
        name: root.isSmall ? Phrases.words["Larger"] : Phrases.words["Smaller"]
        otherName: root.isSmall ? Phrases.words["Smaller"] : Phrases.words["Larger"]
        onActivated: root.sized(!root.isSmall)
    }

    TurnKey {
        id: playKey

        objectName: "signPlayKey"
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: root.side
        canvas: root.canvas
        sign: root.panel.plays ? "pause" : "play"
        name: root.panel.plays ? Phrases.words["Pause"] : Phrases.words["Play"]
        otherName: root.panel.plays ? Phrases.words["Play"] : Phrases.words["Pause"]
        onActivated: {
            if (root.panel.plays)
                root.panel.pause();
            else
                root.panel.play();
        }
    }
}
