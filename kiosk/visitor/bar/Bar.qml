pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// The visitor's keys, while somebody is here. The languages stay where the foot had them, under the same finger.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property BarViewModel panel
    required property AccessibilityViewModel accessibility
    required property SlideViewModel slide
    // Whether there is a film in sign language of the slide.
    required property bool hasSign
    required property bool shown
    // What is open above the keys; the key that opened it closes it.
    required property string page
    // What is open stands in the place of the keys, which are then neither seen nor told.
    property bool isCovered: false

    signal wanted(string page)

    readonly property real gap: canvas.target * 0.15
    readonly property real margin: Math.max(gap, canvas.u * 6 - Math.max(0, (canvas.target - canvas.u * 9.4) / 2))
    // Whether a row is enough is stated once, for the slides too; words in a language of long ones may still need two.
    readonly property real inARow: margin + languages.width + needed + goOn.width
    // Between groups of keys: more than between keys, unless that costs the row.
    readonly property real apart: inARow + gapOfWords * 6 > width ? gapOfWords : gapOfWords * 2
    readonly property bool oneRow: canvas.keyRows === 1 && inARow + apart * 2 + gap * 0.4 <= width

    // The focus goes to the key that opens and closes this page.
    function focusOn(page: string) {
        const key = {
            "topics": topics,
            "accessibility": display,
            "more": more,
            "sign": signKey,
            "take": take
        }[page];
        if (key !== undefined && key.enabled)
            key.forceActiveFocus();
    }

    // On a screen too narrow for all keys of a slide in one row, the last of them stands beside the languages.
    readonly property bool isTight: !isGrown && !oneRow && needed > width - gap * 2
    readonly property var keys: {
        const slides = [previousKey, topics, nextKey, display, filmKey, more, take];
        return [...slides, captionsKey, soundKey, signKey].filter(each => each.isThere);
    }
    readonly property real widthOfKeys: keys.reduce((sum, each) => sum + each.width, 0)
    readonly property real needed: widthOfKeys + (keys.length - 1) * gapOfWords
    // Where there is little room a short word must do; where that has to be one row, the next film is found in the
    // overview.
    readonly property bool isNarrow: width < canvas.target * (canvas.keyRows === 1 ? 20 : 11)
    readonly property string signName: isNarrow || isGrown ? Phrases.words["Signing"] : Phrases.words["Sign language"]
    readonly property bool isSignSpilt: isTight && signKey.isThere
    readonly property real neededWithoutSign: needed - (signKey.isThere ? signKey.width + gap : 0)
    // The last key but the one for sign language: the link, or the sound of a film.
    readonly property bool isLastSpilt: isTight && neededWithoutSign > width - gap * 2
    readonly property real lastWidth: {
        if (take.isThere)
            return take.width;
        return soundKey.isThere ? soundKey.width : 0;
    }

    // Larger letters wrap the keys into as many rows as they need.
    readonly property bool isGrown: canvas.textScale > 1
    // On a large screen whose targets are small beside it, a language is higher than a key.
    readonly property real pillHeight: panel.languages.length > 1 ? canvas.u * 6 * canvas.textScale : 0
    readonly property real rowHeight: Math.max(previousKey.height, pillHeight)
    // Large words that stand near each other would be read as one line; usual ones rather than take a row more.
    readonly property real air: Math.max(gap, canvas.u * 2)
    readonly property real spare: {
        if (canvas.keyRows > 1)
            return (width - gap * 2 - widthOfKeys) / Math.max(1, keys.length - 1) - 1;
        const others = margin + languages.width + goOn.width + Math.max(gap * 0.4, canvas.u * 2);
        return (width - others - widthOfKeys) / (keys.length + 1) - 1;
    }
    readonly property real gapOfWords: isGrown ? air : Math.max(gap, Math.min(air, spare))

    objectName: "bar"
    enabled: shown && !isCovered
    height: (oneRow ? rowHeight : way.height + rowHeight + gap) + gap * 2
    y: shown ? parent.height - height : parent.height
    visible: y < parent.height
    // How much higher the keys are with what stands open on them, or in their place: slides and captions keep above it.
    property real openHeight: 0
    readonly property real wholeHeight: height + openHeight

    // Where nothing stands, between the keys and the last one.
    readonly property rect freePlace: {
        const spilt = isTight ? spill.x + spill.width : languages.x + languages.width;
        const left = (oneRow ? way.x + way.width : spilt) + gap;
        return Qt.rect(left, goOn.y, goOn.x - gap - left, way.height);
    }

    onWholeHeightChanged: canvas.setKeysHeight(wholeHeight)

    Behavior on y {
        NumberAnimation {
            duration: root.canvas.isReduced ? 0 : Theme.settleMs
            easing.type: Theme.easeOut
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.isCovered
        color: Theme.colors["ink"]
    }

    Row {
        id: languages

        visible: !root.isCovered
        x: root.margin
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
        height: root.rowHeight
        spacing: Math.max(root.gap, root.canvas.u * 2)

        Repeater {
            model: root.panel.languages.length > 1 ? root.panel.languages : []

            Pill {
                required property string modelData

                objectName: "barPill-" + modelData
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                language: modelData
                isOn: root.panel.language === modelData
                onActivated: root.panel.speak(modelData)
                canvas: root.canvas
                grown: root.canvas.textScale
                ink: Theme.colors["paper"]
                ground: Theme.colors["ink"]
            }
        }
    }

    // First what is always there, in its place; then what only some slides have.
    Flow {
        id: way

        visible: !root.isCovered
        readonly property real spillRoom: root.isTight ? spill.width + root.gap : 0
        // What needs several rows keeps off the edges of the screen.
        readonly property bool wraps: root.isGrown && !root.oneRow && root.needed + 1 > root.width - root.gap * 2
        readonly property real side: wraps ? Math.max(root.gap, root.canvas.u * 3) : root.gap

        x: {
            if (root.oneRow)
                return languages.x + languages.width + root.apart;
            return Math.max(side, (root.width - width + spillRoom) / 2);
        }
        y: root.gap
        // A pixel more: sums of fractions must not break the row.
        width: root.isGrown && !root.oneRow ? Math.min(root.needed + 1, root.width - side * 2) : root.needed + 1
        spacing: root.gapOfWords

        BarKey {
            id: previousKey

            objectName: "previousKey"
            canvas: root.canvas
            sign: "previous"
            name: Phrases.words["Previous"]
            onActivated: root.panel.goBack()
        }

        BarKey {
            id: topics

            objectName: "topicsKey"
            canvas: root.canvas
            isOn: root.page === "topics"
            sign: isOn ? "close" : "topics"
            name: isOn ? Phrases.words["Close"] : Phrases.words["Overview"]
            otherName: isOn ? Phrases.words["Overview"] : Phrases.words["Close"]
            onActivated: root.wanted("topics")
        }

        BarKey {
            id: nextKey

            objectName: "nextKey"
            canvas: root.canvas
            sign: "next"
            name: Phrases.words["Next"]
            onActivated: root.panel.advance()
        }

        BarKey {
            id: display

            objectName: "accessibilityKey"
            canvas: root.canvas
            sign: "figure"
            isChoice: true
            isOn: root.page === "accessibility"
            name: Phrases.words["My way"]
            onActivated: root.wanted("accessibility")
        }

        BarKey {
            id: filmKey

            objectName: "filmKey"
            canvas: root.canvas
            isThere: root.panel.nextFilm !== "" && !(root.hasSign && root.isNarrow && root.canvas.keyRows === 1)
            sign: "film"
            name: Phrases.words["Film"]
            onActivated: {
                root.wanted("");
                root.panel.jump(root.panel.nextFilm);
            }
        }

        BarKey {
            id: more

            objectName: "moreKey"
            canvas: root.canvas
            isThere: root.slide !== null && root.slide.hasMore
            isOn: root.page === "more"
            sign: isOn ? "close" : "more"
            name: isOn ? Phrases.words["Close"] : Phrases.words["Read more"]
            otherName: isOn ? Phrases.words["Read more"] : Phrases.words["Close"]
            onActivated: root.wanted("more")
        }

        BarKey {
            id: take

            objectName: "takeKey"
            transform: Translate {
                x: root.isLastSpilt ? spill.x - way.x - take.x : 0
                y: root.isLastSpilt ? root.rowHeight + root.gap : 0
            }
            canvas: root.canvas
            isThere: root.slide !== null && root.slide.canTake
            isOn: root.page === "take"
            sign: isOn ? "close" : "take"
            name: isOn ? Phrases.words["Close"] : Phrases.words["Get the link"]
            otherName: isOn ? Phrases.words["Get the link"] : Phrases.words["Close"]
            onActivated: root.wanted("take")
        }

        BarKey {
            id: captionsKey

            objectName: "captionsKey"
            canvas: root.canvas
            isThere: root.panel.hasCaptions
            sign: "captions"
            isChoice: true
            isOn: root.accessibility.captions
            name: Phrases.words["Captions"]
            onActivated: root.accessibility.wantCaptions(!root.accessibility.captions)
        }

        BarKey {
            id: soundKey

            objectName: "soundKey"
            transform: Translate {
                x: root.isLastSpilt ? spill.x - way.x - soundKey.x : 0
                y: root.isLastSpilt ? root.rowHeight + root.gap : 0
            }
            canvas: root.canvas
            isThere: root.panel.isFilm
            sign: root.panel.filmSounds ? "sound" : "muted"
            isChoice: true
            isOn: root.panel.filmSounds
            name: Phrases.words["Sound"]
            onActivated: {
                if (root.panel.filmPlays)
                    root.panel.sound(!root.panel.filmSounds);
                else
                    root.panel.playFilm();
            }
        }

        BarKey {
            id: signKey

            objectName: "signKey"
            transform: Translate {
                x: root.isSignSpilt ? spill.x + spill.beforeSign - way.x - signKey.x : 0
                y: root.isSignSpilt ? root.rowHeight + root.gap : 0
            }
            canvas: root.canvas
            isThere: root.hasSign
            isOn: root.page === "sign"
            sign: isOn ? "close" : "sign"
            name: isOn ? Phrases.words["Close"] : root.signName
            otherName: isOn ? root.signName : Phrases.words["Close"]
            onActivated: root.wanted("sign")
        }
    }

    // Where the last keys stand that found no room in their row.
    Item {
        id: spill

        readonly property real beforeSign: root.isLastSpilt ? root.lastWidth + root.gap : 0

        x: languages.x + languages.width + root.gap * 2
        width: root.isSignSpilt ? beforeSign + signKey.width : root.lastWidth
    }

    GoOnKey {
        id: goOn

        objectName: "goOnKey"
        visible: !root.isCovered
        canvas: root.canvas
        panel: root.panel
        readonly property real spillRoom: root.isTight ? spill.width + root.gap * 2 : 0
        readonly property real leftmost: root.oneRow ? way.x + way.width + root.apart : spill.x + spillRoom
        readonly property real usual: Math.max(root.gap * 2, root.canvas.u * 2)
        readonly property real rightMargin: {
            if (root.oneRow)
                return Math.min(usual, root.width - root.inARow - root.apart * 2);
            return usual;
        }
        readonly property real rightmost: root.width - width - rightMargin
        readonly property real belowWordmark: root.width - width - root.canvas.u * 5.5

        // Its word ends where the slide's wordmark does, if there is room.
        x: Math.min(rightmost, Math.max(leftmost, belowWordmark))
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
    }
}
