import QtQuick
import Kiosk.Stage
import ".."

// One sentence, enormous, and a lead.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage

    readonly property real u: stage.u
    readonly property rect box: slide.hasArt ? stage.textBoxBesideArt : stage.textBoxAlone
    readonly property bool isReady: art.isSettled
    readonly property bool hasFailed: false

    Art {
        id: art

        slide: root.slide
        stage: root.stage
    }

    Label {
        id: label

        x: root.box.x
        y: root.box.y
        width: root.box.width
        size: root.u * 2.6
        text: root.slide.label
        color: root.slide.ink
    }

    Headline {
        id: headline

        x: root.box.x - root.u * 0.4
        y: label.y + label.usedHeight + root.u * 2
        words: root.slide.title
        boxWidth: root.box.width
        boxHeight: root.box.height - label.usedHeight - lead.usedHeight - root.u * 7
        largest: root.u * 18
        smallest: root.u * 8
        color: root.slide.ink
    }

    Words {
        id: lead

        objectName: "lead"
        x: root.box.x
        y: headline.y + headline.height + root.u * 4
        width: root.box.width
        size: Theme.textSize(text, width, root.box.height * 0.5, root.u * 4.6, root.u * 3.6)
        text: root.slide.text
        color: root.slide.ink
    }
}
