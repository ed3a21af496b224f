import QtQuick
import kiosk.poster

// One slide: its colour field, its layout, the wordmark. Reports when it can be shown.
Item {
    id: root

    required property PosterCanvas canvas
    required property SlideViewModel slide
    // What lies below this is covered by keys.
    property real keysTop: height

    readonly property SlideMotion motion: slideMotion
    // Every layout has isReady and hasFailed, but a Loader's item is only a QtObject.
    readonly property bool isReady: loader.item !== null && loader.item.isReady // qmllint disable missing-property

    // A film or a photo: it has no build-up and no colour field.
    readonly property bool isPicture: slide !== null && (slide.isFilm || slide.layout === "photo")

    // The part covered by the picture alone; empty where words may be anywhere.
    readonly property rect bareArt: told("bareArt") ?? Qt.rect(0, 0, 0, 0)
    readonly property real wordsBottom: told("wordsBottom") ?? 0
    // It moves up as far as keys would cover its words; pages of words end above the keys.
    readonly property real wanted: Math.max(0, wordsBottom + canvas.u * 2 - keysTop)
    readonly property bool isPaged: told("isPaged") ?? false
    readonly property real raised: isPaged ? 0 : wanted
    readonly property int parts: told("parts") ?? 1

    // It can be shown; it cannot; QML saw none of its properties.
    signal drawn(int serial)
    signal failed(int serial)
    signal blank

    function told(name: string): var {
        return loader.item !== null ? loader.item[name] : undefined;
    }

    function load() {
        if (slide === null) {
            loader.source = "";
            return;
        }
        // About once in a hundred films QML takes a new object of Python's for one without properties.
        if (slide.layout === undefined) {
            blank();
            return;
        }
        const name = slide.layout.charAt(0).toUpperCase() + slide.layout.slice(1);
        slideMotion.complete();
        slideMotion.spoken = 1;
        slideMotion.driftPart = 0;
        const given = {
            "slide": slide,
            "canvas": canvas,
            "motion": slideMotion
        };
        if (slide.isFilm && canvas.drawsInSoftware) {
            pictures.active = true;
            given["pictures"] = pictures.item;
        }
        loader.setSource("layouts/" + name + ".qml", given);
    }

    onSlideChanged: load()
    onPartsChanged: if (slide !== null)
        slide.setParts(parts)
    onIsReadyChanged: if (isReady)
        drawn(slide.serial)

    SlideMotion {
        id: slideMotion

        objectName: "motion"
        canvas: root.canvas
        drifts: root.slide !== null && root.slide.drifts
    }

    // Created once and kept: its Python wrapper outlives the item, and would be taken for the next one at that address.
    Loader {
        id: pictures

        active: false
        visible: false
        source: "layouts/FilmInSoftware.qml"
    }

    Binding {
        target: loader.item
        property: "raise"
        value: root.wanted
        when: loader.item !== null && loader.item.raise !== undefined // qmllint disable missing-property
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
            root.failed(root.slide.serial)
    }

    Wordmark {
        canvas: root.canvas
        // It goes with the slide, and is not there where it would be cut.
        transform: Translate {
            y: -root.raised
        }
        // qmllint disable missing-property
        visible: root.slide !== null && loader.item !== null && !loader.item.coversCorner && !loader.item.hasMasthead
            && !root.canvas.artIsCovered && root.raised < y
        // qmllint enable missing-property
        color: root.slide !== null ? root.slide.ink : Theme.colors["paper"]
        onArt: root.slide !== null && root.slide.hasArt && root.canvas.cropsArt
        ground: root.slide !== null ? root.slide.color : Theme.colors["red"]
        opacity: slideMotion.appeared(0, Theme.entranceMs)
    }

    Connections {
        target: loader.item
        ignoreUnknownSignals: true

        function onHasFailedChanged() {
            if (loader.item.hasFailed && root.slide !== null) // qmllint disable missing-property
                root.failed(root.slide.serial);
        }
    }
}
