pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// A question and its answers, each a broad bar to touch: one vote a visit. After the vote, and in the loop, the bars
// show how often each was chosen.
Poster {
    id: root

    readonly property bool isSplit: !slide.hasArt && !canvas.isPortrait
    readonly property int count: slide.answers.length
    readonly property rect whole: Qt.rect(place.x, place.y - plainLift, place.width + plainPush,
        place.height + plainLift + spare)
    readonly property rect half: Qt.rect(canvas.textBoxAlone.x, whole.y, (root.width - u * 12) * 0.44, whole.height)
    readonly property bool isLow: canvas.reachTop > 0
    readonly property real barsWidth: {
        if (!isSplit)
            return box.width;
        return isLow ? root.width - u * 12 : root.width - u * 12 - half.width - u * 6;
    }
    // What must be low may go no lower than the words' own place: below it are the visitor's keys.
    readonly property real end: isLow ? wholePlace.y + wholePlace.height : whole.y + whole.height
    readonly property real gapLead: lead.usedHeight > 0 ? u * 3 : 0
    readonly property real leadRoom: lead.usedHeight > 0 ? lead.usedHeight + u * 3 : 0
    // Without a picture the bars begin below the wordmark's line and end above the foot.
    readonly property real barsRoom: isSplit ? whole.height - u * 6 : room - leadRoom
    readonly property real gapBars: Math.max(u * 1.6, canvas.target * 0.15)
    // Two columns with low reach, or where one column would not fit.
    readonly property bool isInTwo: isLow && count > 2 || !isSplit && count * (canvas.leastTarget + gapBars) > barsRoom
    readonly property real inset: u * (isInTwo ? 1.4 : 3)
    readonly property int rows: isInTwo ? Math.ceil(count / 2) : count
    // As far as the whole slide moves up where the keys are higher than their usual rows.
    readonly property real moved: isLow && canvas.keysAreUp ? Math.max(0, end + u * 2 - height + canvas.keysHeight) : 0
    readonly property real lowRoom: end - Math.max(canvas.reachTop + moved, whole.y)
    readonly property real rowsRoom: isLow ? lowRoom : barsRoom
    readonly property real mostBarHeight: {
        if (isLow)
            return u * 12;
        return u * (isSplit ? 14 : 11);
    }
    readonly property real barHeight: Math.max(canvas.leastTarget,
        Math.min(mostBarHeight, (rowsRoom - (rows - 1) * gapBars) / Math.max(1, rows)))
    readonly property real barsHeight: rows * barHeight + (rows - 1) * gapBars

    isCrowded: count > 3
    lowestWords: isLow ? end : 0
    plain: ({
            "text": lead.size
        })
    box: {
        if (isLow)
            return Qt.rect(whole.x, whole.y, whole.width, end - whole.y - barsHeight - u * 3);
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
                return root.end - root.barsHeight - root.headlineBottom - root.gapRoom;
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

            AnswerKey {
                required property string modelData
                required property int index

                slide: root.slide
                canvas: root.canvas
                motion: root.motion
                number: index + 1
                words: modelData
                step: root.nextStep + index
                size: root.u * 4.8
                leastSize: root.u * 2.6
                inset: root.inset
                width: (bars.width - (bars.columns - 1) * root.gapBars) / bars.columns
                height: root.barHeight
            }
        }
    }
}
