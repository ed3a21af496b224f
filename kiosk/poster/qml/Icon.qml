import QtQuick
import kiosk.poster
import QtQuick.Shapes

// Our own icons with one stroke weight, on a 24 x 24 grid.
Item {
    id: root

    required property string sign
    required property color color
    property real size: 32

    readonly property var paths: ({
            "previous": "M15 4 L7 12 L15 20",
            "next": "M9 4 L17 12 L9 20",
            "topics": "M4 4 H10 V10 H4 Z M14 4 H20 V10 H14 Z M4 14 H10 V20 H4 Z M14 14 H20 V20 H14 Z",
            "more": "M4 5 H20 M4 12 H20 M4 19 H13",
            "letters": "M2 19 L7.5 5 L13 19 M4 14.4 H11 M21 15 A3.1 4 0 1 0 14.8 15 A3.1 4 0 1 0 21 15 Z M21 10.8 V19",
            "captions": "M3 5 H21 V19 H3 Z M6 15 H11 M14 15 H18 M6 11 H9 M12 11 H18",
            "sound": "M4 9 V15 H8 L13 19 V5 L8 9 Z M16.5 9 A4 4 0 0 1 16.5 15 M18.5 6 A8 8 0 0 1 18.5 18",
            "muted": "M4 9 V15 H8 L13 19 V5 L8 9 Z M17 9 L22 15 M22 9 L17 15",
            "softer": "M3 9 V15 H7 L12 19 V5 L7 9 Z M16 12 H22",
            "louder": "M3 9 V15 H7 L12 19 V5 L7 9 Z M16 12 H22 M19 9 V15",
            "pause": "M8 5 V19 M16 5 V19",
            "goOn": "M5 5 L12 12 L5 19 M12.5 5 L19.5 12 L12.5 19",
            "up": "M5 15.5 L12 8.5 L19 15.5",
            "down": "M5 8.5 L12 15.5 L19 8.5",
            "contrast": "M12 3 A9 9 0 1 0 12 21 A9 9 0 1 0 12 3 Z " +
                "M13.2 3.6 V20.4 M15.2 4.4 V19.6 M17.2 5.6 V18.4 M19.2 7.6 V16.4",
            "calm": "M3 4.5 H21 V19.5 H3 Z M10 9 V15 M14 9 V15",
            "aloud": "M6.5 10 A5.7 5.7 0 1 1 17.9 10 C17.9 13.4 14.4 14 14 17.4 A3.3 3.3 0 0 1 7.6 18.6 " +
                "M9.9 10.4 A2.4 2.4 0 1 1 14.5 10.6 C14.3 11.8 12.4 12 12.4 13.8",
            "easy": "M3 5 H21 M3 11 H11 M3 17 H8 M12 16.5 L15.5 20 L21.5 11.5",
            "figure": "M13.8 4.2 A1.8 1.8 0 1 0 10.2 4.2 A1.8 1.8 0 1 0 13.8 4.2 Z " +
                "M4 8.6 L12 9.8 L20 8.6 M12 9.8 V14.6 M8.2 21.5 L12 14.6 L15.8 21.5",
            "see": "M2 12 C5.5 6.6 18.5 6.6 22 12 C18.5 17.4 5.5 17.4 2 12 Z " +
                "M15 12 A3 3 0 1 0 9 12 A3 3 0 1 0 15 12 Z",
            "switch": "M3 13 H21 V20 H3 Z M8 13 V9.5 A4 4 0 0 1 16 9.5 V13",
            "slower": "M12 5 L5 12 L12 19 M19 5 L12 12 L19 19",
            "again": "M19.5 12 A7.5 7.5 0 1 1 16.5 6 M17 2 V6.4 H12.6",
            "sign": "M8.5 14.5 V5.5 A1.4 1.4 0 0 1 11.3 5.5 V11 M11.3 4.4 A1.4 1.4 0 0 1 14.1 4.4 V11 " +
                "M14.1 5.6 A1.4 1.4 0 0 1 16.9 5.6 V12 M16.9 8 A1.4 1.4 0 0 1 19.7 8 V15 " +
                "A6.4 6.4 0 0 1 13.3 21.4 C10.2 21.4 9 19.6 7.6 17.4 L4.6 13 A1.5 1.5 0 0 1 7 11.3 L8.5 13.2 " +
                "M3 7 A4.5 4.5 0 0 1 5.6 3",
            "corner": "M3 5 H21 V19 H3 Z M12.5 12.5 H18 V16 H12.5 Z",
            "whole": "M3 5 H21 V19 H3 Z M6.5 8.5 H17.5 V15.5 H6.5 Z",
            "take": "M8 2.5 H16 A1.8 1.8 0 0 1 17.8 4.3 V19.7 A1.8 1.8 0 0 1 16 21.5 " +
                "H8 A1.8 1.8 0 0 1 6.2 19.7 V4.3 A1.8 1.8 0 0 1 8 2.5 Z " +
                "M12 6.5 V13.5 M9.2 11 L12 13.8 L14.8 11 M10.8 18 H13.2",
            "film": "M3 5 H21 V19 H3 Z M10 9 L15 12 L10 15 Z",
            "done": "M4 12.5 L10 18.5 L20 6.5",
            "erase": "M9 5 H21.5 V19 H9 L2.5 12 Z M12 9.3 L17.4 14.7 M17.4 9.3 L12 14.7",
            "capital": "M12 3.5 L3.5 12 H8 V20 H16 V12 H20.5 Z",
            "close": "M5 5 L19 19 M19 5 L5 19",
            "play": "M7 4 L20 12 L7 20 Z",
            "hand": "M9 21 L5 14.5 A1.8 1.8 0 0 1 8 12.6 L9 14 V4.6 A1.7 1.7 0 0 1 12.4 4.6 " +
                "V10 L18 11.4 A2.4 2.4 0 0 1 19.6 14 L18.4 21 Z"
        })

    implicitWidth: size
    implicitHeight: size

    Shape {
        width: 24
        height: 24
        scale: root.size / 24
        transformOrigin: Item.TopLeft
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: root.color
            strokeWidth: 2.2
            capStyle: ShapePath.RoundCap
            joinStyle: ShapePath.RoundJoin
            fillColor: root.sign === "play" ? root.color : "transparent"

            PathSvg {
                path: root.paths[root.sign] ?? ""
            }
        }
    }
}
