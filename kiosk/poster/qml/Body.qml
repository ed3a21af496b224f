import QtQuick
import kiosk.poster

// The text below a headline. Small text on a field with too little contrast gets a panel.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion
    required property string text
    // Sizes in u, room in pixels: the space left by the headline at its smallest size.
    property real largest: 4.6
    property real wanted: room
    required property real room
    property int step: 0
    property string role: "body"
    // The title above it, and the space for both: the title stays larger than the text.
    property string title: ""
    property real titleWidth: width
    property real titleRoom: 0
    property real leastTitle: 0
    property real mostSize: 1e6

    readonly property string language: slide.wordsLanguage
    readonly property real u: canvas.u
    readonly property real given: Math.min(room, wanted)
    readonly property real plain: sizeWithin(0, largest)
    // Large letters are read at less contrast (WCAG 1.4.3: from 24 px at arm's length; here from 4.2 u).
    readonly property bool onPanel: slide.bodyNeedsPanel && plain < u * 4.2
    readonly property real inset: onPanel ? u * 2.6 : 0
    readonly property real size: onPanel ? sizeWithin(inset, 4) : plain
    readonly property real usedHeight: text === "" ? 0 : words.implicitHeight + 2 * inset

    function sizeWithin(inset: real, most: real): real {
        const across = width - 2 * inset;
        const allRoom = room - 2 * inset;
        const wantedRoom = given - 2 * inset;
        const least = u * 3.6;
        const largest = Math.max(least, Math.min(u * most, mostSize));
        const size = title === "" ?
            Type.measure.textSize(text, language, across, wantedRoom, largest, least) :
            Type.measure.sizeBelow(title, text, language, titleWidth, across, titleRoom - 2 * inset, wantedRoom,
                largest, least, leastTitle);
        // Too many words for the room there is: small is better than cut.
        return size > least ? size : Type.measure.textSize(text, language, across, allRoom, size, u * 2.9);
    }

    height: usedHeight
    visible: text !== ""

    Rectangle {
        anchors.fill: parent
        visible: root.onPanel
        color: Theme.colors["paper"]
        opacity: root.motion.appeared(root.step, Theme.entranceMs)
    }

    Words {
        id: words

        objectName: root.role
        motion: root.motion
        step: root.step
        x: root.inset
        y: root.inset
        width: root.width - 2 * root.inset
        maximumLineCount: Type.measure.linesIn(root.size, root.room - 2 * root.inset)
        size: root.size
        words: root.text
        language: root.language
        color: root.onPanel ? Theme.colors["ink"] : root.slide.ink
    }
}
