pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// What the loop shows a passer-by: the languages, an invitation, and how far the round is.
Item {
    id: root

    required property PosterCanvas canvas
    required property FootViewModel panel
    required property bool shown
    required property SlideViewModel slide

    // On a picture the row gets a ground of its own; on a field it takes the field's colours.
    readonly property bool isFilmAbove: slide !== null && canvas.isUpright && slide.isWideFilm
    readonly property bool onPicture: slide === null || slide.layout === "photo" || slide.isFilm && !isFilmAbove
    readonly property bool isBesideArt: slide !== null && slide.hasArt && !canvas.isPortrait
    // On a screen that is not wide the row reaches into the slide's drawing.
    readonly property bool onArt: isBesideArt && row.x + row.width > canvas.artBox.x
    readonly property color ink: onPicture ? Theme.colors["paper"] : slide.ink
    readonly property color ground: onPicture ? Theme.colors["ink"] : slide.color

    // A little elsewhere in each round, for screens on which what never moves burns in.
    readonly property real step: Math.max(2, Math.round(canvas.u * 0.5))
    readonly property real stepRight: panel.stepRight * step
    readonly property real stepDown: panel.stepDown * step

    readonly property bool mayBreathe: shown && canvas.isLooping && !canvas.isReduced && !canvas.isHeld

    // Whether a finger came down on one of its keys and is still there.
    readonly property bool isHeld: pause.isHeld || way.isHeld || heldPill !== null
    property Pill heldPill: null

    height: canvas.u * 12
    visible: shown

    // Three breaths after a slide came, then it stands: nothing is redrawn any more.
    onSlideChanged: if (mayBreathe)
        breath.restart()
    onMayBreatheChanged: if (!mayBreathe)
        breath.stop()

    Rectangle {
        visible: root.onPicture || root.onArt
        x: root.canvas.u * 4 + root.stepRight
        y: row.y + (row.height - height) / 2
        width: row.width + root.canvas.u * 4
        height: root.canvas.u * 9
        radius: height / 2
        color: root.ground
    }

    Row {
        id: row

        // The first pill's face stands on the margin, its target reaches a little further.
        readonly property real beyondFace: Math.max(0, (root.canvas.target - root.canvas.u * 9.4) / 2)

        x: root.canvas.u * 6 - (root.panel.languages.length > 1 ? beyondFace : 0) + root.stepRight
        // On small screens the targets are higher than the foot; they end at the screen's edge, not beyond.
        y: Math.min((root.height - height) / 2 + root.stepDown, root.height - height)
        spacing: Math.max(root.canvas.u * 2, root.canvas.target * 0.15)

        Repeater {
            model: root.panel.languages.length > 1 ? root.panel.languages : []

            Pill {
                id: pill

                required property string modelData

                objectName: "pill-" + modelData
                language: modelData
                isOn: root.panel.language === modelData
                onActivated: root.panel.speak(modelData)
                canvas: root.canvas
                ink: root.ink
                ground: root.ground
                onIsHeldChanged: root.heldPill = isHeld ? pill : null
            }
        }

        Row {
            id: hint

            objectName: "hint"
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.canvas.u * 1.6

            // How deep the breath is. Over a film it is drawn together with the next picture: frames of its own would
            // delay the film's.
            property real breathed: 1
            readonly property bool waitsForPicture: breath.running && root.panel.filmPlays

            onBreathedChanged: if (!waitsForPicture)
                opacity = breathed

            Connections {
                target: root.slide !== null ? root.slide.film : null
                enabled: hint.waitsForPicture
                ignoreUnknownSignals: true

                function onPictureArrived() {
                    hint.opacity = hint.breathed;
                }
            }

            SequentialAnimation {
                id: breath

                loops: Theme.breaths
                onStopped: hint.opacity = hint.breathed = 1

                NumberAnimation {
                    target: hint
                    property: "breathed"
                    to: 0.45
                    duration: Theme.breathMs / 2
                    easing.type: Easing.InOutSine
                }

                NumberAnimation {
                    target: hint
                    property: "breathed"
                    to: 1
                    duration: Theme.breathMs / 2
                    easing.type: Easing.InOutSine
                }
            }

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                sign: "hand"
                color: root.ink
                size: root.canvas.u * 5.6
            }

            TextMetrics {
                id: natural

                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: Math.max(8, root.canvas.u * 3)
                text: root.panel.invitation
            }

            Text {
                // On an upright screen three languages would reach into the pause key.
                readonly property real rightEnd: way.x + (way.width - wayDisc.width) / 2 - root.canvas.u * 2
                readonly property real room: rightEnd - row.x - hint.x - x

                // Where all languages together would get too small they take two lines; where those are not enough, the
                // invitation is in the chosen one alone.
                readonly property int languageIndex: root.panel.languages.indexOf(root.panel.language)
                readonly property string own: root.panel.invitation.split(" · ")[languageIndex] ?? ""
                readonly property real least: natural.advanceWidth * 2.6 / 3
                readonly property bool isLong: least > room * 1.7 && own !== ""
                readonly property bool wraps: least > room && !isLong

                anchors.verticalCenter: parent.verticalCenter
                text: isLong ? own : root.panel.invitation
                width: wraps ? room : undefined
                wrapMode: wraps ? Text.WordWrap : Text.NoWrap
                textFormat: Text.PlainText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
                color: root.ink
                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: {
                    if (isLong)
                        return natural.font.pixelSize;
                    if (wraps)
                        return Math.max(8, Math.ceil(root.canvas.u * 2.6));
                    const shrunk = Math.min(1, room / Math.max(1, natural.advanceWidth));
                    return Math.max(8, Math.floor(natural.font.pixelSize * shrunk));
                }
            }
        }
    }

    // Whoever needs it otherwise finds it before anything else was touched.
    Key {
        id: way

        objectName: "wayKey"
        x: pause.x - width - Math.max(root.canvas.u * 1.5 - (pause.width - disc.width), root.canvas.target * 0.15)
        y: pause.y
        width: pause.width
        height: pause.height
        name: Phrases.words["My way"]
        onActivated: root.panel.openMyWay()

        FootDisc {
            id: wayDisc

            anchors.centerIn: parent
            canvas: root.canvas
            sign: "figure"
            ink: root.ink
            ground: root.ground
            onGround: disc.onGround
            isFull: way.isPressed
            hasFocus: way.activeFocus
        }
    }

    // Whoever sees no sense in touching anywhere sees this: it stops, as any touch does.
    Key {
        id: pause

        objectName: "pauseKey"
        x: root.width - width - root.canvas.u * 6 + Math.max(0, (width - disc.width) / 2) + root.stepRight
        y: Math.min((root.height - height) / 2 + root.stepDown, root.height - height)
        width: root.canvas.target
        height: width
        name: Phrases.words["Pause the show"]
        onActivated: root.panel.stop()

        FootDisc {
            id: disc

            anchors.centerIn: parent
            canvas: root.canvas
            sign: "pause"
            ink: root.ink
            ground: root.ground
            onGround: root.onPicture || root.isBesideArt
            // Whoever holds the loop sees that it is held.
            isFull: pause.isPressed || root.panel.isStopped
            hasFocus: pause.activeFocus
        }
    }

    Rectangle {
        objectName: "progress"
        anchors.bottom: parent.bottom
        width: parent.width * root.panel.progress
        height: Math.max(2, root.canvas.u * 0.5)
        color: root.ink
    }
}
