pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// How loud a film is for this visitor, up to the stand's cap: softer, the level, louder. There while a film is heard.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property BarViewModel panel
    // Among other keys, and so without a margin.
    required property bool isInRow
    readonly property real gap: canvas.target * 0.15
    readonly property real wanted: keys.width
    readonly property string percent: panel.loudness + "\u202F%"

    width: keys.width + (isInRow ? 0 : gap * 4)
    height: keys.height + (isInRow ? 0 : gap * 1.5)

    Accessible.role: Accessible.Grouping
    Accessible.name: Phrases.words["Volume"]

    // Touches end here and do not reach the film below.
    TapHandler {}
    DragHandler {
        target: null
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors["ink"]
    }

    Row {
        id: keys

        x: root.isInRow ? 0 : root.gap * 2
        y: root.isInRow ? 0 : root.gap
        // Large words that stand near each other would be read as one line.
        spacing: Math.max(root.gap, root.canvas.u * 2)

        BarKey {
            id: softer

            objectName: "softerKey"
            canvas: root.canvas
            sign: "softer"
            name: Phrases.words["Softer"]
            onActivated: root.panel.changeLoudness(-1)
        }

        Item {
            id: level

            readonly property int steps: 10
            readonly property real thin: Math.max(1, root.canvas.u * 0.2)
            readonly property real sign: softer.faceSize

            width: Math.max(root.canvas.target, word.implicitWidth + root.canvas.u)
            height: Math.max(root.canvas.target + root.canvas.u * 1.6, softer.height)

            Row {
                anchors.horizontalCenter: parent.horizontalCenter
                y: word.y - root.canvas.u * 0.8 - height
                height: level.sign * 0.86
                spacing: Math.max(1, Math.round(level.sign * 0.06))

                Repeater {
                    model: level.steps

                    Rectangle {
                        required property int index

                        readonly property bool isFull: (index + 1) * 100 / level.steps <= root.panel.loudness

                        anchors.bottom: parent ? parent.bottom : undefined
                        width: Math.max(3, Math.round(level.sign * 0.155))
                        height: Math.round(level.sign * (0.21 + 0.65 * index / (level.steps - 1)))
                        color: isFull ? Theme.colors["paper"] : "transparent"
                        border.width: level.thin
                        border.color: Theme.colors["paper"]
                    }
                }
            }

            Text {
                id: word

                objectName: "loudness"
                anchors.horizontalCenter: parent.horizontalCenter
                y: (parent.height + level.sign - height + root.canvas.u * 0.4) / 2
                text: root.percent
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                color: Theme.colors["paper"]
                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: Math.max(8, root.canvas.u * 2.6 * root.canvas.textScale)
            }
        }

        BarKey {
            objectName: "louderKey"
            canvas: root.canvas
            sign: "louder"
            name: Phrases.words["Louder"]
            onActivated: root.panel.changeLoudness(1)
        }
    }
}
