import QtQuick
import kiosk.poster

// A point: its number, its title, and the text below that.
Item {
    id: root

    required property int number
    required property string title
    required property string words
    required property real titleSize
    required property real size
    // Where words begin beside the number.
    required property real indent
    required property string language
    required property color color
    required property SlideMotion motion
    property int step: 0
    property int mostLines: 99

    readonly property bool isMirrored: Type.measure.isRightToLeft(language)

    height: title.usedHeight + text.usedHeight

    Text {
        x: root.isMirrored ? parent.width - width : 0
        y: title.y + title.baselineOffset - baselineOffset
        // A point that goes on on another page has its number where it begins.
        visible: root.title !== ""
        text: root.number
        textFormat: Text.PlainText
        color: root.color
        opacity: root.motion.appeared(root.step, Theme.entranceMs)
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.titleSize * 1.5)
    }

    Words {
        id: title

        objectName: "point"
        motion: root.motion
        step: root.step
        x: root.isMirrored ? 0 : root.indent
        width: parent.width - root.indent
        maximumLineCount: root.mostLines
        size: root.titleSize
        role: "label"
        words: root.title
        Accessible.name: root.number + " " + words
        language: root.language
        color: root.color
    }

    Words {
        id: text

        objectName: "body"
        motion: root.motion
        step: root.step
        x: root.isMirrored ? 0 : root.indent
        y: title.usedHeight
        width: parent.width - root.indent
        maximumLineCount: root.mostLines
        size: root.size
        words: root.words
        language: root.language
        color: root.color
    }
}
