pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// Everything that comes over the slides while a visitor is here. Loaded at the first visit, closed when it ends.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property VisitorViewModel visitor
    required property bool visitorIsHere
    // Whether a question stands above everything else.
    required property bool asks

    objectName: "overlays"

    // What is open above the keys: one page at a time, or what makes it easier to read, or nothing.
    readonly property string page: visitor.page
    readonly property bool isOpen: page !== "" && page !== "accessibility"
    // Nothing of the slide is seen: nobody is told of it either.
    readonly property bool isCovering: asks || isWhole
    readonly property bool isWhole: {
        if (page === "sign")
            return !signIsBeside;
        return page === "topics" || page === "take" || page === "more" && morePage.coversWords;
    }
    // The film in sign language is as large as there is room, or beside the words where the slide has its picture.
    property bool signIsSmall: false
    readonly property rect signBox: {
        const bottom = Math.min(artBox.y + artBox.height, roomAbove);
        return Qt.rect(artBox.x, artBox.y, artBox.width, Math.max(0, bottom - artBox.y));
    }
    readonly property bool signMayBeSmall: signBox.width >= canvas.u * 40 && signBox.height >= canvas.u * 30
    readonly property bool signIsBeside: page === "sign" && signIsSmall && signMayBeSmall
    // A page beside the words lies over the picture, and below a picture over the words.
    readonly property bool coversArt: {
        return signIsBeside || page === "more" && morePage.isBeside && !morePage.coversWords;
    }
    readonly property bool coversWords: page === "more" && !morePage.isBeside && !morePage.coversWords
    property bool wasHere: false
    readonly property real roomAbove: height - canvas.keysHeight
    // Where the slide in front has nothing but its picture; empty without one.
    required property rect artBox

    // What is open.
    readonly property Item pageItem: {
        const pages = {
            "topics": topicsPage.item,
            "more": morePage.item,
            "take": takePage.item,
            "sign": signPage.item,
            "accessibility": bottomRow.keys?.displayItem ?? null
        };
        return pages[page] as Item;
    }

    function close() {
        visitor.closePage();
    }

    onCoversArtChanged: canvas.setCovered(coversArt, coversWords)
    onCoversWordsChanged: canvas.setCovered(coversArt, coversWords)
    // Whether the open page takes this key to move its text.
    function scroll(key: int): bool {
        const page = pageItem as ReadMore;
        return page !== null && page.scroll(key);
    }

    // Whoever uses keys goes on in what has opened.
    function enter() {
        const first = pageItem?.nextItemInFocusChain(true) ?? null;
        let above = first;
        while (above && above !== pageItem)
            above = above.parent;
        if (above)
            first.forceActiveFocus(Qt.TabFocusReason);
    }

    onVisitorIsHereChanged: {
        if (visitorIsHere)
            wasHere = true;
        else
            // The next visitor starts without the last one's focus.
            nobody.forceActiveFocus();
    }

    Connections {
        // What closes, and whether it has the focus; that goes back to the key that opened it.
        property string leaving: ""
        property bool hadFocus: false

        target: root.visitor

        function onPageLeaves() {
            const displayHasFocus = bottomRow.keys !== null && bottomRow.keys.displayHasFocus;
            leaving = root.visitor.page;
            hadFocus = topicsPage.activeFocus || morePage.activeFocus || takePage.activeFocus || signPage.activeFocus
                || displayHasFocus;
        }

        function onPageChanged() {
            if (root.visitor.page === "" && hadFocus)
                bottomRow.keys.focusOn(leaving);
            else if (root.visitor.page !== "" && root.visitor.isByKeys)
                Qt.callLater(root.enter);
        }
    }

    Item {
        id: nobody
    }

    FocusScope {
        anchors.fill: parent
        enabled: !root.asks
        visible: !root.asks

        // Beside a page that leaves the poster in sight: a touch there closes it.
        Item {
            anchors.fill: parent
            visible: root.isOpen

            TapHandler {
                onTapped: root.close()
            }
        }

        Loader {
            id: topicsPage

            objectName: "topicsPage"
            width: root.width
            height: root.roomAbove
            active: root.page === "topics"
            sourceComponent: Topics {
                canvas: root.canvas
                panel: root.visitor.topics
                onChosen: key => {
                    root.visitor.topics.choose(key);
                    root.close();
                }
                onClosed: root.close()
            }
        }

        Loader {
            id: morePage

            objectName: "morePage"
            // Beside the slide's words or over all of them: never over a part, which would cut them.
            readonly property real leastBeside: root.canvas.u * 60 * root.canvas.textScale
            readonly property bool isBeside: !root.canvas.isPortrait && root.artBox.width >= leastBeside
            readonly property bool hasRoomBeside: root.artBox.width > 0 && (isBeside || root.canvas.isPortrait)
            // The largest letters have the whole width.
            readonly property bool coversWords: root.canvas.isLargest || !hasRoomBeside

            x: coversWords || root.canvas.isPortrait ? 0 : root.artBox.x
            y: coversWords || !root.canvas.isPortrait ? 0 : root.artBox.height
            width: root.width - x
            height: root.roomAbove - y
            active: root.page === "more"
            sourceComponent: ReadMore {
                besideWords: morePage.isBeside && !morePage.coversWords
                canvas: root.canvas
                slide: root.visitor.stage.frontSlide
                onClosed: root.close()
            }
        }

        Loader {
            id: takePage

            objectName: "takePage"
            width: root.width
            height: root.roomAbove
            active: root.page === "take"
            sourceComponent: TakeAlong {
                canvas: root.canvas
                slide: root.visitor.stage.frontSlide
                onClosed: root.close()
            }
        }

        Loader {
            id: signPage

            objectName: "signPage"
            x: root.signIsBeside ? root.signBox.x : 0
            y: root.signIsBeside ? root.signBox.y : 0
            width: root.signIsBeside ? root.signBox.width : root.width
            height: root.signIsBeside ? root.signBox.height : root.roomAbove
            active: root.page === "sign"
            // The next one is large again.
            onActiveChanged: root.signIsSmall = false
            sourceComponent: SignPage {
                canvas: root.canvas
                panel: root.visitor.sign
                isSmall: root.signIsBeside
                mayBeSmall: root.signMayBeSmall
                onSized: small => root.signIsSmall = small
                onClosed: root.close()
            }
        }

        Loader {
            id: bottomRow

            readonly property VisitorKeys keys: item as VisitorKeys

            anchors.fill: parent
            active: root.wasHere
            sourceComponent: VisitorKeys {
                canvas: root.canvas
                visitor: root.visitor
                shown: root.visitorIsHere
                page: root.page
                onWanted: page => {
                    if (root.page === page)
                        root.close();
                    else
                        root.visitor.openPage(page);
                }
                onClosed: root.close()
            }
        }
    }

    Loader {
        objectName: "stillThere"
        anchors.fill: parent
        active: root.asks
        sourceComponent: StillThere {
            canvas: root.canvas
            panel: root.visitor.question
            isByKeys: root.visitor.isByKeys
            isStill: root.canvas.isCalm || root.visitor.bar.isStopped || root.visitor.bar.filmPaused
        }
    }
}
