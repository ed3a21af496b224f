pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// The visitor's keys, while somebody is here. The languages stay where the foot had them, under the same finger.
Rectangle {
    id: root

    required property StageViewModel stage
    required property bool shown

    signal topicsWanted
    signal moreWanted

    readonly property real gap: stage.target * 0.15
    readonly property real margin: Math.max(gap, stage.u * 6 - Math.max(0, (stage.target - stage.u * 9.4) / 2))
    // Whether a row is enough is stated once, for the slides too; words in a language of long ones may still need two.
    readonly property bool oneRow: stage.barRows === 1 && margin + languages.width + gap * 2 + way.width + (options.width > 0 ? options.width + gap * 2 : 0)
                                   + gap <= width

    objectName: "bar"
    color: Theme.colors["ink"]
    height: (oneRow ? way.height : way.height * 2 + gap) + gap * 2
    y: shown ? parent.height - height : parent.height
    visible: y < parent.height
    onHeightChanged: stage.barIs(height)

    Behavior on y {
        NumberAnimation {
            duration: root.stage.isReduced ? 0 : Theme.settleMs
            easing.type: Theme.easeOut
        }
    }

    Row {
        id: languages

        x: root.margin
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
        height: way.height
        spacing: Math.min(root.gap, root.stage.u * 2)

        Repeater {
            model: root.stage.languages.length > 1 ? root.stage.languages : []

            Pill {
                required property string modelData

                objectName: "barPill-" + modelData
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                language: modelData
                stage: root.stage
                ink: Theme.colors["paper"]
                ground: Theme.colors["ink"]
            }
        }
    }

    Row {
        id: way

        x: root.oneRow ? languages.x + languages.width + root.gap * 2 : (root.width - width) / 2
        y: root.gap
        spacing: root.gap

        BarKey {
            objectName: "previousKey"
            stage: root.stage
            sign: "previous"
            name: qsTr("Previous")
            onActivated: root.stage.goBack()
        }

        BarKey {
            objectName: "topicsKey"
            stage: root.stage
            sign: "topics"
            name: qsTr("Topics")
            onActivated: root.topicsWanted()
        }

        BarKey {
            objectName: "nextKey"
            stage: root.stage
            sign: "next"
            name: qsTr("Next")
            onActivated: root.stage.advance()
        }

        BarKey {
            objectName: "moreKey"
            stage: root.stage
            visible: root.stage.frontSlide !== null && root.stage.frontSlide.hasMore
            sign: "more"
            name: qsTr("Read more")
            onActivated: root.moreWanted()
        }

        // In the place that "read more" has on a slide: no row gets longer.
        BarKey {
            objectName: "textSizeKey"
            stage: root.stage
            visible: root.stage.hasCaptions && root.stage.captionsShown
            sign: "letters"
            isOn: root.stage.textScale > 1
            name: qsTr("Text size")
            onActivated: root.stage.nextTextSize()
        }
    }

    Row {
        id: options

        x: root.width - width - (root.oneRow ? root.gap * 2 : root.margin)
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
        spacing: root.gap

        BarKey {
            objectName: "captionsKey"
            stage: root.stage
            visible: root.stage.hasCaptions
            sign: "captions"
            isOn: root.stage.captionsShown
            name: qsTr("Captions")
            onActivated: root.stage.showCaptions(!root.stage.captionsShown)
        }

        BarKey {
            objectName: "soundKey"
            stage: root.stage
            visible: root.stage.isFilm
            sign: root.stage.filmSounds ? "sound" : "muted"
            isOn: root.stage.filmSounds
            name: qsTr("Sound")
            onActivated: {
                if (root.stage.filmPlays)
                    root.stage.sound(!root.stage.filmSounds);
                else
                    root.stage.playFilm();
            }
        }
    }
}
