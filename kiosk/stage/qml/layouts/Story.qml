import QtQuick
import Kiosk.Stage
import ".."

// A picture and a short text under a title.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage

    readonly property real u: stage.u
    readonly property rect box: slide.hasArt ? stage.textBoxBesideArt : stage.textBoxAlone
    readonly property real inset: slide.bodyNeedsPanel ? u * 3 : 0
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
        boxHeight: root.box.height - label.usedHeight - story.usedHeight - root.u * 7 - root.inset * 2
        largest: root.u * 18
        smallest: root.u * 7
        color: root.slide.ink
    }

    Panel {
        visible: root.slide.bodyNeedsPanel && story.text !== ""
        x: root.box.x
        y: story.y - root.inset
        width: root.box.width
        height: story.usedHeight + root.inset * 2
    }

    Words {
        id: story

        objectName: "body"
        x: root.box.x + root.inset
        y: headline.y + headline.height + root.u * 4 + root.inset
        width: root.box.width - root.inset * 2
        size: Theme.textSize(text, width, root.box.height * 0.55 - root.inset * 2, root.u * 4.2, root.u * 3.6)
        text: root.slide.text
        color: root.slide.bodyNeedsPanel ? Theme.colors["ink"] : root.slide.ink
    }
}
