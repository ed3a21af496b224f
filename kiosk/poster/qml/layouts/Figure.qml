import QtQuick
import kiosk.poster

// One number, as large as the poster allows, and what it counts.
Poster {
    id: root

    readonly property bool hasTitle: slide.title !== ""

    isCrowded: slide.title.length + slide.text.length > 140
    headlineWords: slide.figure
    plain: ({
            "heading": hasTitle ? heading.setting.size : 0,
            "text": body.size
        })
    largest: 46
    smallest: 16
    gap: 2.6
    readonly property real gapBody: heading.height > 0 && body.usedHeight > 0 ? u * 3 : 0

    belowHeight: heading.height + gapBody + body.usedHeight + source.room

    Headline {
        id: heading

        objectName: "title"
        words: root.slide.title
        language: root.slide.wordsLanguage
        boxWidth: root.box.width
        boxHeight: root.u * 24
        largest: root.u * 8
        smallest: root.u * 6
        color: root.slide.ink
        motion: root.motion
    }

    Body {
        id: body

        y: heading.height + (heading.height > 0 ? root.u * 3 : 0)
        width: root.box.width
        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        step: root.nextStep + heading.lineCount
        text: root.slide.text
        mostSize: heading.height > 0 ? heading.setting.size / 1.3 : 1e6
        room: Math.max(root.u * 8, root.room - heading.height - source.room - root.u * 3)
        wanted: Math.min(room, root.box.height * 0.35)
    }

    Rectangle {
        visible: root.slide.bodyNeedsPanel && source.words !== ""
        x: root.isMirrored ? root.box.width - width : 0
        y: source.y - source.inset
        width: source.contentWidth + 2 * source.inset
        height: source.implicitHeight + 2 * source.inset
        color: Theme.colors["paper"]
        opacity: root.motion.appeared(source.step, Theme.entranceMs)
    }

    Words {
        id: source

        readonly property real inset: root.slide.bodyNeedsPanel ? root.u * 1.2 : 0
        readonly property real room: words === "" ? 0 : implicitHeight + 2 * inset + root.u * 2.4

        objectName: "source"
        motion: root.motion
        step: root.nextStep + heading.lineCount + 1
        x: inset
        y: body.y + body.usedHeight + root.u * 2.4 + inset
        width: root.box.width - 2 * inset
        maximumLineCount: 2
        size: root.u * 2.6
        role: "label"
        words: root.slide.caption
        language: root.slide.wordsLanguage
        color: root.slide.bodyNeedsPanel ? Theme.colors["ink"] : root.slide.ink
    }
}
