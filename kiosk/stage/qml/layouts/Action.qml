import QtQuick
import Kiosk.Stage
import ".."

// Something to do: a code to scan with a readable address beside it.
Item {
    id: root

    required property CueViewModel slide
    required property StageViewModel stage

    readonly property real u: stage.u
    readonly property rect box: slide.hasArt ? stage.textBoxBesideArt : stage.textBoxAlone
    readonly property bool isReady: art.isSettled && (code.source.toString() === "" || code.status !== Image.Loading)
    readonly property bool hasFailed: false

    Art {
        id: art

        slide: root.slide
        stage: root.stage
    }

    Label {
        id: label

        x: root.box.x
        y: root.box.y
        width: root.box.width
        size: root.u * 2.6
        text: root.slide.label
        color: root.slide.ink
    }

    Headline {
        id: headline

        x: root.box.x - root.u * 0.4
        y: label.y + label.usedHeight + root.u * 2
        words: root.slide.title
        boxWidth: root.box.width
        boxHeight: root.box.height - label.usedHeight - lead.usedHeight - scan.height - root.u * 10
        largest: root.u * 18
        smallest: root.u * 8
        color: root.slide.ink
    }

    Words {
        id: lead

        objectName: "body"
        x: root.box.x
        y: headline.y + headline.height + root.u * 3
        width: root.box.width
        size: Theme.textSize(text, width, root.box.height * 0.65 - scan.height, root.u * 4.2, root.u * 3.6)
        text: root.slide.text
        color: root.slide.ink
    }

    Item {
        id: scan

        // Whole pixels a module, so that every module is equally wide.
        readonly property int module: Math.max(1, Math.floor(root.u * 22 / Math.max(1, root.slide.qrModules)))
        readonly property real quiet: module * 4

        x: root.box.x
        y: lead.y + lead.usedHeight + root.u * 4
        width: root.box.width
        height: root.slide.qrModules > 0 ? sheet.height : address.height

        Rectangle {
            id: sheet

            visible: root.slide.qrModules > 0
            width: code.width + scan.quiet * 2
            height: width
            color: Theme.colors["paper"]
            border.width: root.slide.colorToken === "paper" ? Math.max(2, root.u * 0.5) : 0
            border.color: Theme.colors["ink"]

            Image {
                id: code

                anchors.centerIn: parent
                width: root.slide.qrModules * scan.module
                height: width
                source: root.slide.qr
                asynchronous: true
                cache: false
                smooth: false
                Accessible.role: Accessible.Graphic
                Accessible.name: root.slide.address
            }
        }

        Text {
            id: address

            x: sheet.visible ? sheet.width + root.u * 4 : 0
            width: parent.width - x
            anchors.verticalCenter: sheet.visible ? sheet.verticalCenter : undefined
            text: root.slide.address
            textFormat: Text.PlainText
            wrapMode: Text.WrapAnywhere
            color: root.slide.ink
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, root.u * (root.slide.address.length > 16 ? 4.6 : 8))
            Accessible.ignored: true
        }
    }
}
