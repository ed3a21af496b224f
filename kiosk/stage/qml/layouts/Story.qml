import QtQuick
import ".."

// A picture and a short text under a title.
Poster {
    id: root

    isCrowded: isTooMuch(slide.text)
    belowHeight: story.usedHeight
    smallest: 7

    Body {
        id: story

        width: root.box.width
        slide: root.slide
        stage: root.stage
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        room: root.room
        wanted: Math.min(room, root.box.height * 0.55)
    }
}
