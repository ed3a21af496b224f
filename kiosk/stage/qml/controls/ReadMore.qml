pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// The longer text of the slide, in words that are each plain text.
Page {
    id: root

    readonly property CueViewModel slide: stage.frontSlide

    color: Theme.colors["paper"]
    heading: slide !== null ? slide.title : ""

    Flickable {
        id: reader

        objectName: "moreText"
        x: root.u * 6
        y: root.u * 6
        width: root.width - root.u * 12
        height: root.height - y - root.footHeight
        contentHeight: column.height + root.u * 4
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: Math.min(reader.width, root.u * 120)
            spacing: root.u * 3

            Text {
                width: parent.width
                text: root.heading.replace(/\n/g, " ")
                textFormat: Text.PlainText
                wrapMode: Text.WordWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.max(8, root.u * 3.6)
                color: Theme.colors["ink"]
                font.family: Theme.headlineFamily
                font.weight: Theme.headlineWeight
                font.pixelSize: Math.max(8, root.u * 8)
                lineHeight: 0.95
            }

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
                        color: Theme.colors["red"]
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
