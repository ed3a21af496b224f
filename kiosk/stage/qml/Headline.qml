pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// A headline: as large as it fits, lines broken by hand or balanced.
Column {
    id: root

    required property string words
    required property real boxWidth
    required property real boxHeight
    required property real largest
    required property real smallest
    required property color color

    readonly property var setting: Theme.headline(words, boxWidth, boxHeight, largest, smallest)
    // The ink begins below the line's top; pulling up by the difference aligns it with the box.
    readonly property real lineHeight: setting.size * Theme.leading

    objectName: "headline"
    width: boxWidth

    Repeater {
        model: root.setting.lines

        Item {
            id: line

            required property string modelData

            width: root.boxWidth
            height: root.lineHeight

            Text {
                anchors.verticalCenter: parent.verticalCenter
                text: line.modelData
                textFormat: Text.PlainText
                color: root.color
                font.family: Theme.headlineFamily
                font.weight: Theme.headlineWeight
                font.pixelSize: Math.max(8, root.setting.size)
                font.letterSpacing: -0.015 * root.setting.size
            }
        }
    }
}
