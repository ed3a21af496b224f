import QtQuick
import kiosk.poster

// The title of a part, above its first tile and as wide as its tiles in that row, and the line that joins them.
Item {
    id: root

    required property real u
    required property string title
    required property int before
    required property int after
    required property int column
    required property int columns

    readonly property bool begins: before === 0
    readonly property bool isLeft: begins || column === 0
    readonly property bool isRight: after === 0 || column === columns - 1
    readonly property int tilesInRow: Math.min(after + 1, columns - column)

    Text {
        objectName: "partTitle"
        visible: root.begins
        x: root.u
        y: root.u * 0.6
        width: root.width * root.tilesInRow - root.u * 2
        height: line.y - y
        text: root.title
        textFormat: Text.PlainText
        Accessible.role: Accessible.Heading
        Accessible.name: text
        elide: Text.ElideRight
        verticalAlignment: Text.AlignBottom
        color: Theme.colors["ink"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, height * 0.72)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.max(8, height * 0.5)
    }

    Rectangle {
        id: line

        x: root.isLeft ? root.u : 0
        y: root.height - height
        width: root.width - x - (root.isRight ? root.u : 0)
        height: Math.max(2, root.u * 0.35)
        color: Theme.colors["ink"]
    }
}
