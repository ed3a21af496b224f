import QtQuick
import Kiosk.Stage

// The keys at the bottom of a visit, and above them the switches that make it easier to read.
FocusScope {
    id: root

    required property StageViewModel stage
    required property bool shown
    required property string page

    readonly property bool comfortHasFocus: comfort.activeFocus

    signal wanted(string page)
    signal closed

    function focusOn(page: string) {
        bar.focusOn(page);
    }

    Comfort {
        id: comfort

        objectName: "comfort"
        width: parent.width
        // Over the keys themselves where nothing higher can be reached.
        readonly property bool isTooHigh: root.stage.reachTop > 0 && root.height - bar.height - height < root.stage.reachTop

        y: isTooHigh ? bar.y : bar.y - height
        z: 1
        mayClose: isTooHigh
        onClosed: root.closed()
        stage: root.stage
        visible: root.page === "comfort" && bar.visible
        enabled: visible
    }

    Bar {
        id: bar

        width: parent.width
        stage: root.stage
        shown: root.shown
        page: root.page
        openHeight: comfort.visible && !comfort.isTooHigh ? comfort.height : 0
        onWanted: page => root.wanted(page)
    }
}
