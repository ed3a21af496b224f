import QtQuick
import kiosk.poster

// Keys in the middle of the screen's width, in as many rows as they need, which are about as long as each other.
Item {
    id: root

    required property PosterCanvas canvas
    property real gap: canvas.target * 0.15
    // Large words that stand near each other would be read as one line; usual ones rather than take a row more.
    readonly property real air: Math.max(gap, canvas.u * 2)
    readonly property real spare: (width - gap * 2 - line.words) / Math.max(1, line.shown.length - 1) - 1
    readonly property real gapOfWords: canvas.textScale > 1 ? air : Math.max(gap, Math.min(air, spare))
    default property alias keys: line.children

    height: line.rows.reduce((sum, row) => sum + row.height + gapOfWords, -gapOfWords)

    Item {
        id: line

        readonly property var shown: Array.from(children).filter(each => each.visible && each.width > 0)
        readonly property real words: shown.reduce((sum, each) => sum + each.width, 0)
        readonly property real wanted: words + (shown.length - 1) * root.gapOfWords
        // What needs several rows keeps off the edges of the screen.
        readonly property bool wraps: wanted > root.width - root.gap * 2
        readonly property real room: root.width - 2 * (wraps ? Math.max(root.gap, root.canvas.u * 3) : root.gap)
        readonly property var rows: {
            const count = divided(room).length;
            // As narrow as the same number of rows allows: no key stands alone below a full row.
            let [narrow, wide] = [wanted / Math.max(1, count), room];
            while (wide - narrow > 1) {
                const middle = (narrow + wide) / 2;
                [narrow, wide] = divided(middle).length > count ? [middle, wide] : [narrow, middle];
            }
            return divided(wide);
        }

        onRowsChanged: place()

        // The keys row by row, with what each row measures.
        function divided(most: real): var {
            const rows = [];
            for (const key of shown) {
                const last = rows[rows.length - 1];
                if (last && last.width + root.gapOfWords + key.width <= most) {
                    last.keys.push(key);
                    last.width += root.gapOfWords + key.width;
                    last.height = Math.max(last.height, key.height);
                } else {
                    rows.push({
                        "keys": [key],
                        "width": key.width,
                        "height": key.height
                    });
                }
            }
            return rows;
        }

        function place() {
            let y = 0;
            for (const row of rows) {
                let x = (root.width - row.width) / 2;
                for (const key of row.keys) {
                    key.x = x;
                    key.y = y;
                    x += key.width + root.gapOfWords;
                }
                y += row.height + root.gapOfWords;
            }
        }
    }
}
