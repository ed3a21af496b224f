pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Louder, softer, silent; and how loud visitors may make it.
Scrolled {
    id: root

    readonly property SoundViewModel model: operator.sound

    Stepper {
        objectName: "volume"
        operator: root.operator
        width: root.room
        title: root.operator.words["Loudness of films"]
        value: root.model.isMuted ? root.operator.words["Silent"] : root.model.volume + " %"
        part: root.model.isMuted ? 0 : root.model.volume / 100
        hasLess: root.model.volume > 0
        hasMore: root.model.volume < root.model.cap || root.model.isMuted
        less: root.operator.words["Softer"]
        more: root.operator.words["Louder"]
        onStepped: direction => root.model.louder(direction)
    }

    PanelText {
        objectName: "soundAtCap"
        width: root.room
        operator: root.operator
        visible: root.model.volume >= root.model.cap && root.model.cap < 100 && !root.model.isMuted
        text: root.operator.words["Louder than this is not allowed. Below you can allow it"]
    }

    PanelKey {
        objectName: "mute"
        operator: root.operator
        sign: "muted"
        isChoice: true
        isOn: root.model.isMuted
        name: root.operator.words["Silent"]
        onActivated: root.model.mute()
    }

    Stepper {
        objectName: "cap"
        operator: root.operator
        width: root.room
        title: root.operator.words["The loudest there may be"]
        value: root.model.cap + " %"
        part: root.model.cap / 100
        hasLess: root.model.cap > 0
        hasMore: root.model.cap < 100
        less: root.operator.words["Softer"]
        more: root.operator.words["Louder"]
        onStepped: direction => root.model.changeCap(direction)
    }
}
