pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.stage
import kiosk.visitor

// The whole screen. Two slide holders take turns; the fallback slide lies beneath them, so no moment is empty.
FocusScope {
    id: root

    required property VisitorViewModel visitor

    // Whatever nothing else took.
    focus: true
    Keys.onPressed: event => event.accepted = goes(event.key)
    Keys.onEscapePressed: if (overlays.page !== "")
        overlays.close()

    readonly property StageViewModel stage: visitor.stage
    readonly property PosterCanvas canvas: visitor.canvas
    readonly property SlideHolder incoming: stage.front === 0 ? holderA : holderB
    readonly property SlideHolder outgoing: stage.front === 0 ? holderB : holderA
    // While the question stands there is nothing else to touch.
    readonly property bool asks: visitor.asks
    // Nor while the screen is dark: a touch wakes it, and nobody has seen what the finger was on.
    readonly property bool isDark: visitor.isDark
    // Nor below the operator's panel, where Tab would go on to what nobody sees.
    readonly property bool isOutOfReach: isDark || visitor.operatorIsHere
    // What lies below the operator's panel, or in the dark, is told to nobody.
    readonly property bool isUnseen: visitor.operatorIsHere || isDark && shade.opacity === 1
    // The foot stays under a finger that holds one of its keys.
    readonly property bool visitorIsHere: visitor.isHere && !foot.isHeld

    // Whether this key moves a long text, or the focus.
    function goes(key: int): bool {
        if (overlays.scroll(key))
            return true;
        return focusOf.has && focusOf.take(key) || toEnd(key);
    }

    // Home and End: of the page that is open, of the keys among which the focus is, or of the show.
    function toEnd(key: int): bool {
        if (key !== Qt.Key_Home && key !== Qt.Key_End)
            return false;
        if (focusOf.has || overlays.page !== "")
            focusOf.goToEnd(overlays.pageItem ?? root, key === Qt.Key_End);
        else
            visitor.bar.goToEnd(key === Qt.Key_End);
        return true;
    }

    KeyFocus {
        id: focusOf

        scope: root
        isByKeys: root.visitor.isByKeys && root.visitor.isHere
        isAway: root.asks
        onIsByKeysChanged: if (!isByKeys)
            last = Qt.rect(0, 0, 0, 0)
    }

    // The operator's way in, which lies over everything and tells of short touches itself.
    function isInCorner(at: point): bool {
        return at.x < visitor.corner && at.y < visitor.corner;
    }

    // Below everything: what a finger is on has lit up before the show hears of the touch. Takes it from nobody.
    Item {
        anchors.fill: parent

        PointHandler {
            enabled: !root.visitor.operatorIsHere
            onActiveChanged: if (active && !root.isInCorner(point.position))
                root.visitor.touch()
        }
    }

    Fallback {
        anchors.fill: parent
        canvas: root.canvas
        // Below the operator's panel, or in the dark, its words are told to nobody.
        shown: root.stage.hasFallback && !root.isUnseen
        opening: root.stage.opening
    }

    Item {
        id: slides

        objectName: "slides"
        anchors.fill: parent
        clip: false
        visible: !overlays.isCovering && !root.isUnseen
        Accessible.role: Accessible.Grouping
        Accessible.name: root.visitor.place
        enabled: !overlays.isOpen && !root.asks && !root.isOutOfReach

        SlideHolder {
            id: holderA

            objectName: "holderA"
            width: root.width
            height: root.height
            stage: root.stage
            slide: root.stage.slideA
            isFront: root.stage.front === 0
            isMoving: mover.isMoving
        }

        SlideHolder {
            id: holderB

            objectName: "holderB"
            width: root.width
            height: root.height
            stage: root.stage
            slide: root.stage.slideB
            isFront: root.stage.front === 1
            isMoving: mover.isMoving
        }
    }

    Mover {
        id: mover

        stage: root.stage
        incoming: root.incoming
        outgoing: root.outgoing
        sheet: paper
        span: root.width
        enabled: root.visitor.hasVisitor && !overlays.isOpen && !root.asks && !root.isOutOfReach
        anchors.fill: parent
    }

    Foot {
        id: foot

        objectName: "foot"
        enabled: !root.isOutOfReach && !earCorner.hasBegun
        canvas: root.canvas
        panel: root.visitor.foot
        slide: mover.footSlide
        shown: root.visitor.hasVisitor && !root.visitorIsHere && root.stage.frontSlide !== null && !root.isUnseen
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }

    WipeSheet {
        id: paper

        objectName: "sheet"

        span: root.width
        height: root.height
        color: root.incoming.slide !== null ? root.incoming.slide.color : "transparent"
    }

    Loader {
        objectName: "noticeOverShow"
        anchors.fill: parent
        active: root.visitor.notice.words !== ""
        // A page that was opened is read whole, and a question stands alone.
        visible: !overlays.isOpen && !root.asks && !root.isUnseen
        sourceComponent: Item {
            Notice {
                canvas: root.canvas
                panel: root.visitor.notice
                artBox: overlays.artBox
                field: root.stage.frontSlide !== null ? root.stage.frontSlide.color : Theme.colors["red"]
                below: {
                    if (root.visitorIsHere)
                        return root.canvas.keysHeight;
                    return root.visitor.hasVisitor ? foot.height : 0;
                }
            }
        }
    }

    Overlays {
        id: overlays

        anchors.fill: parent
        enabled: !root.visitor.operatorIsHere && !earCorner.hasBegun
        visible: !root.isUnseen
        canvas: root.canvas
        visitor: root.visitor
        visitorIsHere: root.visitorIsHere
        asks: root.asks
        artBox: root.stage.front === 0 ? holderA.bareArt : holderB.bareArt
    }

    EarCorner {
        id: earCorner

        anchors.left: parent.left
        anchors.bottom: parent.bottom
        canvas: root.canvas
        panel: root.visitor.guide
        enabled: root.visitor.hasVisitor && !root.isOutOfReach && !root.asks
    }

    Guide {
        objectName: "guideOverShow"
        anchors.fill: parent
        enabled: !root.isOutOfReach
        canvas: root.canvas
        panel: root.visitor.guide
    }

    Shade {
        id: shade

        objectName: "shade"
        anchors.fill: parent
        darkness: root.visitor.shade
        isDark: root.isDark
    }
}
