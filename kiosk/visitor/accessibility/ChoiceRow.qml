import QtQuick
import kiosk.poster

// Keys in the middle of the screen's width, in as many rows as they need.
Item {
    id: root

    required property PosterCanvas canvas
    property real gap: canvas.target * 0.15
    // Large words that stand near each other would be read as one line; usual ones rather than take a row more.
    readonly property real air: Math.max(gap, canvas.u * 2)
    readonly property real spare: (width - gap * 2 - flow.words) / Math.max(1, flow.count - 1) - 1
    readonly property real gapOfWords: canvas.textScale > 1 ? air : Math.max(gap, Math.min(air, spare))
    default property alias keys: flow.children

    height: flow.height

    Flow {
        id: flow

        // What needs several rows keeps off the edges of the screen.
        readonly property bool wraps: wanted > root.width - root.gap * 2
        readonly property real side: wraps ? Math.max(root.gap, root.canvas.u * 3) : root.gap

        x: Math.max(side, (root.width - wanted) / 2)
        width: root.width - 2 * x
        spacing: root.gapOfWords

        readonly property int count: children.filter(each => each.visible && each.width > 0).length
        readonly property real words: children.reduce((sum, each) => sum + (each.visible ? each.width : 0), 0)
        readonly property real wanted: Math.ceil(words + (count - 1) * root.gapOfWords) + 1
    }
}
