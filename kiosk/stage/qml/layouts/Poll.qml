pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage
import ".."

// A question and its answers, each a broad bar.
Poster {
    id: root

    readonly property bool isSplit: !slide.hasArt && !stage.isPortrait
    readonly property int count: slide.answers.length
    readonly property rect whole: Qt.rect(place.x, place.y, place.width + push, place.height + spare)
    readonly property rect half: Qt.rect(stage.textBoxAlone.x, whole.y, (root.width - u * 12) * 0.44, whole.height)
    readonly property real barsWidth: isSplit ? root.width - u * 12 - half.width - u * 6 : box.width
    // Without a picture the bars begin below the wordmark's line and end above the foot.
    readonly property real barsRoom: isSplit ? whole.height - u * 6 : room - (lead.usedHeight > 0 ? lead.usedHeight + u * 3 : 0)
    readonly property real gapBars: u * 1.6
    readonly property real barHeight: Math.max(u * 6, Math.min(u * (isSplit ? 14 : 11), (barsRoom - (count - 1) * gapBars) / Math.max(1, count)))
    readonly property color barColor: Theme.colors[slide.colorToken === "paper" ? "ink" : "paper"]
    readonly property color barInk: Theme.colors[slide.colorToken === "paper" ? "paper" : "ink"]

    isCrowded: count > 3
    box: isSplit ? half : whole
    largest: isSplit ? 14 : 11
    smallest: 6
    belowHeight: isSplit ? lead.usedHeight : lead.usedHeight + (lead.usedHeight > 0 ? u * 3 : 0) + bars.height

    Body {
        id: lead

        width: root.box.width
        slide: root.slide
        stage: root.stage
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        room: root.isSplit ? root.room : Math.max(root.u * 6, root.room - root.count * root.u * 8)
        wanted: Math.min(room, root.box.height * (root.isSplit ? 0.5 : 0.2))
    }

    Column {
        id: bars

        x: root.isSplit ? root.half.width + root.u * 6 : 0
        y: root.isSplit ? root.whole.y + root.u * 6 - root.headlineBottom - root.gapRoom : lead.usedHeight + (lead.usedHeight > 0 ? root.u * 3 : 0)
        width: root.barsWidth
        spacing: root.gapBars

        Repeater {
            model: root.slide.answers

            Rectangle {
                id: bar

                required property string modelData
                required property int index

                readonly property real risen: root.motion.risen(root.nextStep + index)

                width: bars.width
                height: root.barHeight
                color: root.barColor
                opacity: root.motion.appeared(root.nextStep + index, Theme.entranceMs / 2)
                transform: Translate {
                    x: (1 - bar.risen) * root.u * 8
                }

                Text {
                    objectName: "answer"
                    anchors.verticalCenter: parent.verticalCenter
                    x: root.u * 3
                    width: parent.width - root.u * 6
                    height: parent.height - root.u
                    verticalAlignment: Text.AlignVCenter
                    text: bar.modelData
                    textFormat: Text.PlainText
                    wrapMode: Text.WordWrap
                    elide: Text.ElideRight
                    lineHeight: 0.95
                    fontSizeMode: Text.Fit
                    minimumPixelSize: Math.max(8, root.u * 3)
                    color: root.barInk
                    font.family: Theme.labelFamily
                    font.weight: Theme.labelWeight
                    font.pixelSize: Math.max(8, root.u * 4.8)
                }
            }
        }
    }
}
