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

    clip: true

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
        Accessible.name: root.slide.alt !== "" ? root.slide.alt : root.slide.title
    }

    Rectangle {
        visible: root.slide.title !== "" || root.slide.caption !== ""
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
            motion: root.motion
            step: 1
            x: root.u * 3
            y: root.u * 2.2
            width: Math.min(root.u * 110, root.box.width - root.u * 6)
            maximumLineCount: 4
            size: root.u * (words.length > 40 ? 4.6 : 6.4) * Math.sqrt(root.canvas.textScale)
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
            readonly property real largest: Math.min(root.u * 3.6 * root.canvas.textScale, belowTitle)
            readonly property real room: root.box.height - y - root.u * 2.4

            size: Type.measure.textSize(words, language, width, room, largest, root.u * 2.9)
            words: root.slide.caption
            language: root.slide.wordsLanguage
            color: Theme.colors["paper"]
        }
    }
}
