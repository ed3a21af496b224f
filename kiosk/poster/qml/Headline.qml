pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// A headline: as large as it fits, lines broken by hand or balanced, rising one after another.
Column {
    id: root

    required property string words
    required property string language
    required property real boxWidth
    required property real boxHeight
    required property real largest
    required property real smallest
    required property color color
    required property SlideMotion motion
    // Below its smallest size only for lack of space: better small than on top of other words.
    property real least: smallest

    readonly property bool isMirrored: Type.measure.isRightToLeft(language)
    readonly property var setting: Type.measure.headline(words, language, boxWidth, boxHeight, largest, smallest, least)
    readonly property var lines: setting.text === "" ? [] : setting.text.split("\n")
    readonly property real lineHeight: setting.size * setting.leading
    readonly property int lineCount: lines.length

    objectName: "headline"
    width: boxWidth
    // Read as one, not line by line.
    Accessible.role: Accessible.Heading
    Accessible.name: words.replace(/\s+/g, " ")
    Accessible.ignored: words === ""

    Repeater {
        model: root.lines

        Item {
            id: line

            opacity: root.motion.spoken

            required property string modelData
            required property int index

            readonly property real risen: root.motion.risen(index)

            width: root.boxWidth
            height: root.lineHeight

            // The line rises from behind its own lower edge.
            Item {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width + root.setting.size
                height: text.height
                clip: line.risen < 1

                Text {
                    id: text

                    x: root.isMirrored ? root.boxWidth - width : 0
                    y: (1 - line.risen) * height
                    text: line.modelData
                    textFormat: Text.PlainText
                    visible: line.risen > 0
                    color: root.color
                    font.family: Theme.headlineFamily
                    font.weight: Theme.headlineWeight
                    font.pixelSize: Math.max(8, root.setting.size)
                    font.letterSpacing: -0.015 * root.setting.size
                }
            }
        }
    }
}
