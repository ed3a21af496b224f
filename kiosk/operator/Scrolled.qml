import QtQuick
import kiosk.poster
import kiosk.operator

// What does not fit is pulled up with a finger; the part that is cut off shows that there is more.
Flickable {
    id: root

    required property OperatorViewModel operator
    default property alias content: column.data

    contentWidth: width
    contentHeight: column.height + operator.key * 0.2
    boundsBehavior: Flickable.StopAtBounds
    clip: true

    Column {
        id: column

        width: root.width
        spacing: root.operator.key * 0.2
        topPadding: root.operator.key * 0.1
        leftPadding: root.operator.key * 0.1
        rightPadding: root.operator.key * 0.1
    }
}
