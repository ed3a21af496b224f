import QtQuick
import kiosk.poster

// A quotation and its author.
Poster {
    id: root

    readonly property real markSize: Math.min(u * 34, place.height * (isCrowded ? 0.26 : 0.4))
    // The quotation mark's ink fills only the upper part of its line.
    readonly property real markRoom: markSize * 0.36

    isCrowded: slide.title.length > 90
    box: Qt.rect(place.x, place.y - plainLift + markRoom, place.width + plainPush,
        place.height + plainLift + spare - markRoom)
    plain: ({
            "by": who.size,
            "text": about.size
        })
    largest: 13
    smallest: 6
    gap: 4
    belowHeight: who.usedHeight + (who.usedHeight > 0 && about.usedHeight > 0 ? u * 0.6 : 0) + about.usedHeight

    Text {
        x: root.isMirrored ? root.box.width - width : -font.pixelSize * 0.05
        y: -root.headlineBottom - root.gapRoom + root.box.y - root.markRoom - font.pixelSize * 0.16
        z: -1
        text: "\u201C"
        textFormat: Text.PlainText
        color: Theme.accentOn[root.slide.colorToken]
        opacity: root.motion.appeared(0, Theme.entranceMs)
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.markSize)
        Accessible.ignored: true
    }

    Words {
        id: who

        objectName: "by"
        motion: root.motion
        step: root.nextStep
        width: root.box.width
        maximumLineCount: 2
        size: root.u * (root.isCrowded ? 4.2 : 4.6)
        role: "label"
        words: root.slide.by
        language: root.slide.wordsLanguage
        color: root.slide.ink
    }

    Body {
        id: about

        y: who.usedHeight + (who.usedHeight > 0 ? root.u * 0.6 : 0)
        width: root.box.width
        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        step: root.nextStep + 1
        text: root.slide.text
        largest: 4.2
        room: Math.max(root.u * 6, root.room - who.usedHeight)
        wanted: Math.min(room, root.box.height * 0.3)
    }
}
