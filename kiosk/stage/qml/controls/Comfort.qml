pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// Larger letters, stronger contrast, less motion, a voice: above the keys, so that the slide shows at once what they do.
FocusScope {
    id: root

    required property StageViewModel stage
    readonly property ComfortViewModel comfort: stage.comfort
    readonly property real gap: stage.target * 0.15
    // It lies on the key that opened it.
    property bool mayClose: false

    signal closed

    height: keys.height + gap * 2

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Display")

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
        height: Math.max(1, root.stage.u * 0.2)
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
            model: [qsTr("Normal"), qsTr("Larger"), qsTr("Largest")]

            BarKey {
                required property string modelData
                required property int index

                objectName: "textSize-" + index
                stage: root.stage
                sign: "letters"
                signPart: 0.28 + 0.1 * index
                isChoice: true
                isOn: root.comfort.textSize === index
                name: modelData
                onActivated: root.comfort.wantTextSize(index)
            }
        }

        BarKey {
            objectName: "contrastKey"
            stage: root.stage
            sign: "contrast"
            isChoice: true
            isOn: root.comfort.highContrast
            name: qsTr("Contrast")
            onActivated: root.comfort.wantHighContrast(!root.comfort.highContrast)
        }

        BarKey {
            objectName: "calmKey"
            stage: root.stage
            sign: "calm"
            isChoice: true
            isOn: root.comfort.calm
            name: qsTr("Less motion")
            onActivated: root.comfort.wantCalm(!root.comfort.calm)
        }

        BarKey {
            objectName: "aloudKey"
            stage: root.stage
            visible: root.stage.hasVoice
            sign: "aloud"
            isChoice: true
            isOn: root.comfort.aloud
            name: qsTr("Read aloud")
            onActivated: root.comfort.wantAloud(!root.comfort.aloud)
        }

        BarKey {
            objectName: "comfortCloseKey"
            stage: root.stage
            visible: root.mayClose
            sign: "close"
            name: qsTr("Close")
            onActivated: root.closed()
        }
    }
}
