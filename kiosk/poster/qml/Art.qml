pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// The slide's picture beside the words: layers from back to front, or one photo. Without one the words take its room.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion
    // How far it moves aside for a long text, possibly beyond the window's edge.
    property real push: 0
    property real lift: 0

    readonly property var pictures: slide.layers
    readonly property var noLayer: ({
            "source": "",
            "enterX": 0,
            "enterY": 0,
            "drift": "none",
            "angle": 0,
            "driftX": 0,
            "driftY": 0,
            "part": []
        })
    property int settled: 0
    readonly property bool isSettled: !slide.hasArt || settled >= layers.count
    readonly property real margin: slide.artMargin

    x: canvas.artBox.x + push
    y: canvas.artBox.y - (slide.isDrawing ? lift : 0)
    width: canvas.artBox.width - (slide.isDrawing ? 0 : push)
    height: canvas.artBox.height - (slide.isDrawing ? 0 : lift)
    visible: slide.hasArt && !canvas.artIsCovered
    // A drawing bleeds off the window by itself; a photo that grows stays in its place.
    clip: !slide.isDrawing
    Accessible.role: Accessible.Graphic
    Accessible.name: slide.alt
    // Of a picture without a description there is nothing to tell.
    Accessible.ignored: slide.alt === ""

    Repeater {
        id: layers

        // A count, not a list: as long as it is the same, each delegate keeps its image until the new one is loaded.
        model: root.pictures.length

        Image {
            id: layer

            required property int index

            readonly property var modelData: root.pictures[index] ?? root.noLayer
            readonly property bool isThere: status === Image.Ready
            readonly property real away: 1 - root.motion.risen(0)
            readonly property real drift: root.motion.drift
            readonly property bool isShift: modelData.drift === "shift"
            // There and back, easing at both ends.
            readonly property real swing: Math.sin(drift * 2 * Math.PI) * Math.sin(drift * Math.PI)

            // The image of a layer covers only its visible part; a photo fills the area.
            readonly property bool isPart: modelData.part.length === 4
            readonly property real placeX: isPart ? modelData.part[0] - root.margin : 0
            readonly property real placeY: isPart ? modelData.part[1] - root.margin : 0

            x: placeX + (modelData.enterX * away + (isShift ? modelData.driftX * drift : 0)) * root.canvas.u
            y: placeY + (modelData.enterY * away + (isShift ? modelData.driftY * drift : 0)) * root.canvas.u
            width: isPart ? modelData.part[2] : root.width
            height: isPart ? modelData.part[3] : root.height
            opacity: root.motion.appeared(0, Theme.entranceMs / 4)
            source: modelData.source
            asynchronous: true
            cache: false
            retainWhileLoading: true
            autoTransform: true
            sourceSize: root.slide.isDrawing ? undefined : Qt.size(root.width, root.height)
            fillMode: {
                if (root.slide.isDrawing || root.slide.fit === "fill")
                    return Image.Stretch;
                return root.slide.fit === "contain" ? Image.PreserveAspectFit : Image.PreserveAspectCrop;
            }
            scale: root.slide.isDrawing ? 1 : 1 + Theme.photoGrowth * drift
            transform: Rotation {
                origin.x: layer.modelData.driftX * (root.width + 2 * root.margin) - layer.placeX - root.margin
                origin.y: layer.modelData.driftY * (root.height + 2 * root.margin) - layer.placeY - root.margin
                angle: {
                    if (layer.modelData.drift === "turn")
                        return layer.modelData.angle * layer.drift;
                    return layer.modelData.drift === "swing" ? layer.modelData.angle * layer.swing : 0;
                }
            }
            onStatusChanged: {
                if (status === Image.Error)
                    root.slide.markArtMissing();
            }
            onIsThereChanged: root.settled += isThere ? 1 : -1
            Component.onDestruction: if (isThere)
                root.settled -= 1
        }
    }
}
