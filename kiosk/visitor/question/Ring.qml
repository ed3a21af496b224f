import QtQuick
import kiosk.poster
import kiosk.visitor
import QtQuick.Shapes

// How much of something is left: a circle that gets shorter clockwise.
Item {
    id: root

    required property color color
    required property real rest
    property real thickness: width * 0.06

    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: root.color
            strokeWidth: root.thickness
            fillColor: "transparent"
            capStyle: ShapePath.FlatCap

            PathAngleArc {
                centerX: root.width / 2
                centerY: root.height / 2
                radiusX: (root.width - root.thickness) / 2
                radiusY: radiusX
                startAngle: -90 + 360 * (1 - Math.max(0, Math.min(1, root.rest)))
                sweepAngle: 360 * Math.max(0, Math.min(1, root.rest))
            }
        }
    }
}
