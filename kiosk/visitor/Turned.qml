pragma ComponentBehavior: Bound

import QtQuick
import kiosk.stage
import kiosk.visitor

// What fills the window: the whole screen, turned where the computer's screen stands on its side and nobody else turns
// it. Fingers are turned along by Qt.
Item {
    id: root

    required property VisitorViewModel visitor
    readonly property StageViewModel stage: visitor.stage

    Main {
        objectName: "main"
        visitor: root.visitor
        width: root.stage.isOnItsSide ? root.height : root.width
        height: root.stage.isOnItsSide ? root.width : root.height
        transform: root.stage.turn === 0 ? [] : [quarter, back]
    }

    Rotation {
        id: quarter

        angle: root.stage.turn
    }

    // About the upper left corner it is turned out of the window.
    Translate {
        id: back

        x: root.stage.turn === 90 || root.stage.turn === 180 ? root.width : 0
        y: root.stage.turn >= 180 ? root.height : 0
    }

    HoverHandler {
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onPointChanged: root.stage.pointTo(point.position.x, point.position.y)
    }

    PointHandler {
        acceptedDevices: PointerDevice.TouchScreen
        onActiveChanged: if (active)
            root.stage.feelFinger()
    }
}
