import QtQuick
import QtMultimedia

// What a beginner writes: one picture, one player, and on to the next file when one is over.
Window {
    id: root

    required property var files
    required property real pictureSeconds
    property int current: -1
    property bool isFilm: false

    function next() {
        current = (current + 1) % files.length;
        isFilm = files[current].toString().endsWith(".mp4");
        if (isFilm) {
            player.source = files[current];
            player.play();
        } else {
            picture.source = files[current];
            timer.start();
        }
    }

    x: 0
    y: 0
    visible: true
    color: "black"
    flags: Qt.FramelessWindowHint

    Component.onCompleted: next()

    Image {
        id: picture
        anchors.fill: parent
        visible: !root.isFilm
    }

    VideoOutput {
        id: output
        anchors.fill: parent
        visible: root.isFilm
    }

    MediaPlayer {
        id: player
        videoOutput: output
        loops: root.files.length === 1 ? MediaPlayer.Infinite : 1
        onMediaStatusChanged: {
            if (mediaStatus === MediaPlayer.EndOfMedia)
                root.next();
        }
    }

    Timer {
        id: timer
        interval: root.pictureSeconds * 1000
        onTriggered: root.next()
    }
}
