pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// Larger letters, stronger contrast, less motion, a voice: above the keys, so that the slide shows their effect at
// once.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property AccessibilityViewModel panel
    readonly property real gap: canvas.target * 0.15
    // It lies on the key that opened it.
    property bool mayClose: false

    signal closed

    height: keys.height + gap * 2

    Accessible.role: Accessible.Grouping
    Accessible.name: Phrases.words["Display"]

    // Touches end here and do not reach the slide below.
    TapHandler {}
    DragHandler {
        target: null
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors["ink"]
    }

    // What belongs to the keys below is set apart from them.
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Math.max(1, root.canvas.u * 0.2)
        color: Theme.colors["paper"]
        opacity: 0.4
    }

    Flow {
        id: keys

        x: Math.max(root.gap, (root.width - wanted) / 2)
        y: root.gap
        width: root.width - 2 * x
        spacing: root.gap

        readonly property real wanted: {
            let sum = -root.gap;
            for (const each of children)
                sum += each.visible && each.width > 0 ? each.width + root.gap : 0;
            return Math.ceil(sum) + 1;
        }

        Repeater {
            model: [Phrases.words["Normal"], Phrases.words["Larger"], Phrases.words["Largest"]]

            BarKey {
                required property string modelData
                required property int index

                objectName: "textSize-" + index
                canvas: root.canvas
                sign: "letters"
                signPart: 0.28 + 0.1 * index
                isChoice: true
                isOn: root.panel.textSize === index
                name: modelData
                onActivated: root.panel.wantTextSize(index)
            }
        }

        BarKey {
            objectName: "contrastKey"
            canvas: root.canvas
            sign: "contrast"
            isChoice: true
            isOn: root.panel.highContrast
            name: Phrases.words["Contrast"]
            onActivated: root.panel.wantHighContrast(!root.panel.highContrast)
        }

        BarKey {
            objectName: "calmKey"
            canvas: root.canvas
            sign: "calm"
            isChoice: true
            isOn: root.panel.calm
            name: Phrases.words["Less motion"]
            onActivated: root.panel.wantCalm(!root.panel.calm)
        }

        BarKey {
            objectName: "easyKey"
            canvas: root.canvas
            visible: root.panel.hasEasy
            sign: "easy"
            isChoice: true
            isOn: root.panel.easy
            name: Phrases.words["Easy words"]
            onActivated: root.panel.wantEasy(!root.panel.easy)
        }

        BarKey {
            objectName: "aloudKey"
            canvas: root.canvas
            visible: root.panel.hasVoice
            sign: "aloud"
            isChoice: true
            isOn: root.panel.aloud
            name: Phrases.words["Read aloud"]
            onActivated: root.panel.wantAloud(!root.panel.aloud)
        }

        BarKey {
            objectName: "accessibilityCloseKey"
            canvas: root.canvas
            visible: root.mayClose
            sign: "close"
            name: Phrases.words["Close"]
            onActivated: root.closed()
        }
    }
}
