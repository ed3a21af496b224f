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
        easyRoom - 2 * inset, room - 2 * inset, u)

    readonly property var besidePicture: Type.measure.points(slide.points, slide.wordsLanguage, place.width - 2 * inset,
        0, roomInPlace - 2 * inset, u)

    isCrowded: besidePicture.lines < 9 || besidePicture.text < u * 3.59
    belowHeight: setting.above + points.height + 2 * inset
    plain: ({
            "point": setting.title,
            "more": setting.text
        })
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

            NumberedPoint {
                required property var modelData
                required property int index

                width: points.width
                number: index + 1
                title: modelData.title
                words: modelData.text
                titleSize: root.setting.title
                size: root.setting.text
                indent: root.setting.indent
                mostLines: root.setting.lines
                language: root.slide.wordsLanguage
                color: root.bodyInk
                motion: root.motion
                step: root.nextStep + index
            }
        }
    }
}
