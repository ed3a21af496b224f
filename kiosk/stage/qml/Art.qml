import QtQuick
import Kiosk.Stage

// The slide's picture, drawn beforehand at its size on screen. Without one the slide stands on its words.
Image {
    required property CueViewModel slide
    required property StageViewModel stage

    readonly property bool isSettled: !slide.hasArt || status === Image.Ready || status === Image.Error
                                      || slide.artwork.toString() === ""

    x: stage.artBox.x
    y: stage.artBox.y
    width: stage.artBox.width
    height: stage.artBox.height
    source: slide.artwork
    asynchronous: true
    cache: false
    sourceSize: Qt.size(width, height)
    fillMode: Image.PreserveAspectFit
    horizontalAlignment: Image.AlignRight
    Accessible.role: Accessible.Graphic
    Accessible.name: slide.alt
}
