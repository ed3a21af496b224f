import QtQuick
import kiosk.visitor
import QtMultimedia

// Frames that the graphics card converts and scales.
VideoOutput {
    id: root

    required property SignViewModel panel

    fillMode: VideoOutput.PreserveAspectFit
    Component.onCompleted: panel.showOn(root.videoSink)

    Connections {
        target: root.panel

        function onFilmChanged() {
            root.panel.showOn(root.videoSink);
        }
    }
}
