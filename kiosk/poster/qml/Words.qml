import QtQuick
import kiosk.poster

// Running text from content in lines that Python breaks: always plain text, never below the body size of the art
// direction.
Text {
    id: root

    required property real size
    required property string words
    required property string language
    required property SlideMotion motion
    property int step: 0
    // The theme's font: headline, text or label.
    property string role: "text"
    // Height in the layout: 0 without words. Binding the height itself would be a binding loop.
    readonly property real usedHeight: words === "" ? 0 : implicitHeight

    text: Type.measure.lines(role, words, language, width, size)
    Accessible.role: Accessible.StaticText
    Accessible.name: words
    Accessible.ignored: words === ""
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: Text.ElideRight
    font.family: {
        if (role === "headline")
            return Theme.headlineFamily;
        return role === "label" ? Theme.labelFamily : Theme.textFamily;
    }
    font.weight: {
        if (role === "headline")
            return Theme.headlineWeight;
        return role === "label" ? Theme.labelWeight : Font.Normal;
    }
    font.pixelSize: Math.max(8, size)
    font.letterSpacing: role === "headline" ? -0.015 * size : 0
    lineHeight: Theme.textLeading
    opacity: motion.said(step, Theme.entranceMs)
    transform: Translate {
        y: (1 - root.motion.risen(root.step)) * root.size
    }
}
