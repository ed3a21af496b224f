pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// One of the two places of the stage: loads the layout of its slide and says when it can be shown.
Item {
    id: root

    required property StageViewModel stage
    required property CueViewModel slide
    required property bool isFront
    required property bool isMoving

    // Another slide is being moved in or a finger drags: this one is seen although it is not in front.
    property bool peeks: false
    readonly property SlideMotion motion: slideMotion
    // Every layout says isReady and hasFailed; a Loader knows its item only as an object.
    readonly property bool isReady: loader.item !== null && loader.item.isReady // qmllint disable missing-property

    // A film or a photo: nothing of it is built up, and it has no field of colour.
    readonly property bool isPicture: slide !== null && (slide.isFilm || slide.layout === "photo")

    // The part of the window that only the picture takes; empty where words may stand anywhere.
    readonly property rect bareArt: loader.item !== null && loader.item.bareArt !== undefined ? loader.item.bareArt : Qt.rect(0, 0, 0, 0) // qmllint disable missing-property

    // What a visitor opens above the keys, and keys in two rows, cover no words: the slide goes up as far as it must.
    readonly property bool visitorIsHere: stage.phase === StageViewModel.Phase.Explore || stage.phase === StageViewModel.Phase.StillThere
    readonly property real wordsBottom: loader.item !== null && loader.item.wordsBottom !== undefined ? loader.item.wordsBottom : 0 // qmllint disable missing-property
    readonly property real raised: isFront && visitorIsHere ? Math.max(0, wordsBottom + stage.u * 2 - (height - stage.barHeight)) : 0

    visible: slide !== null && (isFront || isMoving || peeks)
    // A slide is a layer while it moves (true group opacity, cheap) and an ordinary item while it stands.
    layer.enabled: stage.hasLayers && (isMoving || peeks)

    function load() {
        if (slide === null) {
            loader.source = "";
            return;
        }
        // About once in a hundred films QML takes a new object of Python's for one without properties.
        if (slide.layout === undefined) {
            stage.slideIsBlank();
            return;
        }
        const name = slide.layout.charAt(0).toUpperCase() + slide.layout.slice(1);
        slideMotion.complete();
        slideMotion.spoken = 1;
        slideMotion.driftPart = 0;
        const given = {
            "slide": slide,
            "stage": stage,
            "motion": slideMotion
        };
        if (slide.isFilm && stage.drawsInSoftware) {
            pictures.active = true;
            given["pictures"] = pictures.item;
        }
        loader.setSource("layouts/" + name + ".qml", given);
    }

    onSlideChanged: load()
    onIsReadyChanged: if (isReady)
        stage.slideDrawn(slide.serial)

    SlideMotion {
        id: slideMotion

        objectName: "motion"
        stage: root.stage
        drifts: root.slide !== null && root.slide.drifts
    }

    // Made once and kept: Python's side of such an item outlives it, and is taken for whatever lies there next.
    Loader {
        id: pictures

        active: false
        visible: false
        source: "layouts/FilmInSoftware.qml"
    }

    Rectangle {
        anchors.fill: parent
        color: root.slide !== null ? root.slide.color : Theme.colors["red"]
    }

    Loader {
        id: loader

        width: root.width
        height: root.height
        y: -root.raised
        onStatusChanged: if (status === Loader.Error && root.slide !== null)
            root.stage.slideDrawn(-root.slide.serial)
    }

    Wordmark {
        stage: root.stage
        transform: Translate {
            y: -root.raised
        }
        visible: root.slide !== null && loader.item !== null && !loader.item.coversCorner // qmllint disable missing-property
        color: root.slide !== null ? root.slide.ink : Theme.colors["paper"]
        onArt: root.slide !== null && root.slide.hasArt && root.stage.cropsArt
        ground: root.slide !== null ? root.slide.color : Theme.colors["red"]
        opacity: slideMotion.appeared(0, Theme.entranceMs)
    }

    Connections {
        target: root.stage
        enabled: root.isFront

        function onWordsLeave() {
            slideMotion.hush();
        }

        function onWordsCome() {
            slideMotion.speak();
        }
    }

    Connections {
        target: loader.item
        ignoreUnknownSignals: true

        function onHasFailedChanged() {
            if (loader.item.hasFailed && root.slide !== null) // qmllint disable missing-property
                root.stage.slideDrawn(-root.slide.serial);
        }
    }
}
