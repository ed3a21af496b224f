pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage
import ".."
import "../controls"

// A film from edge to edge: first picture held, captions above the foot, a large key to play it with sound.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage
    required property SlideMotion motion

    readonly property real u: stage.u
    readonly property bool coversCorner: true
    readonly property bool isReady: slide.isFilmReady && picture.status === Loader.Ready && poster.status !== Image.Loading
    readonly property bool hasFailed: false
    readonly property bool isOnStage: stage.frontSlide === slide
    readonly property bool visitorIsHere: stage.phase === StageViewModel.Phase.Explore

    Loader {
        id: picture

        anchors.fill: parent
        Component.onCompleted: setSource(root.stage.drawsInSoftware ? "FilmInSoftware.qml" : "FilmOnCard.qml", {
            "slide": root.slide
        })
    }

    // A wide film on a tall screen leaves room for its name.
    Headline {
        visible: root.stage.isPortrait && root.slide.filmAspect > 1.2
        x: root.u * 6
        y: root.height / 2 + root.width / root.slide.filmAspect / 2 + root.u * 6
        words: root.slide.title
        language: root.slide.wordsLanguage
        motion: root.motion
        boxWidth: root.width - root.u * 12
        boxHeight: root.u * 34
        largest: root.u * 15
        smallest: root.u * 8
        color: Theme.colors["paper"]
    }

    // The organiser's picture stands until the film has played; the film's own first picture otherwise.
    Image {
        id: poster

        anchors.fill: parent
        visible: status === Image.Ready && !root.slide.filmHasPlayed
        source: root.slide.artwork
        asynchronous: true
        cache: false
        sourceSize: Qt.size(root.width, root.height)
        fillMode: Image.PreserveAspectCrop
    }

    Rectangle {
        id: captionPanel

        objectName: "caption"
        visible: root.slide.captionText !== ""
        width: caption.width + root.u * 4
        height: caption.height + root.u * 2
        x: (root.width - width) / 2
        y: root.height - height - root.u * 2 - (root.visitorIsHere ? root.stage.barHeight : root.u * 12)
        color: Theme.colors["ink"]

        Text {
            id: caption

            x: root.u * 2
            y: root.u
            width: Math.min(implicitWidth, root.width * 0.86)
            text: root.slide.captionText
            textFormat: Text.PlainText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            color: Theme.colors["paper"]
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(8, root.u * 4.4)
        }
    }

    PlayKey {
        objectName: "playKey"
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -root.u * 4
        stage: root.stage
        visible: root.isOnStage && root.visitorIsHere && !(root.slide.filmPlays && root.slide.filmSounds)
    }
}
