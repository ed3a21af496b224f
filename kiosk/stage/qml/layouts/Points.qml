pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage
import ".."

// Up to four numbered points.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage

    readonly property real u: stage.u
    readonly property rect box: slide.hasArt ? stage.textBoxBesideArt : stage.textBoxAlone
    readonly property real inset: slide.bodyNeedsPanel ? u * 2 : 0
    readonly property color bodyInk: slide.bodyNeedsPanel ? Theme.colors["ink"] : slide.ink
    readonly property bool isReady: art.isSettled
    readonly property bool hasFailed: false

    Art {
        id: art

        slide: root.slide
        stage: root.stage
    }

    Label {
        id: label

        x: root.box.x
        y: root.box.y
        width: root.box.width
        size: root.u * 2.6
        text: root.slide.label
        color: root.slide.ink
    }

    Headline {
        id: headline

        x: root.box.x - root.u * 0.4
        y: label.y + label.usedHeight + root.u * 1.6
        words: root.slide.title
        boxWidth: root.box.width
        boxHeight: root.box.height - label.usedHeight - points.height - root.u * 5 - root.inset * 2
        largest: root.u * 10
        smallest: root.u * 6
        color: root.slide.ink
    }

    Panel {
        visible: root.slide.bodyNeedsPanel
        x: root.box.x
        y: points.y - root.inset
        width: root.box.width
        height: points.height + root.inset * 2
    }

    Column {
        id: points

        x: root.box.x + root.inset
        y: headline.y + headline.height + root.u * 3.4 + root.inset
        width: root.box.width - root.inset * 2
        spacing: root.u * 2.2

        Repeater {
            model: root.slide.points

            Item {
                id: point

                required property var modelData
                required property int index

                width: points.width
                height: words.height

                Text {
                    id: number

                    width: root.u * 7
                    text: point.index + 1
                    textFormat: Text.PlainText
                    color: root.bodyInk
                    font.family: Theme.headlineFamily
                    font.weight: Theme.headlineWeight
                    font.pixelSize: Math.max(8, root.u * 7.6)
                    lineHeight: 0.86
                    y: -root.u * 0.6
                }

                Column {
                    id: words

                    x: number.width
                    width: parent.width - x

                    Text {
                        width: parent.width
                        text: point.modelData.title
                        textFormat: Text.PlainText
                        wrapMode: Text.WordWrap
                        color: root.bodyInk
                        font.family: Theme.labelFamily
                        font.weight: Theme.labelWeight
                        font.pixelSize: Math.max(8, root.u * 4)
                    }

                    Words {
                        width: parent.width
                        visible: text !== ""
                        size: root.u * 3.6
                        text: point.modelData.text
                        color: root.bodyInk
                    }
                }
            }
        }
    }
}
