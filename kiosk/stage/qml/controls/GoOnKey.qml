import QtQuick
import Kiosk.Stage

// Stops a film that runs, and plays one that stands and was not halted. Otherwise the loop waits for its reader: the ring shows how long still, a step a second, and a
// touch lets it go on at once.
BarKey {
    id: root

    // Nothing moves for who stopped the pictures, this neither: the question has a ring of its own.
    readonly property bool counts: stage.isSilent && visible && !stage.isStopped
    property int silent: 0

    // A film that nobody has played yet, or that was played to its end.
    readonly property bool plays: stage.isFilm && !stage.filmPlays && !stage.filmPaused
    readonly property list<string> names: [qsTr("Pause"), qsTr("Play"), qsTr("Resume")]

    sign: stage.filmPlays ? "pause" : plays ? "play" : "goOn"
    signPart: 0.32
    name: names[stage.filmPlays ? 0 : plays ? 1 : 2]
    otherName: names.reduce((longest, each) => each.length > longest.length ? each : longest)
    onActivated: {
        if (stage.filmPlays)
            stage.pauseFilm();
        else if (plays)
            stage.playFilm();
        else
            stage.goOn();
    }
    onCountsChanged: silent = 0

    Ring {
        anchors.centerIn: root.face
        // On a low screen the word stands near.
        width: Math.min(root.stage.target * 0.56, root.stage.target * 0.42 + root.stage.u)
        height: width
        color: root.isLight ? Theme.colors["ink"] : Theme.colors["paper"]
        rest: root.counts ? 1 - root.silent / Math.max(1, root.stage.idleSeconds) : 1
    }

    Timer {
        interval: 1000
        repeat: true
        running: root.counts
        onTriggered: root.silent += 1
    }

    Connections {
        target: root.stage

        function onSilenceChanged() {
            root.silent = 0;
        }
    }
}
