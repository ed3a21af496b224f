pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// How the show looks on this screen.
Scrolled {
    id: root

    readonly property LooksViewModel model: operator.looks
    readonly property real gap: operator.key * 0.15
    readonly property string question: operator.words["Can you see and touch this? Without an answer it goes back"]

    Told {
        id: trial

        objectName: "screenTrial"
        width: root.room
        operator: root.operator
        text: root.model.isOnTrial ? root.question : ""
        // It is the one thing to do now.
        onVisibleChanged: Qt.callLater(() => {
            // By then the page may be closed.
            if (!trial?.visible)
                return;
            root.go(0);
            if (root.operator.isByKeys)
                stayKey.forceActiveFocus();
        })

        Flow {
            width: parent.width
            spacing: root.gap

            PanelKey {
                id: stayKey

                objectName: "screenStay"
                operator: root.operator
                sign: "done"
                name: root.operator.words["Yes"]
                onActivated: root.model.stay()
            }

            PanelKey {
                objectName: "screenBack"
                operator: root.operator
                name: root.operator.words["No, go back"]
                onActivated: root.model.goBack()
            }
        }
    }

    Stepper {
        objectName: "brightness"
        operator: root.operator
        width: root.room
        title: root.operator.words["Brightness"]
        value: root.model.brightness + " %"
        part: root.model.brightness / 100
        hasLess: root.model.brightness > 10
        hasMore: root.model.brightness < 100
        less: root.operator.words["Darker"]
        more: root.operator.words["Brighter"]
        onStepped: direction => root.model.brighter(direction)
    }

    Flow {
        width: root.room
        spacing: root.gap

        PanelKey {
            objectName: "looksMotion"
            operator: root.operator
            mostWide: root.room
            isChoice: true
            isOn: root.model.isReduced
            name: root.operator.words["Less motion"]
            onActivated: root.model.calmOrLively()
        }

        PanelKey {
            objectName: "looksReach"
            operator: root.operator
            mostWide: root.room
            isChoice: true
            isOn: root.model.isLow
            name: root.operator.words["Keys low, for wheelchairs and children"]
            onActivated: root.model.lowOrNormal()
        }

        PanelKey {
            objectName: "looksCaptions"
            operator: root.operator
            mostWide: root.room
            isChoice: true
            isOn: root.model.hasCaptions
            name: root.operator.words["Captions"]
            onActivated: root.model.captionsOrNot()
        }

        PanelKey {
            objectName: "looksKeys"
            operator: root.operator
            mostWide: root.room
            isChoice: true
            isOn: root.model.hasLargeKeys
            name: root.operator.words["Large keys"]
            onActivated: root.model.largeOrNormal()
        }

        PanelKey {
            objectName: "looksTurn"
            operator: root.operator
            mostWide: root.room
            name: root.operator.words["Turn the picture"]
            onActivated: root.model.turn()
        }

        PanelKey {
            objectName: "looksSleep"
            operator: root.operator
            mostWide: root.room
            name: root.operator.words["Dark until somebody touches it"]
            onActivated: root.model.sleep()
        }

        PanelKey {
            objectName: "looksShortcuts"
            operator: root.operator
            mostWide: root.room
            isChoice: true
            isOn: root.model.hasShortcuts
            name: root.operator.words["Letter keys: B and the full stop hold the show"]
            onActivated: root.model.shortcutsOrNot()
        }
    }

    PanelText {
        objectName: "looksLowEnough"
        width: root.room
        operator: root.operator
        visible: root.model.isLow && root.operator.canvas.reachTop <= 0
        text: root.operator.words["On this screen everything to touch is low enough already"]
    }

    Section {
        width: root.room
        operator: root.operator
        visible: root.model.screens.length > 1
        title: root.operator.words["On which screen"]

        Repeater {
            // Not the screens themselves: a choice would make all keys anew, and the focus would be lost.
            model: root.model.screens.length > 1 ? root.model.screens.length : 0

            PanelKey {
                required property int index
                readonly property var screen: root.model.screens[index]

                objectName: "screen-" + (screen?.socket ?? "")
                width: root.room
                operator: root.operator
                isWide: true
                isChoice: true
                isOn: screen?.isPresent ?? false
                name: screen?.title ?? ""
                onActivated: root.model.moveTo(screen.socket)
            }
        }
    }

    // Seldom changed: below what is.
    Stepper {
        objectName: "scan"
        operator: root.operator
        width: root.room
        title: root.operator.words["One switch: how long it waits at each button"]
        value: root.model.scan + " s"
        hasBar: false
        hasLess: root.model.scan > 1
        hasMore: root.model.scan < 8
        less: root.operator.words["Shorter"]
        more: root.operator.words["Longer"]
        onStepped: direction => root.model.scanSlower(direction)
    }

    Stepper {
        objectName: "again"
        operator: root.operator
        width: root.room
        title: root.operator.words["Trembling hands: for how long the same button does not count again"]
        readonly property int decimals: root.model.again % 1 > 0 ? 1 : 0

        value: root.model.again.toLocaleString(Qt.locale(root.operator.language), "f", decimals) + " s"
        hasBar: false
        hasLess: root.model.again > 0
        hasMore: root.model.again < 2
        less: root.operator.words["Shorter"]
        more: root.operator.words["Longer"]
        onStepped: direction => root.model.againLater(direction)
    }
}
