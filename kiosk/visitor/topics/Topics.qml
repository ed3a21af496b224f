pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor

// All posters as tiles; a touch goes there.
Page {
    id: root

    required property TopicsViewModel panel

    signal chosen(string key)

    // Few tiles are large; seven or eight fill a screen in two rows.
    readonly property int columns: {
        if (canvas.isLargest)
            return canvas.isPortrait ? 1 : 2;
        if (canvas.isPortrait)
            return 2;
        if (canvas.textScale > 1)
            return 3;
        return grid.count === 7 || grid.count === 8 ? 4 : 3;
    }
    readonly property int rows: Math.max(1, Math.ceil(grid.count / columns))

    heading: Phrases.words["Overview"]

    Text {
        id: headingText

        x: root.u * 6
        y: root.u * 3
        text: root.heading
        textFormat: Text.PlainText
        Accessible.role: Accessible.Heading
        Accessible.name: text
        color: Theme.colors["ink"]
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, root.u * 6.6)
    }

    // What is counted is nobody's: said where there is the room for it, and where who asks will look.
    Text {
        id: privacy

        objectName: "privacyText"
        x: headingText.x + headingText.width + root.u * 4
        y: Math.max(root.u, headingText.y + headingText.height - height - root.u * 1.2)
        width: root.width - x - root.u * 6
        text: Phrases.words["We keep no personal data."]
        textFormat: Text.PlainText
        wrapMode: Text.WordWrap
        horizontalAlignment: Text.AlignRight
        Accessible.role: Accessible.StaticText
        Accessible.name: text
        color: Theme.colors["ink"]
        font.family: Theme.textFamily
        font.pixelSize: Math.max(8, root.u * 2.9 * root.canvas.textScale)
    }

    GridView {
        id: grid

        objectName: "topicsGrid"
        // A stand whose keys are low has its tiles in one row that a finger pulls along.
        readonly property bool isRow: root.canvas.reachTop > headingText.y + headingText.height

        x: root.u * 5
        readonly property real headEnd: Math.max(headingText.y + headingText.height, privacy.y + privacy.height)

        y: isRow ? root.canvas.reachTop : headEnd + root.u
        width: root.width - root.u * 10
        height: root.height - y - root.u
        clip: true
        model: root.panel.model
        boundsBehavior: Flickable.StopAtBounds

        // It stands where the finger leaves it.
        Binding {
            when: root.canvas.isCalm
            grid.flickDeceleration: 1e6
        }

        flow: isRow ? GridView.FlowTopToBottom : GridView.FlowLeftToRight
        // A tile that is cut off at the edge shows that there are more.
        readonly property real tilesInRow: {
            if (root.canvas.isLargest)
                return root.columns + 0.3;
            // On an upright screen larger titles need wider tiles.
            const inRow = root.canvas.textScale > 1 ? 1.6 : 2.3;
            return root.canvas.isPortrait ? inRow : 4.3;
        }
        readonly property int rowsInSight: {
            // Larger titles need higher tiles.
            // Letters that are made for a distance need more room than two or one columns give them.
            const fillsRows = root.canvas.isLargest && root.canvas.textScale <= 1.5;
            if (root.canvas.textScale > 1 && !root.canvas.isPortrait && !fillsRows)
                return Math.min(root.rows, 2);
            if (root.panel.hasParts)
                return Math.min(root.rows, root.canvas.isPortrait ? 4 : 2);
            return Math.min(root.rows, root.canvas.isPortrait ? 5 : 3);
        }
        // The titles of parts stand above the tiles, over a line that joins those of one part.
        readonly property real band: root.panel.hasParts ? Math.round(root.u * 5.4 * root.canvas.textScale) : 0
        readonly property real tileHeight: cellHeight - band

        cellWidth: Math.floor(width / (isRow ? tilesInRow : root.columns))
        cellHeight: {
            if (isRow)
                return height;
            return Math.max(root.canvas.target * 1.3 + band, Math.floor(height / rowsInSight));
        }

        // Where a drawing has its place on a tile; what it draws around that fills the tile to its edges.
        readonly property real artWidth: Math.round((cellWidth - root.u * 2) * 0.9)
        readonly property real artHeight: Math.round(artWidth * 0.8)

        onArtWidthChanged: Qt.callLater(askForPictures)
        Component.onCompleted: askForPictures()

        function askForPictures() {
            root.panel.setTileSize(artWidth, artHeight);
        }

        delegate: Key {
            id: tile

            required property string key
            required property string title
            required property color tileColor
            required property color tileInk
            required property bool isFilm
            required property int index
            required property bool isCurrent
            required property string part
            required property int before
            required property int after
            required property var layers
            required property real margin
            required property bool bleeds
            required property url photo

            objectName: "tile-" + key
            // While the list still makes it, it is at the place of the first one: not drawn, but there to be told.
            visible: index === 0 || x !== 0 || y !== 0
            name: title
            Accessible.selectable: true
            Accessible.selected: isCurrent
            width: grid.cellWidth
            height: grid.cellHeight
            onActivated: root.chosen(key)

            PartTitle {
                visible: tile.part !== ""
                u: root.u
                width: tile.width
                height: grid.band
                title: tile.part
                before: tile.before
                after: tile.after
                column: grid.isRow ? tile.before : tile.index % root.columns
                columns: grid.isRow ? tile.before + tile.after + 1 : root.columns
            }

            Rectangle {
                id: field

                readonly property bool onPaper: Qt.colorEqual(tile.tileColor, Theme.colors["paper"])

                anchors.fill: parent
                anchors.margins: root.u
                anchors.topMargin: root.u + grid.band
                color: tile.tileColor
                opacity: tile.isPressed ? 0.7 : 1

                // Below the title, as much of the poster as there is room for; in high contrast the words alone.
                Item {
                    id: poster

                    y: words.y + words.contentHeight + root.u * 1.6
                    width: parent.width
                    height: parent.height - y
                    clip: true
                    visible: height > root.u * 9 && !root.canvas.highContrast

                    Item {
                        id: drawing

                        // All of it is seen; but a drawing that bleeds reaches the tile's edges, and is cropped above
                        // and below.
                        readonly property real bleeding: poster.width / (grid.artWidth + 2 * tile.margin)
                        readonly property real fitting: Math.max(poster.height / grid.artHeight,
                            tile.bleeds ? bleeding : 0)

                        property int loaded: 0

                        visible: loaded > 0 && loaded >= tile.layers.length
                        x: (poster.width - width) / 2
                        y: poster.height - height + Math.max(0, height * scale - poster.height) / 2
                        width: grid.artWidth
                        height: grid.artHeight
                        scale: Math.min(1, fitting)
                        transformOrigin: Item.Bottom

                        Repeater {
                            model: tile.layers
                            onModelChanged: drawing.loaded = 0

                            Image {
                                required property var modelData

                                x: modelData.x
                                y: modelData.y
                                width: modelData.width
                                height: modelData.height
                                source: modelData.source
                                cache: false
                                asynchronous: true
                                onStatusChanged: if (status === Image.Ready)
                                    drawing.loaded += 1
                            }
                        }

                        // It comes as a whole, and softly.
                        NumberAnimation on opacity {
                            running: drawing.visible && !root.canvas.isReduced && !root.canvas.isHeld
                            from: 0
                            to: 1
                            duration: Theme.settleMs
                        }
                    }

                    Image {
                        anchors.fill: parent
                        visible: status === Image.Ready
                        source: tile.photo
                        cache: false
                        sourceSize: Qt.size(width, 0)
                        fillMode: Image.PreserveAspectCrop
                        asynchronous: true
                        autoTransform: true
                    }
                }

                Rectangle {
                    id: disc

                    // On a low tile beside the title, else below it.
                    readonly property bool isBeside: field.height < root.u * 20
                    readonly property real widthBeside: fitted(field.height - root.u * 4)
                    readonly property real taken: tile.isFilm && isBeside ? widthBeside + root.u * 2 : 0

                    function fitted(room: real): real {
                        return Math.max(root.u * 6, Math.min(root.u * 14, room));
                    }

                    objectName: "disc-" + tile.key
                    visible: tile.isFilm
                    x: isBeside ? parent.width - width - root.u * 2 : (parent.width - width) / 2
                    y: isBeside ? (parent.height - height) / 2 : poster.y + (poster.height - height) / 2
                    width: isBeside ? widthBeside : fitted(poster.height - root.u * 3)
                    height: width
                    radius: width / 2
                    color: tile.tileInk

                    Icon {
                        anchors.centerIn: parent
                        anchors.horizontalCenterOffset: size * 0.04
                        sign: "play"
                        color: tile.tileColor
                        size: parent.width * 0.5
                    }
                }

                Text {
                    id: words

                    // With the air that lines of very large letters have around them.
                    readonly property real below: root.u * (6 + 1.4 * Math.max(1, root.canvas.textScale - 0.5))
                    readonly property var setting: Type.measure.headline(tile.title, root.panel.language,
                        (grid.cellWidth - root.u * 6 - disc.taken) * 0.98, grid.tileHeight - below,
                        root.u * 4.2 * root.canvas.textScale, root.u * 3 * root.canvas.textScale,
                        root.u * 2.6 * root.canvas.textScale)

                    x: root.u * 2
                    y: root.u * 2
                    width: parent.width - root.u * 4 - disc.taken
                    height: parent.height - root.u * 4
                    text: setting.text
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

                // The frame lies over the picture.
                Rectangle {
                    anchors.fill: parent
                    color: "transparent"
                    border.width: {
                        if (tile.isCurrent || tile.activeFocus)
                            return root.u;
                        return field.onPaper ? Math.max(2, root.u * 0.4) : 0;
                    }
                    border.color: Theme.colors["ink"]
                }
            }
        }
    }
}
