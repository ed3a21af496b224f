import QtQuick
import kiosk.poster
import kiosk.visitor

// A card to be read from afar: on the slide's picture, where it hides no words, else across the screen above the keys.
// Nothing in it can be touched: what lies below can.
Rectangle {
    id: root

    objectName: "noticeCard"

    required property PosterCanvas canvas
    required property NoticeViewModel panel
    // Where the slide has nothing but its picture; empty without one.
    required property rect artBox
    // The field of the slide that is shown.
    required property color field
    // What is at the bottom of the screen and stays free.
    required property real below

    readonly property real u: canvas.u
    readonly property real lowest: parent.height - below
    readonly property bool isOnArt: artBox.width >= u * 36 && Math.min(artBox.y + artBox.height, lowest) > u * 30
    readonly property string ground: Qt.colorEqual(field, Theme.colors["sun"]) ? "ink" : "sun"
    readonly property real size: {
        const length = panel.words.length;
        if (length > 80)
            return 4;
        return length > 40 ? 5 : 6.5;
    }

    x: isOnArt ? artBox.x : 0
    y: {
        if (panel.isOverFilm)
            return 0;
        return (isOnArt ? Math.min(artBox.y + artBox.height, lowest) : lowest) - height;
    }
    width: isOnArt ? artBox.width : parent.width
    height: words.height + u * 6
    color: Theme.colors[ground]
    Accessible.role: Accessible.AlertMessage
    Accessible.name: panel.words

    Rectangle {
        width: root.u * 1.6
        height: parent.height
        // Seen beside a red field too.
        color: Theme.colors[Qt.colorEqual(root.field, Theme.colors["red"]) ? "ink" : "red"]
    }

    Text {
        id: words

        objectName: "noticeWords"

        anchors.verticalCenter: parent.verticalCenter
        x: root.u * 5
        width: root.width - root.u * 9
        text: root.panel.words
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        maximumLineCount: 6
        elide: Text.ElideRight
        color: Theme.inkOn[root.ground]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(16, root.u * Math.max(root.size, Math.min(7.5, root.size * root.canvas.textScale)))
        lineHeight: 1.05
        Accessible.ignored: true
    }
}
