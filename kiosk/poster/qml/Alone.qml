import QtQuick
import kiosk.poster

// One slide and nothing else.
Slide {
    required property PosterEasel easel

    canvas: easel.canvas
    slide: easel.slide
    visible: easel.isSeen
    onDrawn: serial => easel.slideDrawn(serial)
    onFailed: serial => easel.slideFailed(serial)
}
