import QtQuick
import kiosk.poster
import kiosk.visitor

// Pauses a running film, and plays one that was not paused by the visitor. Otherwise the loop waits for its reader: the
// ring shows for how long, a step a second, and a touch resumes the loop at once.
BarKey {
    id: root

    required property BarViewModel panel

    // Nothing moves for who paused the show or a film, or wants calm, this neither: the question says how long it
    // stands.
    readonly property bool isStill: panel.isStopped || panel.filmPaused || canvas.isCalm
    readonly property bool counts: panel.isSilent && visible && !isStill
    property int silent: 0

    // A film that nobody has played yet, or that was played to its end.
    readonly property bool plays: panel.isFilm && !panel.filmPlays && !panel.filmPaused
    readonly property list<string> names: [Phrases.words["Pause"], Phrases.words["Play"], Phrases.words["Resume"]]
    readonly property int action: {
        if (panel.filmPlays)
            return 0;
        return plays ? 1 : 2;
    }

    sign: ["pause", "play", "goOn"][action]
    signPart: 0.32
    name: names[action]
    otherName: names.reduce((longest, each) => each.length > longest.length ? each : longest)
    onActivated: {
        if (panel.filmPlays)
            panel.pauseFilm();
        else if (plays)
            panel.playFilm();
        else
            panel.goOn();
    }
    onCountsChanged: silent = 0

    Ring {
        anchors.centerIn: root.face
        // On a low screen the word stands near.
        width: Math.min(root.faceSize * 4 / 3, root.faceSize + root.canvas.u)
        height: width
        color: root.isLight ? Theme.colors["ink"] : Theme.colors["paper"]
        rest: root.counts ? 1 - root.silent / Math.max(1, root.panel.idleSeconds) : 1
    }

    Timer {
        interval: 1000
        repeat: true
        running: root.counts
        onTriggered: root.silent += 1
    }

    Connections {
        target: root.panel

        function onSilenceChanged() {
            root.silent = 0;
        }
    }
}
