import QtQuick
import kiosk.poster

// One sentence, enormous, and a lead.
Poster {
    id: root

    isCrowded: isTooMuch(slide.text)
    belowHeight: lead.usedHeight
    plain: ({
            "text": lead.size
        })
    belowSize: slide.text === "" ? 0 : lead.size

    Body {
        id: lead

        role: "lead"
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
        wanted: Math.min(room, root.box.height * 0.5)
    }
}
