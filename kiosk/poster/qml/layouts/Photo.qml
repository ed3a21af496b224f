pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// A picture from edge to edge, with its title and caption on a panel.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    required property SlideMotion motion

    readonly property real u: canvas.u
    readonly property bool coversCorner: true
    readonly property rect box: canvas.textBoxAlone
    readonly property real wordsBottom: box.y + box.height
    readonly property bool isReady: photo.status === Image.Ready
    readonly property bool hasFailed: photo.status === Image.Error

    // See Poster.
    property real raise: 0
    readonly property bool hasWords: slide.title !== "" || slide.caption !== ""
    readonly property bool isPaged: hasWords && (canvas.textScale > 1 || raise > 0 && raise > panel.y - u)
    readonly property Pages pages: pagesLoader.item as Pages
    readonly property int parts: pages !== null ? pages.count : 1
    readonly property real lowest: canvas.keysAreUp ? height - canvas.keysHeight - u * 2 : box.y + box.height

    clip: true

    Rectangle {
        visible: root.isPaged
        z: 1
        x: root.u * 6
        y: root.lowest - height
        width: pagesLoader.width + root.u * 6
        height: (root.pages !== null ? root.pages.wholeHeight : 0) + root.u * 4.4
        color: Theme.colors["ink"]

        Loader {
            id: pagesLoader

            active: root.isPaged
            x: root.u * 3
            y: root.u * 2.2
            width: Math.min(root.u * 110, root.box.width - root.u * 6)
            sourceComponent: Pages {
                slide: root.slide
                canvas: root.canvas
                motion: root.motion
                room: root.lowest - root.u * 10
                plain: ({
                        "title": title.size,
                        "text": caption.size
                    })
                ink: Theme.colors["paper"]
                onOwnGround: true
            }
        }
    }

    Image {
        id: photo

        anchors.fill: parent
        source: root.slide.artwork
        asynchronous: true
        cache: false
        retainWhileLoading: true
        autoTransform: true
        sourceSize: Qt.size(root.width, root.height)
        fillMode: {
            if (root.slide.fit === "fill")
                return Image.Stretch;
            return root.slide.fit === "contain" ? Image.PreserveAspectFit : Image.PreserveAspectCrop;
        }
        scale: 1 + Theme.photoGrowth * root.motion.drift
        Accessible.role: Accessible.Graphic
        Accessible.name: root.slide.pictureName
    }

    Rectangle {
        id: panel

        visible: root.hasWords && !root.isPaged
        x: root.u * 6
        y: root.box.y + root.box.height - height
        readonly property bool isMirrored: Type.measure.isRightToLeft(root.slide.wordsLanguage)
        readonly property real gap: title.usedHeight > 0 && caption.usedHeight > 0 ? root.u : 0

        width: (isMirrored ? title.width : Math.max(title.usedWidth, caption.usedWidth)) + root.u * 6
        height: title.usedHeight + gap + caption.usedHeight + root.u * 4.4
        color: Theme.colors["ink"]
        opacity: root.motion.appeared(1, Theme.entranceMs)

        Words {
            id: title

            readonly property real usedWidth: words === "" ? 0 : contentWidth

            objectName: "photoTitle"
            Accessible.role: Accessible.Heading
            motion: root.motion
            step: 1
            x: root.u * 3
            y: root.u * 2.2
            width: Math.min(root.u * 110, root.box.width - root.u * 6)
            maximumLineCount: 4
            size: root.u * (words.length > 40 ? 4.6 : 6.4)
            lineHeight: Theme.leading
            role: "headline"
            words: root.slide.title.replace(/\n/g, " ")
            language: root.slide.wordsLanguage
            color: Theme.colors["paper"]
        }

        Words {
            id: caption

            readonly property real usedWidth: words === "" ? 0 : contentWidth

            objectName: "caption"
            motion: root.motion
            step: 2
            x: root.u * 3
            y: title.y + title.usedHeight + (title.usedHeight > 0 ? root.u : 0)
            width: title.width
            maximumLineCount: 12
            // The title stays larger than its caption.
            readonly property real belowTitle: title.words === "" ? 1e6 : Math.max(root.u * 3.6, title.size / 1.3)
            readonly property real largest: Math.min(root.u * 3.6, belowTitle)
            readonly property real room: root.box.height - y - root.u * 2.4

            size: Type.measure.textSize(words, language, width, room, largest, root.u * 2.9)
            words: root.slide.caption
            language: root.slide.wordsLanguage
            color: Theme.colors["paper"]
        }
    }
}
