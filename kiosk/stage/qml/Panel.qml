import QtQuick
import Kiosk.Stage

// Where body text would not reach 7:1 on the field, it sits on a solid sheet of paper.
Rectangle {
    color: Theme.colors["paper"]
}
