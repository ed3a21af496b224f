pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// The longer text of the slide beside its poster, in words that are each plain text; a finger or two keys scroll it.
Page {
    id: root

    readonly property CueViewModel slide: stage.frontSlide
    // On a tall screen the page is as wide as the slide and keeps its margin.
    readonly property real margin: u * (stage.isPortrait ? 6 : 4)
    readonly property bool isLong: reader.contentHeight > reader.height + 1

    heading: slide !== null ? slide.title.replace(/\n/g, " ") : ""

    function turn(way: int) {
        const furthest = Math.max(0, reader.contentHeight - reader.height);
        const wanted = Math.max(0, Math.min(furthest, reader.contentY + way * (reader.height - root.u * 8)));
        if (root.stage.isReduced) {
            reader.contentY = wanted;
            return;
        }
        roll.to = wanted;
        roll.restart();
    }

    NumberAnimation {
        id: roll

        target: reader
        property: "contentY"
        duration: Theme.settleMs
        easing.type: Theme.easeOut
    }

    // A strip of the slide's own colour: the page belongs to it. Beside a picture the words stay in sight and are not said
    // twice.
    Rectangle {
        id: head

        width: root.width
        height: title.visible ? title.height + root.u * 5 : root.u * 2.5
        color: root.slide !== null ? root.slide.color : Theme.colors["paper"]

        Text {
            id: title

            readonly property var setting: Type.headline(root.heading, root.stage.language, root.width - root.margin * 2 - root.u, root.u * (root.stage.isPortrait ? 16 : 13), root.u * 6, root.u * 4.6, root.u * 3.6)

            objectName: "moreTitle"
            visible: root.stage.isPortrait || root.slide !== null && !root.slide.hasArt
            x: root.margin
            y: root.u * 2.5
            text: setting.text
            textFormat: Text.PlainText
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

        Column {
            id: column

            topPadding: root.u * 2
            bottomPadding: root.u * 4
            width: Math.min(reader.width, root.u * 120)
            spacing: root.u * 2.6

            Repeater {
                model: root.slide !== null ? root.slide.more : []

                Item {
                    id: block

                    required property var modelData

                    width: column.width
                    height: flow.height

                    Rectangle {
                        visible: block.modelData.isItem
                        x: root.u
                        y: root.u * 1.9 * root.stage.comfort.textScale
                        width: root.u * 1.4
                        height: width
                        color: Theme.accentOn["paper"]
                    }

                    Flow {
                        id: flow

                        x: block.modelData.isItem ? root.u * 4.4 : 0
                        width: parent.width - x
                        spacing: root.u * 1.05

                        Repeater {
                            model: block.modelData.words

                            Text {
                                required property var modelData

                                text: modelData.text
                                textFormat: Text.PlainText
                                color: Theme.colors["ink"]
                                font.family: modelData.bold ? Theme.labelFamily : Theme.textFamily
                                font.weight: modelData.bold ? Theme.labelWeight : Font.Normal
                                font.pixelSize: Math.max(8, root.u * 3.6 * root.stage.comfort.textScale)
                            }
                        }
                    }
                }
            }
        }
    }

    Item {
        id: turns

        readonly property real gap: root.stage.target * 0.15
        // One above the other, or side by side where only that is low enough.
        readonly property bool isFlat: root.stage.reachTop > 0

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
            stage: root.stage
            sign: "up"
            name: qsTr("Up")
            visible: reader.contentY > 0.5
            onActivated: root.turn(-1)
        }

        TurnKey {
            id: down

            objectName: "downKey"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            stage: root.stage
            sign: "down"
            name: qsTr("Down")
            visible: !reader.atYEnd
            onActivated: root.turn(1)
        }
    }
}
