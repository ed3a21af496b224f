pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// The panel: its pages on the left or above, its languages and the way out, and one page at a time.
FocusScope {
    id: root

    required property OperatorViewModel operator
    readonly property PosterCanvas canvas: operator.canvas
    readonly property bool isTall: height > width
    readonly property real gap: operator.key * 0.12
    readonly property bool isFlat: !isTall && height < operator.key * 6.2
    readonly property real tabHeight: isTall ? operator.key * 0.9 : Math.min(operator.key, (height - gap * 8) / 6)
    readonly property var pages: ({
            "now": root.operator.words["Now"],
            "sound": root.operator.words["Sound"],
            "looks": root.operator.words["Screen"],
            "health": root.operator.words["Health"],
            "ending": root.operator.words["End"]
        })

    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: root.pages[root.operator.page]

    Keys.onEscapePressed: root.operator.close()
    Keys.onPressed: event => {
        root.operator.touch();
        event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors["paper"]
    }

    // Touches end here and do not reach the show below.
    TapHandler {
    }
    DragHandler {
        target: null
    }

    Row {
        id: top

        x: root.width - width - root.gap * 2
        y: root.gap
        spacing: root.gap

        Repeater {
            model: root.operator.languages

            PanelKey {
                required property string modelData

                objectName: "panelLanguage-" + modelData
                operator: root.operator
                height: root.tabHeight
                words: modelData.toUpperCase()
                name: root.canvas.languageName(modelData)
                isChoice: true
                isOn: root.operator.language === modelData
                onActivated: root.operator.speak(modelData)
            }
        }

        PanelKey {
            objectName: "panelClose"
            operator: root.operator
            height: root.tabHeight
            sign: "close"
            words: root.isTall ? "" : name
            name: root.operator.words["Close"]
            onActivated: root.operator.close()
        }
    }

    Grid {
        id: tabs

        x: root.gap * 2
        y: root.isTall ? top.y + top.height + root.gap * 2 : root.gap
        columns: root.isTall ? 3 : 1
        spacing: root.gap

        Repeater {
            model: Object.keys(root.pages)

            PanelKey {
                required property string modelData
                required property int index

                objectName: "panelTab-" + modelData
                operator: root.operator
                focus: index === 0
                width: {
                    if (root.isTall)
                        return (root.width - root.gap * 6) / 3;
                    return Math.max(root.operator.key * 1.6, root.width * 0.18);
                }
                height: root.tabHeight
                isChoice: true
                isOn: root.operator.page === modelData
                name: root.pages[modelData]
                onActivated: root.operator.openPage(modelData)
            }
        }
    }

    Rectangle {
        x: root.isTall ? 0 : tabs.x + tabs.width + root.gap
        y: root.isTall ? tabs.y + tabs.height + root.gap : 0
        width: root.isTall ? root.width : Math.max(2, root.operator.key * 0.02)
        height: root.isTall ? Math.max(2, root.operator.key * 0.02) : root.height
        color: Theme.colors["ink"]
        opacity: 0.3
    }

    Loader {
        id: page

        objectName: "panelPage"
        x: root.isTall ? root.gap * 2 : tabs.x + tabs.width + root.gap * 3
        y: (root.isTall ? tabs.y + tabs.height : top.y + top.height) + root.gap * 2
        width: root.width - x - root.gap * 2
        height: root.height - y - root.gap
        sourceComponent: ({
                "now": now,
                "sound": sound,
                "looks": looks,
                "health": health,
                "ending": ending
            })[root.operator.page]
    }

    Component {
        id: now

        NowPage {
            operator: root.operator
        }
    }

    Component {
        id: sound

        SoundPage {
            operator: root.operator
        }
    }

    Component {
        id: looks

        LooksPage {
            operator: root.operator
        }
    }

    Component {
        id: health

        HealthPage {
            operator: root.operator
        }
    }

    Component {
        id: ending

        EndingPage {
            operator: root.operator
        }
    }
}
