pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// The base of most layouts: picture, label and headline; a layout adds the part below.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion

    // The headline's sizes in u, the gap below it, and the height of the part below.
    property real largest: 18
    property real smallest: 8
    property real gap: 4
    property real belowHeight: 0
    // The text size of the part below: the title is larger than that.
    property real belowSize: 0
    property string headlineWords: slide.title
    // Set by a layout whose words do not fit beside the picture, which then moves aside as far as it may.
    property bool isCrowded: false
    property rect box: Qt.rect(place.x, place.y - plainLift, place.width + plainPush, place.height + plainLift + spare)
    // Set by a layout that moves its picture into the wordmark's corner, whatever the room: the name heads the words.
    property bool losesCorner: false
    // Set by a layout whose lowest words have a place of their own.
    property real lowestWords: 0
    property bool hasFailed: false
    property bool isReady: art.isSettled
    // The sizes of the words below the headline, by the kind of piece, and that of a code to scan: see Pages.
    property var plain: ({})
    property real codeSize: 0
    // How far the slide would move up where keys cover its words.
    property real raise: 0
    default property alias below: rest.data

    readonly property real u: canvas.u
    // Right-to-left languages are mirrored.
    readonly property bool isMirrored: Type.measure.isRightToLeft(slide.wordsLanguage)
    // Larger letters, or keys so high that no room is left, divide the words into pages.
    readonly property bool isPaged: canvas.textScale > 1 || raise > 0 && raise > wordsTop - u
    readonly property Pages pages: pagesLoader.item as Pages
    readonly property int parts: pages !== null ? pages.count : 1
    readonly property real wordsTop: label.usedHeight > 0 ? label.y : headline.y
    readonly property rect wholePlace: slide.hasArt ? canvas.textBoxBesideArt : canvas.textBoxAlone
    // A name that is too wide for the free corner of our drawings heads the words instead.
    readonly property bool hasMasthead: masthead.isWanted || losesCorner && Theme.wordmark !== ""
    // On a portrait screen words without a picture begin below the wordmark's line anyway.
    readonly property bool hasOwnLine: canvas.isPortrait && !slide.hasArt
    readonly property real mastheadRoom: hasMasthead && !hasOwnLine ? u * 7 : 0
    readonly property rect place: Qt.rect(wholePlace.x, wholePlace.y + mastheadRoom, wholePlace.width,
        wholePlace.height - mastheadRoom)
    // With two rows of visitor's keys a long text may use the space where these will appear: better than to be cut.
    readonly property real spare: isCrowded && canvas.keyRows > 1 ? canvas.belowWords : 0
    readonly property real plainPush: isCrowded ? mostPush : 0
    readonly property real plainLift: isCrowded && root.height < root.width * 1.6 ? mostLift : 0
    // Pages have all the room that the picture can leave; short ones have its place, too.
    readonly property bool isShort: isPaged && pagesBottom - (place.y - mostLift) < u * 50
    readonly property bool isAcross: isShort && !canvas.isPortrait
    readonly property bool isInsteadOfArt: isShort && canvas.isPortrait && slide.hasArt
    readonly property real pagesPush: isAcross && slide.hasArt ? root.width - canvas.artBox.x : mostPush
    readonly property real pagesLift: isInsteadOfArt ? canvas.artBox.height : mostLift
    readonly property real push: isPaged ? pagesPush : plainPush
    readonly property real lift: isPaged ? pagesLift : plainLift
    readonly property real mostPush: {
        if (!slide.hasArt || canvas.isPortrait)
            return 0;
        return Math.min(u * 26, canvas.artBox.width * (place.width < u * 56 ? 0.55 : 0.3));
    }
    // On a portrait screen that is broad as well, the picture moves up.
    readonly property real mostLift: {
        if (!slide.hasArt || !canvas.isPortrait)
            return 0;
        return Math.min(u * 24, canvas.artBox.height * 0.45);
    }
    readonly property rect bareArt: {
        if (!slide.hasArt)
            return Qt.rect(0, 0, 0, 0);
        const left = canvas.artBox.x + push;
        return Qt.rect(left, 0, root.width - canvas.artBox.x - push, canvas.artBox.height - lift);
    }
    // A photo, or a drawing that was moved aside, leaves no free corner for the wordmark.
    readonly property bool coversCorner: isAcross || slide.hasArt && (!slide.isDrawing || push > 0 || lift > 0)
    readonly property bool artIsSettled: art.isSettled
    readonly property real labelRoom: label.usedHeight > 0 ? label.usedHeight + u * 1.8 : 0
    readonly property real gapRoom: headlineWords === "" ? 0 : u * gap
    // For a long text the headline shrinks, but stays half as large again as the text.
    readonly property real leastSize: u * Math.max(5.2, smallest * 0.65)
    // In a narrow column it shrinks rather than have its words hyphenated.
    readonly property real narrow: Math.max(0.65, Math.min(1, box.width / (u * 60)))
    readonly property real leastHeadline:
        Type.measure.leastHeadline(headlineWords, slide.wordsLanguage, box.width, leastSize)
    // Space below the headline at its smallest size: now, and if the picture did not move aside.
    readonly property real room: box.height - labelRoom - leastHeadline - gapRoom
    readonly property real roomInPlace: place.height - labelRoom - gapRoom
        - Type.measure.leastHeadline(headlineWords, slide.wordsLanguage, place.width, leastSize)
    readonly property int nextStep: headline.lineCount
    readonly property real wordsBottom: Math.max(rest.y + rest.height, lowestWords)
    // Keys are up whenever pages are seen; without them, what a still picture shows ends above the foot.
    readonly property real pagesBottom: {
        const foot = wholePlace.y + wholePlace.height;
        return canvas.keysAreUp ? root.height - canvas.keysHeight - u : foot;
    }
    readonly property rect pagesBox: {
        const top = isInsteadOfArt ? canvas.textBoxAlone.y : place.y - lift;
        const width = isAcross ? root.width - place.x - u * 6 : place.width + push;
        return Qt.rect(place.x, top, width, Math.max(u * 20, pagesBottom - top));
    }
    readonly property real headlineBottom: headline.y + headline.height

    // Whether this running text does not fit below the headline at the smallest size it should have.
    function isTooMuch(text: string): bool {
        const panel = slide.bodyNeedsPanel ? u * 5.2 : 0;
        const height = Type.measure.textHeight(text, slide.wordsLanguage, place.width - panel, u * 3.6);
        return height + panel > roomInPlace;
    }

    Art {
        id: art

        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        push: root.push
        lift: root.lift
    }

    Masthead {
        id: masthead

        visible: root.hasMasthead && !root.canvas.wordsAreCovered
        canvas: root.canvas
        color: root.slide.ink
        isMirrored: root.isMirrored
        x: root.wholePlace.x
        y: root.hasOwnLine || root.isInsteadOfArt ? root.u * 5.2 : root.wholePlace.y - root.lift - root.u * 0.8
        width: root.wholePlace.width
        opacity: root.motion.appeared(0, Theme.entranceMs)
    }

    Label {
        id: label

        visible: !root.isPaged && !root.canvas.wordsAreCovered
        motion: root.motion
        x: root.box.x
        y: root.box.y
        width: root.box.width
        size: root.u * 2.6
        // A slide without the visitor's language names the one it is in.
        readonly property string foreignName:
            root.slide.isForeign ? root.canvas.languageName(root.slide.wordsLanguage) : ""

        text: [root.slide.label, foreignName].filter(each => each !== "").join(" · ")
        horizontalAlignment: root.isMirrored ? Text.AlignRight : Text.AlignLeft
        color: root.slide.ink
    }

    Headline {
        id: headline

        visible: !root.isPaged && !root.canvas.wordsAreCovered
        // Optical alignment: the first letter's ink is on the margin.
        x: root.box.x + setting.size * (root.isMirrored ? 0.045 : -0.045)
        y: root.box.y + root.labelRoom
        words: root.headlineWords
        language: root.slide.wordsLanguage
        boxWidth: root.box.width
        boxHeight: root.box.height - root.labelRoom - root.gapRoom - root.belowHeight
        largest: root.u * root.largest
        smallest: Math.max(root.u * root.smallest * root.narrow, root.belowSize * 1.3)
        least: Math.max(root.leastSize, root.belowSize * 1.3)
        color: root.slide.ink
        motion: root.motion
    }

    Item {
        id: rest

        visible: !root.isPaged && !root.canvas.wordsAreCovered
        x: root.box.x
        y: headline.y + headline.height + root.gapRoom
        width: root.box.width
        height: root.belowHeight
    }

    Loader {
        id: pagesLoader

        visible: !root.canvas.wordsAreCovered
        active: root.isPaged
        x: root.pagesBox.x
        y: root.pagesBox.y
        width: root.pagesBox.width
        sourceComponent: Pages {
            slide: root.slide
            canvas: root.canvas
            motion: root.motion
            room: root.pagesBox.height
            plain: Object.assign({
                "title": headline.setting.size
            }, root.plain)
            ink: root.slide.ink
            codeSize: root.codeSize
            lowRoom: root.canvas.reachTop > 0 ? root.pagesBox.y + root.pagesBox.height - root.canvas.reachTop : 0
        }
    }
}
