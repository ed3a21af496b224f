pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// What plays, what comes, and any slide at once.
Scrolled {
    id: root

    readonly property NowViewModel model: operator.now
    readonly property real gap: operator.key * 0.15

    Section {
        width: root.room
        operator: root.operator

        PanelText {
            objectName: "nowTitle"
            width: parent.width
            operator: root.operator
            isHeading: true
            text: root.model.title
        }

        PanelText {
            width: parent.width
            operator: root.operator
            text: root.model.isHeld ? root.operator.words["It stays until you let the show go on"] :
                root.operator.words["Next: %1"].arg(root.model.following)
        }
    }

    Row {
        spacing: root.gap

        PanelKey {
            objectName: "nowPrevious"
            operator: root.operator
            sign: "previous"
            words: ""
            name: root.operator.words["Previous"]
            onActivated: root.model.step(-1)
        }

        PanelKey {
            objectName: "nowHold"
            operator: root.operator
            sign: root.model.isHeld ? "play" : "pause"
            isChoice: true
            isOn: root.model.isHeld
            name: root.model.isHeld ? root.operator.words["Go on"] : root.operator.words["Keep this"]
            onActivated: root.model.holdOrRelease()
        }

        PanelKey {
            objectName: "nowNext"
            operator: root.operator
            sign: "next"
            words: ""
            name: root.operator.words["Next"]
            onActivated: root.model.step(1)
        }
    }

    Section {
        width: root.room
        operator: root.operator
        title: root.operator.words["Show one now. It stays until you let the show go on, ten minutes at most"]

        Repeater {
            // Not the items themselves: each change would make all keys anew, and the focus would be lost.
            model: root.model.items.length

            PanelKey {
                required property int index
                readonly property var slide: root.model.items[index]

                objectName: "nowItem-" + (slide?.key ?? "")
                width: root.room
                operator: root.operator
                isWide: true
                isChoice: true
                isOn: slide?.isCurrent ?? false
                name: slide?.title ?? ""
                onActivated: root.model.showNow(slide.key)
            }
        }
    }
}
