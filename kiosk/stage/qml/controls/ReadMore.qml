pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// The longer text of the slide, in words that are each plain text.
Page {
    id: root

    readonly property CueViewModel slide: stage.frontSlide

    color: Theme.colors["paper"]
    heading: slide !== null ? slide.title : ""

    // The slide's own paper stays at the top.
    Rectangle {
        id: head

        width: root.width
        height: title.height + root.u * 8
        color: root.slide !== null ? root.slide.color : Theme.colors["paper"]

        Text {
            id: title

            readonly property var setting: Type.headline(root.heading.replace(/\n/g, " "), root.stage.language, root.width - root.u * 12, root.u * (root.stage.isPortrait ? 26 : 15), root.u * 8, root.u * 5.2, root.u * 4)

            objectName: "moreTitle"
            x: root.u * 6
            y: root.u * 4
            text: setting.lines.join("\n")
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

    Flickable {
        id: reader

        objectName: "moreText"
        x: root.u * 6
        y: head.height + root.u
        width: root.width - root.u * 12
        height: root.height - y - root.footHeight
        contentHeight: column.height + root.u * 4
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            topPadding: root.u * 3
            width: Math.min(reader.width, root.u * 120)
            spacing: root.u * 3

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
                        y: root.u * 1.9
                        width: root.u * 1.4
                        height: width
                        color: Theme.accentOn("paper")
                    }

                    Flow {
                        id: flow

                        x: block.modelData.isItem ? root.u * 5 : 0
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
                                font.pixelSize: Math.max(8, root.u * 4)
                            }
                        }
                    }
                }
            }
        }
    }
}
