import QtQuick
import kiosk.poster
import kiosk.visitor

// The keys at the bottom of a visit, and above them the switches that make it easier to read.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property VisitorViewModel visitor
    required property bool shown
    required property string page

    readonly property bool displayHasFocus: display.activeFocus
    readonly property Item displayItem: display

    signal wanted(string page)
    signal closed

    function focusOn(page: string) {
        bar.focusOn(page);
    }

    Accessibility {
        id: display

        objectName: "accessibility"
        width: parent.width
        // In the keys' place where nothing higher can be reached, and where it would leave the slide too little.
        readonly property real reachTop: root.canvas.reachTop
        readonly property real topAbove: root.height - bar.height - neededHeight
        readonly property bool isTooHigh: reachTop > 0 && topAbove < reachTop
        readonly property bool leavesLittle:
            visible && root.height - bar.height - plainHeight < root.height * leastOfSlide
        // A title of three lines with a line of text has room in it.
        readonly property real leastOfSlide: 0.58
        // Until it closes: with every size that is tried, its keys would jump.
        property bool staysOnKeys: false
        readonly property bool isOnKeys: isTooHigh || staysOnKeys

        onLeavesLittleChanged: if (leavesLittle)
            staysOnKeys = true
        onVisibleChanged: if (!visible)
            staysOnKeys = false

        y: (isOnKeys ? root.height : bar.y) - height
        z: 1
        mayClose: isOnKeys
        onClosed: root.closed()
        canvas: root.canvas
        panel: root.visitor.accessibility
        visible: root.page === "accessibility" && bar.visible
        enabled: visible
    }

    // Captions keep left of it on a film that fills the screen; on a tall screen everything keeps above it.
    readonly property bool isVolumeAbove: volume.visible && !volume.isInRow
    readonly property real cornerWidth: isVolumeAbove && !canvas.isUpright ? volume.width : 0

    onCornerWidthChanged: canvas.setCornerWidth(cornerWidth)

    Volume {
        id: volume

        objectName: "volume"
        // Beside the other keys where there is room, else above them.
        isInRow: bar.freePlace.width >= wanted
        x: isInRow ? bar.freePlace.x + bar.freePlace.width - width : root.width - width
        y: isInRow ? bar.y + bar.freePlace.y : Math.max(bar.y - height, root.canvas.reachTop)
        z: 1
        canvas: root.canvas
        panel: root.visitor.bar
        visible: root.visitor.bar.filmSounds && root.shown && root.page === "" && bar.visible
        enabled: visible
    }

    Bar {
        id: bar

        width: parent.width
        canvas: root.canvas
        panel: root.visitor.bar
        accessibility: root.visitor.accessibility
        slide: root.visitor.stage.frontSlide
        hasSign: root.visitor.sign.isAvailable
        shown: root.shown
        page: root.page
        openHeight: {
            if (root.isVolumeAbove && root.canvas.isUpright)
                return volume.height;
            if (!display.visible)
                return 0;
            return display.isOnKeys ? display.height - bar.height : display.height;
        }
        isCovered: display.visible && display.isOnKeys
        onWanted: page => root.wanted(page)
    }
}
