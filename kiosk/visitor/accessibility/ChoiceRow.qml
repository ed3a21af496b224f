import QtQuick
import kiosk.poster

// Keys in the middle of the screen's width, in as many rows as they need.
Item {
    id: root

    required property PosterCanvas canvas
    property real gap: canvas.target * 0.15
    // Large words that stand near each other would be read as one line.
    readonly property real gapOfWords: canvas.textScale > 1 ? Math.max(gap, canvas.u * 2) : gap
    default property alias keys: flow.children

    height: flow.height

    Flow {
        id: flow

        x: Math.max(root.gap, (root.width - wanted) / 2)
        width: root.width - 2 * x
        spacing: root.gapOfWords

        readonly property real wanted: {
            let sum = -root.gapOfWords;
            for (const each of children)
                sum += each.visible && each.width > 0 ? each.width + root.gapOfWords : 0;
            return Math.ceil(sum) + 1;
        }
    }
}
