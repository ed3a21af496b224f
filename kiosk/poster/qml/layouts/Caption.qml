import QtQuick
import kiosk.poster

// The captions of a film, complete and with their own line breaks: right below a film that leaves room, else above the
// foot, or above the bar while that is visible.
Rectangle {
    id: root

    required property PosterCanvas canvas
    required property string words
    // The layout around it, the minimum distance from its top, and whether the caption is below the film.
    required property Item layout
    required property real leastY
    required property bool isBelow
    // What a caption below the film may take until the title begins.
    required property real roomBelow
    // The play key in the middle of the film, while it is visible.
    required property Item keyInTheWay

    readonly property real u: canvas.u
    readonly property real margin: u * (isBelow ? 6 : 4)
    readonly property bool barIsUp: canvas.keysAreUp
    // The foot's targets are higher than the foot on small screens.
    readonly property real footHeight: canvas.hasTouch ? Math.max(u * 12, canvas.target) : u * 4
    readonly property real bottomY: layout.height - u * 2 - (barIsUp ? canvas.keysHeight : footHeight)

    readonly property real size: u * (isBelow ? 6 : 4.4)
    readonly property real plainLines: size * 2.75 + u * 2
    readonly property real twoLines: size * canvas.textScale * 2.75 + u * 2
    readonly property real underTheKey: keyInTheWay !== null ? keyInTheWay.y + keyInTheWay.height + u : leastY
    readonly property real roomAbove: keyInTheWay !== null ? keyInTheWay.y - u - leastY : 0
    readonly property real roomUnder: bottomY - Math.max(leastY, underTheKey)
    // A high bar on a low screen leaves little below the key.
    readonly property bool isOnTop:
        keyInTheWay !== null && roomUnder < size * canvas.textScale * 2.5 + u * 2 && roomAbove > roomUnder
    readonly property real room: {
        if (isBelow && keyInTheWay === null)
            return roomBelow;
        return isOnTop ? roomAbove : roomUnder;
    }
    // Left of what stands on the keys at the right.
    readonly property real corner: barIsUp && !isBelow && canvas.cornerWidth > 0 ? canvas.cornerWidth - margin + u : 0
    readonly property real mostWidth: layout.width - corner - (margin + u * 2) * 2

    readonly property font letters: Qt.font({
        "family": Theme.labelFamily,
        "weight": Theme.labelWeight
    })
    readonly property var setting:
        Type.measure.caption(words, letters, size * canvas.textScale, mostWidth, room - u * 2)

    objectName: "caption"
    // Read out as it comes, to whoever listens with a screen reader.
    onWordsChanged: if (words !== "")
        Accessible.announce(words, Accessible.Polite)
    visible: words !== ""
    width: text.width + u * 4
    height: text.height + u * 2
    x: isBelow ? margin : Math.min((layout.width - width) / 2, layout.width - corner - margin - width)
    // Right below the film, or above the foot or the bar.
    y: {
        if (isOnTop)
            return leastY;
        return isBelow ? Math.min(Math.max(leastY, underTheKey), bottomY - height) : bottomY - height;
    }
    color: Theme.captionGround

    Accessible.role: Accessible.StaticText
    Accessible.name: words
    Accessible.ignored: words === ""

    Text {
        id: text

        x: root.u * 2
        y: root.u
        text: root.setting.text
        textFormat: Text.PlainText
        horizontalAlignment: root.isBelow ? Text.AlignLeft : Text.AlignHCenter
        color: Theme.captionInk
        font.family: Theme.labelFamily
        font.weight: Theme.labelWeight
        font.pixelSize: Math.max(8, root.setting.size)
    }
}
