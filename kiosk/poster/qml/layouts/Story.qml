import QtQuick
import kiosk.poster

// A picture and a short text under a title.
Poster {
    id: root

    isCrowded: isTooMuch(slide.text)
    belowHeight: story.usedHeight
    plain: ({
            "text": story.size
        })
    belowSize: slide.text === "" ? 0 : story.size
    smallest: 7

    Body {
        id: story

        width: root.box.width
        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        title: root.slide.title
        titleWidth: root.box.width
        titleRoom: root.box.height - root.labelRoom - root.gapRoom
        leastTitle: root.leastSize
        room: root.room
        wanted: Math.min(room, root.box.height * 0.55)
    }
}
