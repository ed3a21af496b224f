pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// All posters as tiles; a touch goes there.
Page {
    id: root

    signal chosen(string key)

    // Few tiles are large; seven or eight fill a screen in two rows.
    readonly property int columns: stage.isPortrait ? 2 : grid.count === 7 || grid.count === 8 ? 4 : 3
    readonly property int rows: Math.max(1, Math.ceil(grid.count / columns))

    heading: qsTr("Topics")

    Text {
        id: headingText

        x: root.u * 6
        y: root.u * 3
        text: root.heading
        textFormat: Text.PlainText
        color: Theme.colors["ink"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.u * 6.6)
    }

    GridView {
        id: grid

        objectName: "topicsGrid"
        // A stand whose keys are low has its tiles in one row that a finger pulls along.
        readonly property bool isRow: root.stage.reachTop > headingText.y + headingText.height

        x: root.u * 5
        y: isRow ? root.stage.reachTop : headingText.y + headingText.height + root.u
        width: root.width - root.u * 10
        height: root.height - y - root.u
        clip: true
        model: root.stage.topics
        boundsBehavior: Flickable.StopAtBounds
        flow: isRow ? GridView.FlowTopToBottom : GridView.FlowLeftToRight
        cellWidth: isRow ? Math.floor(width / (root.stage.isPortrait ? 2.3 : 4.3)) : Math.floor(width / root.columns)
        cellHeight: isRow ? height : Math.max(root.stage.target * 1.3, Math.floor(height / Math.min(root.rows, root.stage.isPortrait ? 5 : 3)))

        delegate: Key {
            id: tile

            required property string key
            required property string title
            required property color tileColor
            required property color tileInk
            required property bool isFilm
            required property bool isCurrent

            objectName: "tile-" + key
            name: title
            width: grid.cellWidth
            height: grid.cellHeight
            onActivated: root.chosen(key)

            Rectangle {
                anchors.fill: parent
                anchors.margins: root.u
                color: tile.tileColor
                border.width: tile.isCurrent || tile.activeFocus ? root.u : Qt.colorEqual(tile.tileColor, Theme.colors["paper"]) ? Math.max(2, root.u * 0.4) : 0
                border.color: Theme.colors["ink"]
                opacity: tile.isPressed ? 0.7 : 1

                Icon {
                    visible: tile.isFilm
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                    anchors.margins: root.u * 2.4
                    sign: "play"
                    color: tile.tileInk
                    size: root.u * 5
                }

                Text {
                    readonly property var setting: Type.headline(tile.title, root.stage.language, (grid.cellWidth - root.u * 6) * 0.98, grid.cellHeight - root.u * 7.4, root.u * 4.2 * root.stage.comfort.textScale, root.u * 3, root.u * 2.6)

                    x: root.u * 2
                    y: root.u * 2
                    width: parent.width - root.u * 4
                    height: parent.height - root.u * 4
                    text: setting.lines.join("\n")
                    textFormat: Text.PlainText
                    elide: Text.ElideRight
                    color: tile.tileInk
                    lineHeightMode: Text.FixedHeight
                    lineHeight: setting.size * setting.leading
                    font.family: Theme.headlineFamily
                    font.weight: Theme.headlineWeight
                    font.pixelSize: Math.max(8, setting.size)
                    font.letterSpacing: -0.015 * setting.size
                }
            }
        }
    }
}
