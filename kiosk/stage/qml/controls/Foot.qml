pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// What the loop shows a passer-by: the languages, an invitation, and how far the round is.
Item {
    id: root

    required property StageViewModel stage
    required property bool shown

    readonly property bool onPicture: stage.isFilm || (stage.frontSlide !== null && stage.frontSlide.layout === "photo")
    readonly property color ink: onPicture || stage.frontSlide === null ? Theme.colors["paper"] : stage.frontSlide.ink
    readonly property color ground: onPicture || stage.frontSlide === null ? Theme.colors["ink"] : stage.frontSlide.color

    height: stage.u * 12
    visible: shown

    Rectangle {
        visible: root.onPicture
        x: root.stage.u * 6 - root.stage.u * 2
        y: row.y + (row.height - height) / 2
        width: row.width + root.stage.u * 4
        height: root.stage.u * 9
        radius: height / 2
        color: Theme.colors["ink"]
    }

    Row {
        id: row

        // The first pill's face stands on the margin, its target reaches a little further.
        x: root.stage.u * 6 - (root.stage.languages.length > 1 ? Math.max(0, (root.stage.target - root.stage.u * 9.4) / 2) : 0)
        // On small screens the targets are higher than the foot; they end at the screen's edge, not beyond.
        y: Math.min((root.height - height) / 2, root.height - height)
        spacing: root.stage.u * 2

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
            }
        }

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            sign: "hand"
            color: root.ink
            size: root.stage.u * 5
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Touch the screen")
            textFormat: Text.PlainText
            color: root.ink
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(8, root.stage.u * 3)
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
