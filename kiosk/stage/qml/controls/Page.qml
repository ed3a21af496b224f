import QtQuick
import Kiosk.Stage

// A sheet over the slide, above the visitor's keys: the key that opened it closes it, and every other one works on.
Rectangle {
    id: root

    required property StageViewModel stage
    required property string heading
    readonly property real u: stage.u

    signal closed

    color: Theme.colors["paper"]
    Accessible.role: Accessible.Dialog
    Accessible.name: heading

    // Touches end here and do not reach the slide below.
    TapHandler {}
}
