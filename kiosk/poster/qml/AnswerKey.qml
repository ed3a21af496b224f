import QtQuick
import kiosk.poster

// One answer of a poll: a broad bar to touch, which also shows how often it was chosen.
Key {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion
    // From 1, as the answers are counted on the slide.
    required property int number
    required property string words
    required property int step
    // How large its words are, and how small they may get in a bar of a given height.
    required property real size
    required property real leastSize
    required property real inset

    readonly property real u: canvas.u
    readonly property int place: number - 1
    readonly property int total: slide.votes.reduce((sum, each) => sum + each, 0)
    readonly property bool showsResult: total > 0 && (slide.hasVoted || !canvas.isTouchable)
    readonly property real risen: motion.risen(step)
    readonly property int votes: slide.votes[place] ?? 0
    readonly property real part: total > 0 ? votes / total : 0
    readonly property real edge: Math.max(2, u * 0.5)
    readonly property color barColor: Theme.colors[slide.onPaper ? "ink" : "paper"]
    readonly property color barInk: Theme.colors[slide.onPaper ? "paper" : "ink"]

    objectName: "answer-" + place
    name: showsResult ? words + ", " + share.text : words
    Accessible.description: slide.ownVote === place ? Phrases.words["Your answer"] : ""
    isAble: canvas.hasTouch && slide.isOnStage && !slide.hasVoted
    onActivated: slide.vote(place)
    opacity: motion.appeared(step, Theme.entranceMs / 2)
    transform: Translate {
        x: (1 - root.risen) * root.u * 8
    }

    Rectangle {
        objectName: "bar-" + root.place
        anchors.fill: parent
        color: root.barColor
        opacity: root.isPressed ? 0.8 : 1
        border.width: {
            if (root.activeFocus)
                return Math.max(4, root.u * 0.8);
            return root.slide.barNeedsEdge ? root.edge : 0;
        }
        border.color: root.barInk
    }

    // Within the bar, of which a rim is seen around it: beside the field it might be lost.
    Rectangle {
        readonly property real wanted: root.showsResult ? (parent.width - root.edge * 2) * root.part : 0

        objectName: "fill-" + root.place
        visible: root.showsResult
        x: root.edge
        y: root.edge
        width: wanted
        height: parent.height - root.edge * 2
        color: root.slide.fill

        Behavior on width {
            enabled: !root.canvas.isReduced && !root.canvas.isHeld
            NumberAnimation {
                duration: Theme.entranceMs
                easing.type: Theme.easeOut
            }
        }

        // Its end is visible even where the fill has the colour of the bar: above its words and below, not in them.
        Rectangle {
            objectName: "end-" + root.place
            anchors.right: parent.right
            width: Math.min(parent.width, Math.max(2, root.u * 0.5))
            height: Math.max(root.edge, (parent.height - answer.contentHeight) / 2 - root.u * 0.4)
            color: root.barInk

            Rectangle {
                y: root.height - root.edge * 2 - height
                width: parent.width
                height: parent.height
                color: root.barInk
            }
        }
    }

    Text {
        id: share

        objectName: "share"
        anchors.verticalCenter: parent.verticalCenter
        anchors.right: parent.right
        anchors.rightMargin: root.u * 3
        visible: root.showsResult
        text: Math.round(root.part * 100) + "\u202F%"
        textFormat: Text.PlainText
        color: root.barInk
        font.family: Theme.labelFamily
        font.weight: Theme.labelWeight
        font.pixelSize: Math.max(8, Math.min(root.size, root.height * 0.6))
    }

    Text {
        id: answer

        objectName: "answer"
        anchors.verticalCenter: parent.verticalCenter
        x: root.inset
        width: parent.width - root.inset * 2 - (share.visible ? share.width + root.u * 2 : 0)
        height: parent.height - root.u * (root.inset < root.u * 2 ? 0.4 : 1)
        verticalAlignment: Text.AlignVCenter
        text: root.words
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        lineHeight: 0.95
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.max(8, root.leastSize)
        color: root.barInk
        font.family: Theme.labelFamily
        font.weight: Theme.labelWeight
        font.pixelSize: Math.max(8, root.size)
    }
}
