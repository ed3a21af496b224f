import QtQuick
import Kiosk.Stage
import ".."

// One sentence, enormous, and a lead.
Poster {
    id: root

    isCrowded: Type.textHeight(slide.text, place.width - (slide.bodyNeedsPanel ? u * 5.2 : 0), u * 3.6) + (slide.bodyNeedsPanel ? u * 5.2 : 0) > roomInPlace
    belowHeight: lead.usedHeight

    Body {
        id: lead

        role: "lead"
        width: root.box.width
        slide: root.slide
        stage: root.stage
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        room: root.room
        wanted: Math.min(room, root.box.height * 0.5)
    }
}
