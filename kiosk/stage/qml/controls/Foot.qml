pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// What the loop shows a passer-by: the languages, an invitation, and how far the round is.
Item {
    id: root

    required property StageViewModel stage
    required property bool shown
    required property CueViewModel slide

    // On a picture the row gets a ground of its own; on a field it takes the field's colours.
    readonly property bool onPicture: slide === null || slide.layout === "photo" || slide.isFilm && !(stage.isUpright && slide.isWideFilm)
    // On a screen that is not wide the row reaches into the slide's drawing.
    readonly property bool onArt: slide !== null && slide.hasArt && !stage.isPortrait && row.x + row.width > stage.artBox.x
    readonly property color ink: onPicture ? Theme.colors["paper"] : slide.ink
    readonly property color ground: onPicture ? Theme.colors["ink"] : slide.color

    readonly property bool mayBreathe: shown && !stage.isReduced && !stage.isHeld

    // Whether a finger came down on one of its keys and is still there.
    readonly property bool isHeld: pause.isHeld || heldPill !== null
    property Pill heldPill: null

    height: stage.u * 12
    visible: shown

    // Three breaths after a slide came, then it stands: nothing is redrawn any more.
    onSlideChanged: if (mayBreathe)
        breath.restart()
    onMayBreatheChanged: if (!mayBreathe)
        breath.stop()

    Rectangle {
        visible: root.onPicture || root.onArt
        x: root.stage.u * 4
        y: row.y + (row.height - height) / 2
        width: row.width + root.stage.u * 4
        height: root.stage.u * 9
        radius: height / 2
        color: root.ground
    }

    Row {
        id: row

        // The first pill's face stands on the margin, its target reaches a little further.
        x: root.stage.u * 6 - (root.stage.languages.length > 1 ? Math.max(0, (root.stage.target - root.stage.u * 9.4) / 2) : 0)
        // On small screens the targets are higher than the foot; they end at the screen's edge, not beyond.
        y: Math.min((root.height - height) / 2, root.height - height)
        spacing: Math.max(root.stage.u * 2, root.stage.target * 0.15)

        Repeater {
            model: root.stage.languages.length > 1 ? root.stage.languages : []

            Pill {
                id: pill

                required property string modelData

                objectName: "pill-" + modelData
                language: modelData
                stage: root.stage
                ink: root.ink
                ground: root.ground
                onIsHeldChanged: root.heldPill = isHeld ? pill : null
            }
        }

        Row {
            id: hint

            objectName: "hint"
            anchors.verticalCenter: parent.verticalCenter
            spacing: root.stage.u * 1.6

            // How deep the breath is. Over a film it is drawn together with the next picture: frames of its own would be
            // in the way of the film's.
            property real breathed: 1
            readonly property bool waitsForPicture: breath.running && root.stage.filmPlays

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
                size: root.stage.u * 5.6
            }

            TextMetrics {
                id: natural

                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: Math.max(8, root.stage.u * 3)
                text: root.stage.invitation
            }

            Text {
                // Upright, three languages would reach into the key that stops.
                readonly property real room: pause.x + (pause.width - disc.width) / 2 - root.stage.u * 2 - row.x - hint.x - x

                // Where all languages would get too small, it asks in the one that is spoken.
                readonly property string own: root.stage.invitation.split(" · ")[root.stage.languages.indexOf(root.stage.language)] ?? ""
                readonly property bool isLong: natural.advanceWidth * 2.6 / 3 > room && own !== ""

                anchors.verticalCenter: parent.verticalCenter
                text: isLong ? own : root.stage.invitation
                textFormat: Text.PlainText
                color: root.ink
                font.family: Theme.labelFamily
                font.weight: Theme.labelWeight
                font.pixelSize: isLong ? natural.font.pixelSize : Math.max(8, Math.floor(natural.font.pixelSize * Math.min(1, room / Math.max(1, natural.advanceWidth))))
            }
        }
    }

    // Whoever sees no sense in touching anywhere sees this: it stops, as any touch does.
    Key {
        id: pause

        objectName: "pauseKey"
        x: root.width - width - root.stage.u * 6 + Math.max(0, (width - disc.width) / 2)
        y: Math.min((root.height - height) / 2, root.height - height)
        width: root.stage.target
        height: width
        name: qsTr("Pause the show")
        onActivated: root.stage.stopPictures()

        Rectangle {
            id: disc

            readonly property bool onGround: root.onPicture || root.slide !== null && root.slide.hasArt && !root.stage.isPortrait

            anchors.centerIn: parent
            width: root.stage.u * 7.4
            height: width
            radius: width / 2
            color: pause.isPressed ? root.ink : onGround ? root.ground : "transparent"
            border.width: Math.max(2, root.stage.u * 0.36) * (pause.activeFocus ? 2 : 1)
            border.color: root.ink

            Icon {
                anchors.centerIn: parent
                sign: "pause"
                color: pause.isPressed ? root.ground : root.ink
                size: disc.width * 0.5
            }
        }
    }

    Rectangle {
        objectName: "progress"
        anchors.bottom: parent.bottom
        width: parent.width * root.stage.progress
        height: Math.max(2, root.stage.u * 0.5)
        color: root.ink
    }
}
