pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// Everything that comes over the slides while a visitor is here. Loaded at the first visit, closed when it ends.
Item {
    id: root

    required property StageViewModel stage
    required property bool visitorIsHere

    readonly property bool isOpen: topics.active || more.active
    property bool wasHere: false

    function closePages() {
        topics.active = false;
        more.active = false;
    }

    onVisitorIsHereChanged: {
        if (visitorIsHere)
            wasHere = true;
        else {
            closePages();
            // The next visitor starts without the last one's focus.
            root.forceActiveFocus();
        }
    }

    Loader {
        id: topics

        objectName: "topicsPage"
        z: 1
        anchors.fill: parent
        active: false
        sourceComponent: Topics {
            stage: root.stage
            onChosen: key => {
                root.stage.jump(key);
                topics.active = false;
            }
            onClosed: topics.active = false
        }
    }

    Loader {
        id: more

        objectName: "morePage"
        z: 1
        anchors.fill: parent
        active: false
        sourceComponent: ReadMore {
            stage: root.stage
            onClosed: more.active = false
        }
    }

    Connections {
        target: root.stage

        function onMoveRequested() {
            more.active = false;
        }
    }

    Loader {
        anchors.fill: parent
        active: root.wasHere
        sourceComponent: Item {
            Bar {
                width: parent.width
                stage: root.stage
                shown: root.visitorIsHere && !root.isOpen
                onTopicsWanted: topics.active = true
                onMoreWanted: more.active = true
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
