pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// Everything that comes over the slides while a visitor is here. Loaded at the first visit, closed when it ends.
Item {
    id: root

    required property StageViewModel stage
    required property bool visitorIsHere

    objectName: "overlays"

    // What is open above the keys: one page at a time, or the comfort of reading, or nothing.
    property string page: ""
    readonly property bool isOpen: page !== "" && page !== "comfort"
    property bool wasHere: false
    readonly property real roomAbove: height - stage.barHeight

    function close() {
        page = "";
    }

    onVisitorIsHereChanged: {
        if (visitorIsHere)
            wasHere = true;
        else {
            close();
            // The next visitor starts without the last one's focus.
            root.forceActiveFocus();
        }
    }

    Connections {
        target: root.stage

        function onMoveRequested() {
            if (root.page === "more" || root.page === "take")
                root.close();
        }
    }

    // Beside a page that leaves the poster in sight: a touch there closes it.
    Item {
        anchors.fill: parent
        visible: root.isOpen

        TapHandler {
            onTapped: root.close()
        }
        DragHandler {
            target: null
        }
    }

    Loader {
        objectName: "topicsPage"
        width: root.width
        height: root.roomAbove
        active: root.page === "topics"
        sourceComponent: Topics {
            stage: root.stage
            onChosen: key => {
                root.stage.jump(key);
                root.close();
            }
            onClosed: root.close()
        }
    }

    Loader {
        objectName: "morePage"
        x: root.stage.isPortrait ? 0 : root.stage.artBox.x
        y: root.stage.isPortrait ? root.stage.artBox.height : 0
        width: root.width - x
        height: root.roomAbove - y
        active: root.page === "more"
        sourceComponent: ReadMore {
            stage: root.stage
            onClosed: root.close()
        }
    }

    Loader {
        objectName: "takePage"
        width: root.width
        height: root.roomAbove
        active: root.page === "take"
        sourceComponent: Take {
            stage: root.stage
            onClosed: root.close()
        }
    }

    Loader {
        anchors.fill: parent
        active: root.wasHere
        sourceComponent: Item {
            Comfort {
                objectName: "comfort"
                width: parent.width
                // Over the keys themselves where nothing higher can be reached.
                readonly property bool isTooHigh: root.stage.reachTop > 0 && root.height - bar.height - height < root.stage.reachTop

                y: isTooHigh ? bar.y : bar.y - height
                z: 1
                mayClose: isTooHigh
                onClosed: root.close()
                stage: root.stage
                visible: root.page === "comfort" && bar.visible
            }

            Bar {
                id: bar

                width: parent.width
                stage: root.stage
                shown: root.visitorIsHere
                page: root.page
                onWanted: page => root.page = root.page === page ? "" : page
            }
        }
    }

    Loader {
        objectName: "stillThere"
        z: 2
        anchors.fill: parent
        active: root.stage.phase === StageViewModel.Phase.StillThere
        sourceComponent: StillThere {
            stage: root.stage
        }
    }
}
