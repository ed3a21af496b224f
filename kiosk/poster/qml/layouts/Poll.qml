pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// A question and its answers, each a broad bar to touch: one vote a visit. After the vote, and in the loop, the bars
// show how often each was chosen.
Poster {
    id: root

    readonly property bool isSplit: !slide.hasArt && !canvas.isPortrait
    readonly property int count: slide.answers.length
    readonly property rect whole: Qt.rect(place.x, place.y - lift, place.width + push, place.height + lift + spare)
    readonly property rect half: Qt.rect(canvas.textBoxAlone.x, whole.y, (root.width - u * 12) * 0.44, whole.height)
    readonly property bool isLow: canvas.reachTop > 0
    readonly property real barsWidth: {
        if (!isSplit)
            return box.width;
        return isLow ? root.width - u * 12 : root.width - u * 12 - half.width - u * 6;
    }
    readonly property real gapLead: lead.usedHeight > 0 ? u * 3 : 0
    readonly property real leadRoom: lead.usedHeight > 0 ? lead.usedHeight + u * 3 : 0
    // Without a picture the bars begin below the wordmark's line and end above the foot.
    readonly property real barsRoom: isSplit ? whole.height - u * 6 : room - leadRoom
    readonly property real gapBars: Math.max(u * 1.6, canvas.target * 0.15)
    // Two columns with low reach, or where one column would not fit.
    readonly property bool isInTwo: isLow && count > 2 || !isSplit && count * (canvas.leastTarget + gapBars) > barsRoom
    readonly property real inset: u * (isInTwo ? 1.4 : 3)
    readonly property int rows: isInTwo ? Math.ceil(count / 2) : count
    readonly property real lowRoom: whole.y + whole.height - Math.max(canvas.reachTop, whole.y)
    readonly property real rowsRoom: isLow ? lowRoom : barsRoom
    readonly property real mostBarHeight: {
        if (isLow)
            return u * 12;
        return u * (isSplit ? 14 : 11);
    }
    readonly property real barHeight: Math.max(canvas.leastTarget,
        Math.min(mostBarHeight, (rowsRoom - (rows - 1) * gapBars) / Math.max(1, rows)))
    readonly property int total: slide.votes.reduce((sum, each) => sum + each, 0)
    readonly property bool visitorIsHere: canvas.isTouchable
    readonly property bool showsResult: total > 0 && (slide.hasVoted || !visitorIsHere)
    readonly property real barsHeight: rows * barHeight + (rows - 1) * gapBars
    readonly property real edge: Math.max(2, u * 0.5)
    readonly property color barColor: Theme.colors[slide.onPaper ? "ink" : "paper"]
    readonly property color barInk: Theme.colors[slide.onPaper ? "paper" : "ink"]

    isCrowded: count > 3
    box: {
        if (isLow)
            return Qt.rect(whole.x, whole.y, whole.width, whole.height - barsHeight - u * 3);
        return isSplit ? half : whole;
    }
    largest: isSplit ? 14 : 11
    smallest: 6
    belowHeight: isSplit || isLow ? lead.usedHeight : lead.usedHeight + gapLead + bars.height

    Body {
        id: lead

        width: root.box.width
        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        room: root.isSplit ? root.room : Math.max(root.u * 6, root.room - root.count * root.u * 8)
        wanted: Math.min(room, root.box.height * (root.isSplit ? 0.5 : 0.2))
    }

    Grid {
        id: bars

        columns: root.isInTwo ? 2 : 1
        x: root.isSplit && !root.isLow ? root.half.width + root.u * 6 : 0
        // Relative to the end of the headline; with low reach or when split the bars have a fixed place on the slide.
        y: {
            if (root.isLow)
                return root.whole.y + root.whole.height - root.barsHeight - root.headlineBottom - root.gapRoom;
            if (!root.isSplit)
                return lead.usedHeight + root.gapLead;
            const wanted = root.hasMasthead ? 0 : root.u * 6;
            const down = Math.max(0, Math.min(wanted, root.whole.height - root.barsHeight));
            return root.whole.y + down - root.headlineBottom - root.gapRoom;
        }
        width: root.barsWidth
        spacing: root.gapBars

        Repeater {
            model: root.slide.answers

            Key {
                id: bar

                required property string modelData
                required property int index

                readonly property real risen: root.motion.risen(root.nextStep + index)
                readonly property int votes: root.slide.votes[index] ?? 0
                readonly property real share: root.total > 0 ? votes / root.total : 0

                objectName: "answer-" + index
                name: root.showsResult ? modelData + ", " + share.text : modelData
                isAble: root.canvas.hasTouch && root.slide.isOnStage && !root.slide.hasVoted
                onActivated: root.slide.vote(index)
                width: (bars.width - (bars.columns - 1) * root.gapBars) / bars.columns
                height: root.barHeight
                opacity: root.motion.appeared(root.nextStep + index, Theme.entranceMs / 2)
                transform: Translate {
                    x: (1 - bar.risen) * root.u * 8
                }

                Rectangle {
                    objectName: "bar-" + bar.index
                    anchors.fill: parent
                    color: root.barColor
                    opacity: bar.isPressed ? 0.8 : 1
                    border.width: {
                        if (bar.activeFocus)
                            return Math.max(4, root.u * 0.8);
                        return root.slide.barNeedsEdge ? root.edge : 0;
                    }
                    border.color: root.barInk
                }

                // Within the bar, of which a rim is seen around it: beside the field it might be lost.
                Rectangle {
                    readonly property real wanted: root.showsResult ? (parent.width - root.edge * 2) * bar.share : 0

                    objectName: "fill-" + bar.index
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

                    // Visible even where the fill has the colour of the bar.
                    Rectangle {
                        objectName: "end-" + bar.index
                        anchors.right: parent.right
                        width: Math.min(parent.width, Math.max(2, root.u * 0.5))
                        height: parent.height
                        color: root.barInk
                    }
                }

                Text {
                    id: share

                    objectName: "share"
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    anchors.rightMargin: root.u * 3
                    visible: root.showsResult
                    text: Math.round(bar.share * 100) + "\u202F%"
                    textFormat: Text.PlainText
                    color: root.barInk
                    font.family: Theme.labelFamily
                    font.weight: Theme.labelWeight
                    font.pixelSize: Math.max(8, Math.min(root.u * 4.8, bar.height * 0.6))
                }

                Text {
                    objectName: "answer"
                    anchors.verticalCenter: parent.verticalCenter
                    x: root.inset
                    width: parent.width - root.inset * 2 - (share.visible ? share.width + root.u * 2 : 0)
                    height: parent.height - root.u * (root.isInTwo ? 0.4 : 1)
                    verticalAlignment: Text.AlignVCenter
                    text: bar.modelData
                    textFormat: Text.PlainText
                    wrapMode: Text.WordWrap
                    elide: Text.ElideRight
                    lineHeight: 0.95
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.max(8, root.u * 2.6)
                    color: root.barInk
                    font.family: Theme.labelFamily
                    font.weight: Theme.labelWeight
                    font.pixelSize: Math.max(8, root.u * 4.8)
                }
            }
        }
    }
}
