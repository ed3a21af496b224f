import QtQuick
import Kiosk.Stage
import ".."

// A picture from edge to edge, with its title and caption on a panel.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage

    readonly property real u: stage.u
    readonly property string words: slide.title + (slide.title !== "" && slide.caption !== "" ? " " : "") + slide.caption
    readonly property bool isReady: photo.status === Image.Ready
    readonly property bool hasFailed: photo.status === Image.Error

    Image {
        id: photo

        anchors.fill: parent
        source: root.slide.artwork
        asynchronous: true
        cache: false
        autoTransform: true
        sourceSize: Qt.size(root.width, root.height)
        fillMode: root.slide.fit === "fill" ? Image.Stretch : root.slide.fit === "contain" ? Image.PreserveAspectFit
                                                                                           : Image.PreserveAspectCrop
        Accessible.role: Accessible.Graphic
        Accessible.name: root.slide.alt !== "" ? root.slide.alt : root.slide.title
    }

    Rectangle {
        visible: root.words !== ""
        x: root.u * 6
        y: root.stage.textBoxAlone.y + root.stage.textBoxAlone.height - height
        width: Math.max(title.width, caption.width) + root.u * 5
        height: title.usedHeight + caption.usedHeight + root.u * 4
        color: Theme.colors["ink"]

        Words {
            id: title

            x: root.u * 2.5
            y: root.u * 2
            width: Math.min(implicitWidth, root.stage.textBoxAlone.width - root.u * 5)
            size: root.u * 4.2
            text: root.slide.title.replace(/\n/g, " ")
            color: Theme.colors["paper"]
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
        }

        Words {
            id: caption

            x: root.u * 2.5
            y: title.y + title.usedHeight
            width: Math.min(implicitWidth, root.stage.textBoxAlone.width - root.u * 5)
            size: root.u * 3.6
            text: root.slide.caption
            color: Theme.colors["paper"]
        }
    }
}
