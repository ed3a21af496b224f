pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// A full-screen film, held on its first frame, with captions above the foot and a large key to play it with sound.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion
    // In software rendering: the FilmPicture item that the place lends to its films.
    property Item pictures: null

    readonly property real u: canvas.u
    // A wide film on an upright screen is the picture of a poster: its captions right below it, then its title, as
    // large as there is room.
    readonly property bool isAbove: canvas.isUpright && slide.isWideFilm
    // On a tall screen the wordmark's line stays free above it.
    readonly property real topRoom: height > width * 1.45 ? u * 14 + Math.max(0, height - u * 185) * 0.4 : 0
    readonly property bool coversCorner: !isAbove || topRoom - lackAbove < u * 11
    // Where higher keys need the room, everything moves up and then the film gets smaller; the title never does. Where
    // the film would be too small, it is the title that makes room.
    readonly property real filmHeight: width / slide.filmAspect
    readonly property real captionsRoom: slide.hasCaptions ? caption.plainLines + u * 3 : u * 2
    readonly property real plainTitleY: topRoom + filmHeight + u * 2 + captionsRoom
    readonly property real plainLowest: canvas.textBoxAlone.y + canvas.textBoxAlone.height
    // Where the play key must be lower than the film, it stands below the title, which leaves it the room.
    readonly property bool keyIsBelow: isAbove && canvas.reachTop + playKey.plainHeight > topRoom + filmHeight
    readonly property real plainKeyRoom: keyIsBelow ? playKey.plainHeight + u * 2 : 0
    readonly property real keyRoom: keyIsBelow && playKey.visible ? playKey.height + u * 2 : 0
    readonly property real keysTop: height - canvas.keysHeight - u
    readonly property real lowest: canvas.keysAreUp ? keysTop - keyRoom : plainLowest
    // With what hangs below its last line.
    readonly property real titleHeight: title.lineCount * title.lineHeight + title.setting.size * 0.14
    readonly property real mostAbove: Math.max(0, topRoom - u * 2)
    readonly property bool hasTitle: isAbove && plainTitleY + titleHeight - lowest - mostAbove <= filmHeight * 0.7
    readonly property real end: plainTitleY + (hasTitle ? titleHeight : 0)
    readonly property real lack: isAbove ? Math.max(0, end - lowest) : 0
    readonly property real lackAbove: Math.min(lack, mostAbove)
    readonly property real lackFilm: Math.min(lack - lackAbove, filmHeight * 0.7)
    readonly property bool hasPlace: pictures !== null || card.status === Loader.Ready
    readonly property bool isReady: slide.isFilmReady && hasPlace && poster.status !== Image.Loading
    readonly property bool hasFailed: false
    readonly property bool visitorIsHere: canvas.isTouchable

    Component.onCompleted: if (pictures !== null) {
        pictures.slide = slide; // qmllint disable missing-property
        pictures.parent = picture;
        pictures.width = Qt.binding(() => picture.width);
        pictures.height = Qt.binding(() => picture.height);
    }
    Component.onDestruction: if (pictures !== null && pictures.parent === picture) {
        pictures.slide = null; // qmllint disable missing-property
        pictures.parent = null;
        pictures.width = 0;
        pictures.height = 0;
    }

    // A film that nearly fills the window has bars, not a poster, beside it.
    Rectangle {
        anchors.fill: parent
        visible: !root.isAbove
        color: Theme.colors["ink"]
    }

    Item {
        id: picture

        Accessible.role: Accessible.Animation
        Accessible.name: root.slide.pictureName
        Accessible.description: {
            if (root.slide.filmIsPaused)
                return Phrases.words["The film is paused."];
            if (!root.slide.filmPlays)
                return "";
            return root.slide.filmSounds ? Phrases.words["The film is playing."]
                : Phrases.words["The film is playing without sound."];
        }
        x: (root.width - width) / 2
        y: root.isAbove ? root.topRoom - root.lackAbove : 0
        width: root.lackFilm > 0 ? height * root.slide.filmAspect : root.width
        height: root.isAbove ? root.filmHeight - root.lackFilm : root.height

        Loader {
            id: card

            anchors.fill: parent
            Component.onCompleted: if (!root.canvas.drawsInSoftware)
                setSource("FilmOnCard.qml", {
                    "slide": root.slide
                })
        }
    }

    // For its tile in the overview.
    Connections {
        target: root.slide

        function onFilmIsTelling() {
            const aspect = root.slide.fit === "contain" ? root.slide.filmAspect : 0;
            if (root.slide.isOnStage)
                picture.grabToImage(result => root.slide.setPictured(result.image, aspect));
        }
    }

    Headline {
        id: title

        visible: root.hasTitle
        x: root.u * 6 - setting.size * 0.045
        // Larger captions push it down as far as there is room; it gets no smaller for them.
        readonly property real nearest: caption.leastY + root.captionsRoom
        readonly property real wantedY: nearest + (root.slide.hasCaptions ? caption.twoLines - caption.plainLines : 0)

        y: Math.min(wantedY, Math.max(nearest, root.lowest - root.titleHeight))
        words: root.slide.title
        language: root.slide.wordsLanguage
        motion: root.motion
        boxWidth: root.width - root.u * 12
        // Above the keys that a touch brings up.
        boxHeight: Math.max(root.u * 8, root.plainLowest - root.plainTitleY - root.plainKeyRoom)
        largest: root.u * 26
        smallest: root.u * 8
        color: root.slide.ink
    }

    // The organiser's poster is shown until the film has played, and for who wants calm when it has ended; without one,
    // the film's first and last frames.
    Image {
        id: poster

        anchors.fill: picture
        readonly property bool isBack: root.canvas.isCalm && !root.slide.filmPlays && !root.slide.filmIsPaused

        visible: status === Image.Ready && (!root.slide.filmHasPlayed || isBack)
        source: root.slide.artwork
        asynchronous: true
        cache: false
        retainWhileLoading: true
        autoTransform: true
        sourceSize: Qt.size(root.width, root.height)
        fillMode: Image.PreserveAspectCrop
    }

    Caption {
        id: caption

        canvas: root.canvas
        words: root.slide.captionText
        layout: root
        leastY: root.isAbove ? picture.y + picture.height + root.u * 2 : root.u * 6
        isBelow: root.isAbove
        roomBelow: (root.hasTitle ? title.y - root.u * 3 : root.lowest) - leastY
        readonly property bool mayMeetKey: !root.isAbove || playKey.y + playKey.height > leastY && !root.keyIsBelow

        keyInTheWay: playKey.visible && mayMeetKey ? playKey : null
    }

    PlayKey {
        id: playKey

        objectName: "playKey"
        x: (root.width - width) / 2
        // In the middle of the film, or as low as the stand's reach demands, where no title is; always above the bar.
        readonly property real middle: picture.y + (picture.height - height) / 2 - (root.isAbove ? 0 : root.u * 4)

        // Large captions have all the room above it.
        readonly property bool isLow: root.canvas.textScale > 1 && !root.isAbove || root.keyIsBelow

        y: Math.min(Math.max(isLow ? root.keysTop : middle, root.canvas.reachTop), root.keysTop - height)
        room: root.keysTop - root.canvas.reachTop
        isSmall: root.keyIsBelow
        canvas: root.canvas
        slide: root.slide

        // Where all of "my way" stands open on a stand with low keys, it would be out of reach, and waits.
        readonly property bool isInReach: root.canvas.reachTop === 0 || root.keysTop - height > root.canvas.reachTop - 1

        visible: root.slide.isOnStage && root.visitorIsHere && isInReach
            && !(root.slide.filmPlays && root.slide.filmSounds)
    }
}
