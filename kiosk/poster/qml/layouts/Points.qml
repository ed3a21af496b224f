pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster

// Up to four numbered points.
Poster {
    id: root

    readonly property real inset: slide.bodyNeedsPanel ? u * 2.6 : 0
    // The space that is left by a headline of regular size.
    readonly property real easyRoom: box.height - labelRoom - gapRoom
        - Type.measure.leastHeadline(slide.title, slide.wordsLanguage, box.width, u * 8)
    readonly property color bodyInk: slide.bodyNeedsPanel ? Theme.colors["ink"] : slide.ink
    readonly property var setting: Type.measure.points(slide.points, slide.wordsLanguage, box.width - 2 * inset,
        easyRoom - 2 * inset, room - 2 * inset, u, grown, slide.title, box.height - labelRoom - gapRoom - 2 * inset)

    readonly property var besidePicture: Type.measure.points(slide.points, slide.wordsLanguage, place.width - 2 * inset,
        0, roomInPlace - 2 * inset, u, grown, slide.title, place.height - labelRoom - gapRoom - 2 * inset)

    isCrowded: besidePicture.lines < 9 || besidePicture.text < u * 3.59
    belowHeight: setting.above + points.height + 2 * inset
    belowSize: grown > 1 ? setting.title : 0
    largest: 11
    smallest: 6
    gap: 3

    Rectangle {
        visible: root.slide.bodyNeedsPanel
        y: root.setting.above
        width: root.box.width
        height: points.height + root.inset * 2
        color: Theme.colors["paper"]
        opacity: root.motion.appeared(root.nextStep, Theme.entranceMs)
    }

    Column {
        id: points

        x: root.inset
        y: root.setting.above + root.inset
        width: root.box.width - root.inset * 2
        spacing: root.setting.gap

        Repeater {
            model: root.slide.points

            Item {
                id: point

                required property var modelData
                required property int index

                readonly property int step: root.nextStep + index

                width: points.width
                height: title.usedHeight + text.usedHeight

                Text {
                    x: root.isMirrored ? parent.width - width : 0
                    y: title.y + title.baselineOffset - baselineOffset
                    text: point.index + 1
                    textFormat: Text.PlainText
                    color: root.bodyInk
                    opacity: root.motion.appeared(point.step, Theme.entranceMs)
                    font.family: Theme.headlineFamily
                    font.weight: Theme.headlineWeight
                    font.pixelSize: Math.max(8, root.setting.title * 1.5)
                }

                Words {
                    id: title

                    objectName: "point"
                    motion: root.motion
                    step: point.step
                    x: root.isMirrored ? 0 : root.setting.indent
                    width: parent.width - root.setting.indent
                    maximumLineCount: root.setting.lines
                    size: root.setting.title
                    role: "label"
                    words: point.modelData.title
                    Accessible.name: (point.index + 1) + " " + words
                    language: root.slide.wordsLanguage
                    color: root.bodyInk
                }

                Words {
                    id: text

                    objectName: "body"
                    motion: root.motion
                    step: point.step
                    x: root.isMirrored ? 0 : root.setting.indent
                    y: title.usedHeight
                    width: parent.width - root.setting.indent
                    maximumLineCount: root.setting.lines
                    size: root.setting.text
                    words: point.modelData.text
                    language: root.slide.wordsLanguage
                    color: root.bodyInk
                }
            }
        }
    }
}
