import QtQuick
import kiosk.poster
import QtMultimedia

// Frames that the graphics card converts and scales.
VideoOutput {
    id: root

    required property SlideViewModel slide

    fillMode: {
        if (slide.fit === "cover")
            return VideoOutput.PreserveAspectCrop;
        return slide.fit === "fill" ? VideoOutput.Stretch : VideoOutput.PreserveAspectFit;
    }
    Component.onCompleted: slide.showFilmOn(root.videoSink)
}
