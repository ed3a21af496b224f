pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// The longer text of the slide beside its poster, in words that are each plain text; a finger or two keys scroll it.
Page {
    id: root

    required property SlideViewModel slide
    // On a tall screen the page is as wide as the slide and keeps its margin.
    readonly property real margin: u * (canvas.isPortrait ? 6 : 4)
    // Against all the room there is: the keys that turn the page take some of it only when it is.
    readonly property bool isLong: reader.contentHeight > height - reader.y + 1

    readonly property string language: slide !== null ? slide.wordsLanguage : ""
    readonly property bool isMirrored: Type.measure.isRightToLeft(language)
    // Whether the page leaves the words of its slide in sight, which are then not said twice.
    property bool besideWords: false

    heading: slide !== null ? slide.title.replace(/\n/g, " ") : ""

    // What stays in sight when the page is turned: more than a line, as one that is partly in sight is not seen.
    readonly property real kept: u * 8 * canvas.textScale

    function turn(way: int) {
        const furthest = Math.max(0, reader.contentHeight - reader.height);
        const wanted = Math.max(0, Math.min(furthest, reader.contentY + way * (reader.height - kept)));
        if (root.canvas.isReduced) {
            reader.contentY = wanted;
            return;
        }
        roll.to = wanted;
        roll.restart();
    }

    // Whether this key moves the text: arrows a little, Page keys by what is in sight, Home and End to its ends.
    function scroll(key: int): bool {
        const steps = {
            [Qt.Key_Up]: -root.u * 8,
            [Qt.Key_Down]: root.u * 8,
            [Qt.Key_PageUp]: kept - reader.height,
            [Qt.Key_PageDown]: reader.height - kept,
            [Qt.Key_Home]: -reader.contentHeight,
            [Qt.Key_End]: reader.contentHeight
        };
        if (!(key in steps))
            return false;
        roll.stop();
        const furthest = Math.max(0, reader.contentHeight - reader.height);
        reader.contentY = Math.max(0, Math.min(furthest, reader.contentY + steps[key]));
        return true;
    }

    NumberAnimation {
        id: roll

        target: reader
        property: "contentY"
        duration: Theme.settleMs
        easing.type: Theme.easeOut
    }

    // A strip in the slide's colour shows what the page belongs to. Beside a picture the slide's words stay in sight
    // and are not repeated here.
    Rectangle {
        id: head

        width: root.width
        height: title.visible ? title.height + root.u * 5 : root.u * 2.5
        color: root.slide !== null ? root.slide.color : Theme.colors["paper"]

        Text {
            id: title

            // Larger than the text below it, whatever size that has.
            readonly property real least: root.u * 4.7 * root.canvas.textScale
            readonly property real mostHeight: root.u * (root.canvas.isPortrait ? 16 : 13)
            readonly property var setting: Type.measure.headline(root.heading, root.language,
                root.width - root.margin * 2 - root.u, mostHeight, Math.max(root.u * 6, least), least, least)

            objectName: "moreTitle"
            visible: !root.besideWords
            x: root.margin
            y: root.u * 2.5
            width: root.width - root.margin * 2
            horizontalAlignment: root.isMirrored ? Text.AlignRight : Text.AlignLeft
            text: setting.text
            textFormat: Text.PlainText
            Accessible.role: Accessible.Heading
            Accessible.name: root.heading.replace(/\s+/g, " ")
            color: root.slide !== null ? root.slide.ink : Theme.colors["ink"]
            lineHeightMode: Text.FixedHeight
            lineHeight: setting.size * setting.leading
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, setting.size)
            font.letterSpacing: -0.015 * setting.size
        }
    }

    Rectangle {
        y: head.height
        width: root.width
        height: Math.max(1, root.u * 0.3)
        visible: root.slide !== null && root.slide.onPaper
        color: Theme.colors["ink"]
    }

    Flickable {
        id: reader

        objectName: "moreText"
        x: root.margin
        y: head.height + root.u
        width: root.width - x * 2 - (root.isLong && !turns.isFlat ? turns.width : 0)
        height: root.height - y - (root.isLong && turns.isFlat ? turns.height + root.u * 2 : 0)
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        onMovementStarted: roll.stop()

        // It stands where the finger leaves it.
        Binding {
            when: root.canvas.isCalm
            reader.flickDeceleration: 1e6
        }

        Column {
            id: column

            topPadding: root.u * 2
            bottomPadding: root.u * 4
            // As if the keys that turn the page were there: a width that went by them would go by its own height.
            width: Math.min(root.width - root.margin * 2 - (turns.isFlat ? 0 : turns.width),
                root.u * 120 * root.canvas.textScale)
            spacing: root.u * 2.6

            Repeater {
                model: root.slide !== null ? root.slide.more : []

                Item {
                    id: block

                    required property var modelData

                    readonly property real size: root.u * 3.6 * root.canvas.textScale
                    readonly property real indent: modelData.isItem ? root.u * 4.4 : 0
                    readonly property real lineHeight: metrics.lineSpacing * Theme.textLeading
                    readonly property var lines:
                        Type.measure.runs(modelData.words, root.language, column.width - indent, size)

                    // Cut by the edge, words would be no words: a line comes when all of it is in sight.
                    function isWhole(number: int): bool {
                        const top = y + number * lineHeight - reader.contentY;
                        return top > -1 && top + lineHeight < reader.height + 1;
                    }

                    width: column.width
                    height: lines.length * lineHeight
                    Accessible.role: modelData.isItem ? Accessible.ListItem : Accessible.StaticText
                    Accessible.name: modelData.words.map(each => each.text).join(" ")

                    FontMetrics {
                        id: metrics

                        font.family: Theme.textFamily
                        font.pixelSize: Math.max(8, block.size)
                    }

                    Rectangle {
                        visible: block.modelData.isItem && block.isWhole(0)
                        x: root.isMirrored ? parent.width - width - root.u : root.u
                        y: root.u * 1.9 * root.canvas.textScale
                        width: root.u * 1.4
                        height: width
                        color: Theme.accentOn["paper"]
                    }

                    Repeater {
                        model: block.lines

                        Repeater {
                            id: line

                            required property var modelData
                            required property int index
                            readonly property bool isWhole: block.isWhole(index)

                            model: modelData

                            Text {
                                required property var modelData

                                readonly property real fromStart: block.indent + modelData.x

                                x: root.isMirrored ? block.width - block.indent - modelData.x - width : fromStart
                                y: line.index * block.lineHeight
                                width: implicitWidth
                                visible: line.isWhole
                                text: modelData.text
                                textFormat: Text.PlainText
                                color: Theme.colors["ink"]
                                font.family: modelData.bold ? Theme.labelFamily : Theme.textFamily
                                font.weight: modelData.bold ? Theme.labelWeight : Font.Normal
                                font.pixelSize: Math.max(8, block.size)
                            }
                        }
                    }
                }
            }
        }
    }

    Item {
        id: turns

        readonly property real gap: root.canvas.target * 0.15
        // One above the other, or side by side where only that is low enough.
        readonly property bool isFlat: root.canvas.reachTop > 0

        visible: root.isLong
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: root.u * 2
        width: isFlat ? up.width + down.width + gap : Math.max(up.width, down.width)
        height: isFlat ? down.height : up.height + down.height + gap

        TurnKey {
            id: up

            objectName: "upKey"
            x: turns.isFlat ? 0 : parent.width - width
            canvas: root.canvas
            sign: "up"
            name: Phrases.words["Up"]
            visible: reader.contentY > 0.5
            onActivated: root.turn(-1)
        }

        TurnKey {
            id: down

            objectName: "downKey"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            canvas: root.canvas
            sign: "down"
            name: Phrases.words["Down"]
            visible: !reader.atYEnd
            onActivated: root.turn(1)
        }
    }
}
