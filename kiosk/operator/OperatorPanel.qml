pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor
import kiosk.operator

// The panel: its pages on the left or above, its languages and the way out, and one page at a time.
FocusScope {
    id: root

    required property OperatorViewModel operator
    readonly property PosterCanvas canvas: operator.canvas
    readonly property bool isTall: height > width
    // The letter pad lies over all of it: then nothing below is told to who does not see.
    readonly property bool isCovered: operator.message.isTyping
    readonly property real gap: operator.key * 0.15
    readonly property bool isFlat: !isTall && height < operator.key * 6.2
    readonly property int count: operator.pages.length
    // Keys of 20 mm: upright in as many columns as leave no gap, otherwise in two where one is
    // higher than the screen.
    readonly property int across: [4, 3, 5].find(each => count % each === 0) ?? 4
    readonly property int columns: isTall ? across : Math.ceil(count * (operator.key + gap) / (height - gap))
    readonly property int rows: Math.ceil(count / columns)
    readonly property real tabWidth: {
        if (isTall)
            return (width - gap * (columns + 3)) / columns;
        return Math.max(operator.key * 1.5, width * 0.14);
    }

    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: root.operator.words[root.operator.titles[root.operator.page]]

    Keys.onEscapePressed: root.operator.close()
    Keys.onPressed: event => {
        root.operator.strike();
        event.accepted = focusOf.take(event.key) || turns(event.key);
    }

    // A page further.
    function turns(key: int): bool {
        const view = page.item as Scrolled;
        if (!view || (key !== Qt.Key_PageDown && key !== Qt.Key_PageUp))
            return false;
        view.further(key === Qt.Key_PageDown ? 1 : -1);
        return true;
    }

    KeyFocus {
        id: focusOf

        isByKeys: root.operator.isByKeys
        scope: root
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

    // The focus goes as one reads: upright the languages stand above the pages, otherwise beside them.
    Item {
        id: before

        anchors.fill: parent
    }

    Grid {
        id: tabs

        visible: !root.isCovered
        x: root.gap * 2
        y: root.isTall ? top.y + top.height + root.gap * 2 : root.gap
        columns: root.columns
        flow: root.isTall ? Grid.LeftToRight : Grid.TopToBottom
        rows: root.rows
        spacing: root.gap

        Repeater {
            model: root.operator.pages

            PanelKey {
                required property string modelData
                required property int index

                objectName: "panelTab-" + modelData
                operator: root.operator
                focus: index === 0
                width: root.tabWidth
                height: root.operator.key
                isChoice: true
                isOn: root.operator.page === modelData
                name: root.operator.words[root.operator.titles[modelData]]
                onActivated: root.operator.openPage(modelData)
            }
        }
    }

    Item {
        id: after

        anchors.fill: parent
    }

    Row {
        id: top

        parent: root.isTall ? before : after
        visible: !root.isCovered
        x: root.width - width - root.gap * 2
        y: root.gap
        spacing: root.gap

        Repeater {
            model: root.operator.languages

            PanelKey {
                required property string modelData

                objectName: "panelLanguage-" + modelData
                operator: root.operator
                words: modelData.toUpperCase()
                name: root.canvas.languageName(modelData) + " (" + words + ")"
                isChoice: true
                isOn: root.operator.language === modelData
                onActivated: root.operator.speak(modelData)
            }
        }

        PanelKey {
            objectName: "panelClose"
            operator: root.operator
            sign: "close"
            // The last seconds are counted: a touch anywhere, and the panel stays.
            readonly property string rest: root.operator.closesIn > 0 ? root.operator.closesIn.toString() : ""

            words: root.isTall || root.isFlat ? rest : (root.operator.words["Close"] + " " + rest).trim()
            name: root.operator.words["Close"]
            onActivated: root.operator.close()
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
        objectName: "letterPad"
        z: 1
        anchors.fill: parent
        active: root.operator.message.isTyping
        focus: active
        sourceComponent: LetterPad {
            operator: root.operator
        }
    }

    PanelText {
        objectName: "panelTitle"
        x: root.isTall ? root.gap * 2 : page.x + root.operator.key * 0.1
        y: top.y + (top.height - height) / 2
        width: top.x - x - root.gap
        operator: root.operator
        isHeading: true
        visible: !root.isFlat && !root.isCovered && implicitWidth <= width
        wrapMode: Text.NoWrap
        text: root.operator.words[root.operator.titles[root.operator.page]]
        font.pixelSize: Math.max(10, root.operator.key * 0.55)
    }

    Loader {
        id: page

        visible: !root.isCovered
        objectName: "panelPage"
        x: root.isTall ? root.gap * 2 : tabs.x + tabs.width + root.gap * 3
        y: (root.isTall ? tabs.y + tabs.height : top.y + top.height) + root.gap * 2
        width: root.width - x - root.gap * 2
        height: root.height - y - root.gap

        function open(): void {
            const name = root.operator.page;
            const file = name + "/" + name.charAt(0).toUpperCase() + name.slice(1) + "Page.qml";
            setSource(Qt.resolvedUrl(file), {
                "operator": root.operator
            });
        }

        Component.onCompleted: open()

        Connections {
            target: root.operator

            function onPageChanged(): void {
                page.open();
            }
        }
    }
}
