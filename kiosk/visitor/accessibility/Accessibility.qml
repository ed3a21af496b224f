pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// "My way": what somebody needs in one touch, and behind it each setting by itself. Above the keys, so that the slide
// shows their effect at once.
FocusScope {
    id: root

    required property PosterCanvas canvas
    required property AccessibilityViewModel panel
    readonly property real gap: canvas.target * 0.15
    // It stands where the key was that opened it.
    property bool mayClose: false
    // Whether each setting has a key of its own.
    property bool hasSingles: false

    onVisibleChanged: if (!visible)
        hasSingles = false

    signal closed

    readonly property real neededHeight: keys.height + gap * 2
    // Without the rows into which large letters divide the settings: known before anything is laid out.
    readonly property bool hasVoiceRow: panel.aloud && panel.hasVoice
    readonly property int plainRows: 1 + (hasVoiceRow ? 1 : 0) + (hasSingles ? 1 : 0)
    readonly property real plainHeight: plainRows * (singlesKey.height + gap) + gap

    height: neededHeight

    Accessible.role: Accessible.Grouping
    Accessible.name: Phrases.words["My way"]

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

    Column {
        id: keys

        y: root.gap
        width: root.width
        spacing: root.gap

        // What belongs together, in one touch: larger than the rest, and further apart.
        ChoiceRow {
            canvas: root.canvas
            gap: root.gap * 2
            width: parent.width

            BarKey {
                objectName: "way-see"
                canvas: root.canvas
                signPart: 0.54
                sign: "see"
                isChoice: true
                isOn: root.panel.waySee
                name: Phrases.words["See better"]
                onActivated: root.panel.wantWay("see", !isOn)
            }

            BarKey {
                objectName: "way-hear"
                canvas: root.canvas
                signPart: 0.54
                visible: root.panel.hasVoice
                sign: "aloud"
                isChoice: true
                isOn: root.panel.wayHear
                name: Phrases.words["Hear it"]
                onActivated: root.panel.wantWay("hear", !isOn)
            }

            BarKey {
                objectName: "way-calm"
                canvas: root.canvas
                signPart: 0.54
                sign: "calm"
                isChoice: true
                isOn: root.panel.wayCalm
                name: Phrases.words["Calm and easy"]
                onActivated: root.panel.wantWay("calm", !isOn)
            }

            BarKey {
                id: singlesKey

                objectName: "singlesKey"
                canvas: root.canvas
                sign: root.hasSingles ? "down" : "up"
                isChoice: true
                isOn: root.hasSingles
                name: Phrases.words["One by one"]
                onActivated: root.hasSingles = !root.hasSingles
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

        ChoiceRow {
            objectName: "voiceKeys"
            canvas: root.canvas
            width: parent.width
            visible: root.hasVoiceRow

            BarKey {
                objectName: "voiceAgain"
                canvas: root.canvas
                sign: "again"
                name: Phrases.words["Say it again"]
                onActivated: root.panel.sayAgain()
            }

            BarKey {
                objectName: "voiceSlower"
                canvas: root.canvas
                isAble: root.panel.pace > -root.panel.paces
                sign: "slower"
                name: Phrases.words["Slower"]
                onActivated: root.panel.wantPace(root.panel.pace - 1)
            }

            BarKey {
                objectName: "voiceFaster"
                canvas: root.canvas
                isAble: root.panel.pace < root.panel.paces
                sign: "goOn"
                name: Phrases.words["Faster"]
                onActivated: root.panel.wantPace(root.panel.pace + 1)
            }
        }

        ChoiceRow {
            objectName: "singles"
            canvas: root.canvas
            width: parent.width
            visible: root.hasSingles

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
                objectName: "switchKey"
                canvas: root.canvas
                sign: "switch"
                isChoice: true
                isOn: root.panel.scans
                name: Phrases.words["One switch"]
                onActivated: root.panel.wantScanning(!root.panel.scans)
            }
        }
    }
}
