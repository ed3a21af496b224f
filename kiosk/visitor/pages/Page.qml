import QtQuick
import kiosk.poster
import kiosk.visitor

// A sheet over the slide, above the visitor's keys: the key that opened it closes it, and every other one works on.
Rectangle {
    id: root

    required property PosterCanvas canvas
    required property string heading
    readonly property real u: canvas.u

    signal closed

    color: Theme.colors["paper"]
    Accessible.role: Accessible.Dialog
    Accessible.name: heading

    // Touches end here and do not reach the slide below.
    TapHandler {}
}
