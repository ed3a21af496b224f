pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// The words of a slide at the size that a visitor chose, in place of its layout: as many pages as they need, of which
// one is seen. Nothing on them is smaller than on the layout, nothing is cut.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion
    // The label, the page's number and the words have this width, and this height altogether.
    required property real room
    // The sizes that words have on the layout, in pixels.
    required property var plain
    required property color ink
    // What it stands on is no field of the slide's colour, and needs no panel or label.
    property bool onOwnGround: false
    // The code to scan, as large as on the layout.
    property real codeSize: 0
    // Where keys must be low: the height from the bottom in which they may be, else 0.
    property real lowRoom: 0

    readonly property real u: canvas.u
    readonly property real grown: canvas.textScale
    readonly property string language: slide.wordsLanguage
    readonly property bool isMirrored: Type.measure.isRightToLeft(language)
    // Large letters are read at less contrast, see Body.
    readonly property bool onPanel: !onOwnGround && slide.bodyNeedsPanel && textSize < u * 4.2 * grown
    readonly property color bodyInk: onPanel ? Theme.colors["ink"] : ink

    readonly property real textSize: Math.max(plain.text ?? 0, u * 3.6) * grown
    readonly property real pointSize: (plain.point ?? u * 4.5) * grown
    readonly property real moreSize: (plain.more ?? u * 3.6) * grown
    // A title is larger than what stands below it.
    readonly property real below: slide.points.length > 0 ? Math.max(pointSize, moreSize) : textSize
    readonly property real titleSize: Math.max(plain.title ?? 0, slide.layout === "quote" ? 0 : below * 1.3)

    readonly property real headRoom: Math.max(label.usedHeight, mark.implicitHeight) + u * 1.8
    readonly property bool hasHead: count > 1 || label.usedHeight > 0
    readonly property real labelRoom: hasHead ? headRoom : 0
    readonly property real pageRoom: Math.max(u * 12, room - headRoom)
    readonly property bool isStacked: width < u * 56
    readonly property real addressHeight: u * (slide.address.length > 24 ? 13 : 9) * Math.sqrt(grown)
    readonly property real addressRoom: isStacked ? addressHeight : 0
    readonly property real scanSize: Math.min(codeSize, pageRoom - addressRoom)
    // A single page without a label has no head, and its room: answers stay together, if they can.
    readonly property var wholePage: label.usedHeight > 0 ? [] : divided(room)
    readonly property var pages: wholePage.length === 1 ? wholePage : divided(pageRoom)
    readonly property var frame: ({
        "language": language,
        "width": width,
        "lowRoom": lowRoom,
        "u": u,
        "inset": onPanel ? u * 2.6 : 0,
        "least": canvas.leastTarget,
        "leastTitle": below * 1.3,
        "gapOfTargets": Math.max(u * 1.6, canvas.target * 0.15),
        "codeHeight": slide.address === "" ? 0 : Math.max(scanSize, u * 9) + addressRoom,
        "sizes": {
            "title": titleSize,
            "heading": Math.max(plain.heading ?? 0, textSize * 1.3),
            "figure": plain.title ?? 0,
            "text": textSize,
            "point": pointSize,
            "more": moreSize,
            "by": (plain.by ?? u * 4.6) * grown,
            "source": u * 2.6 * grown,
            "answer": u * 4.8 * grown
        }
    })
    readonly property int count: pages.length
    readonly property var page: pages[Math.min(slide.part, count - 1)]
    readonly property real usedHeight: page.length > 0 ? page[page.length - 1].y + page[page.length - 1].height : 0
    // Keys that must be low stand at the bottom of the page.
    readonly property real down: lowRoom > 0 ? Math.max(0, room - labelRoom - usedHeight) : 0

    readonly property real wholeHeight: labelRoom + usedHeight

    height: room

    function divided(room: real): var {
        return Type.measure.pages(slide.pieces, Object.assign({
            "room": room
        }, frame));
    }

    Label {
        id: label

        motion: root.motion
        x: root.isMirrored ? root.width - width : 0
        width: root.width - root.u * 12 * root.grown
        size: root.u * 2.6 * root.grown
        wrapMode: Text.WordWrap
        maximumLineCount: 2
        readonly property string foreignName: root.slide.isForeign ? root.canvas.languageName(root.language) : ""

        text: [root.onOwnGround ? "" : root.slide.label, foreignName].filter(each => each !== "").join(" · ")
        horizontalAlignment: root.isMirrored ? Text.AlignRight : Text.AlignLeft
        color: root.ink
    }

    // Which page this is, of how many.
    Label {
        id: mark

        objectName: "pageMark"
        motion: root.motion
        visible: root.count > 1
        x: root.isMirrored ? 0 : root.width - width
        size: root.u * 2.6 * root.grown
        text: (root.slide.part + 1) + "/" + root.count
        color: root.ink
    }

    Repeater {
        model: root.page.length

        Item {
            id: piece

            required property int index

            readonly property var it: root.page[index] ?? root.page[0]
            readonly property bool isHeadline: ["title", "heading", "figure"].includes(it.kind)
            readonly property bool isRunning: ["text", "by", "source"].includes(it.kind)

            y: root.labelRoom + it.y + (it.kind === "answer" ? root.down : 0)
            width: root.width
            height: it.height

            Rectangle {
                anchors.fill: parent
                visible: piece.it.inset > 0
                color: Theme.colors["paper"]
                opacity: root.motion.appeared(piece.index, Theme.entranceMs)
            }

            Loader {
                active: piece.isHeadline
                sourceComponent: Headline {
                    objectName: piece.it.kind === "heading" ? "title" : "headline"
                    x: piece.it.size * (root.isMirrored ? 0.045 : -0.045)
                    words: piece.it.text
                    language: root.language
                    boxWidth: root.width
                    boxHeight: 1e6
                    largest: piece.it.size
                    smallest: piece.it.size
                    color: root.ink
                    motion: root.motion
                }
            }

            Loader {
                active: piece.isRunning
                x: piece.it.inset
                y: piece.it.inset
                sourceComponent: Words {
                    objectName: piece.it.kind === "text" ? "body" : piece.it.kind
                    motion: root.motion
                    step: piece.index
                    width: root.width - 2 * piece.it.inset
                    size: piece.it.size
                    role: piece.it.role
                    words: piece.it.text
                    language: root.language
                    color: piece.it.kind === "by" ? root.ink : root.bodyInk
                }
            }

            Loader {
                active: piece.it.kind === "point"
                x: piece.it.inset
                y: piece.it.inset
                sourceComponent: NumberedPoint {
                    width: root.width - 2 * piece.it.inset
                    number: piece.it.number
                    title: piece.it.text
                    words: piece.it.more
                    titleSize: piece.it.size
                    size: piece.it.moreSize
                    indent: piece.it.indent
                    language: root.language
                    color: root.bodyInk
                    motion: root.motion
                    step: piece.index
                }
            }

            Loader {
                active: piece.it.kind === "answer"
                sourceComponent: AnswerKey {
                    width: root.width
                    height: piece.it.height
                    slide: root.slide
                    canvas: root.canvas
                    motion: root.motion
                    number: piece.it.number
                    words: piece.it.text
                    step: piece.index
                    size: piece.it.size
                    leastSize: Math.min(piece.it.size, root.u * 4.8)
                    inset: root.u * 3
                }
            }

            Loader {
                active: piece.it.kind === "code" && piece.height > 0
                sourceComponent: ScanCode {
                    width: root.width
                    height: piece.it.height
                    slide: root.slide
                    canvas: root.canvas
                    room: root.scanSize
                    isThereAtOnce: true
                    isStacked: root.isStacked
                    stackRoom: root.addressRoom
                    opacity: root.motion.appeared(piece.index, Theme.entranceMs)
                }
            }
        }
    }
}
