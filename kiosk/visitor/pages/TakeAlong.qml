import QtQuick
import kiosk.poster
import kiosk.visitor

// The slide's address to take along: a code to scan, made here, and the same to read.
Page {
    id: root

    required property SlideViewModel slide
    readonly property string address: slide !== null ? slide.takeAddress : ""
    readonly property int modules: slide !== null ? slide.qrModules : 0
    readonly property real room: {
        if (canvas.isPortrait)
            return Math.min(width - u * 12, height - words.y - words.height - u * 6);
        return Math.min((width - u * 12) * 0.45, height - u * 10);
    }
    readonly property bool mayBreak: address.length > 16
    // Whole pixels a module, so that every module is equally wide; four of white around.
    readonly property int module: Math.max(1, Math.floor(room / (Math.max(1, modules) + 8)))

    heading: Phrases.words["On your phone"]

    Image {
        id: code

        objectName: "takeCode"
        x: root.u * 6 + root.module * 4
        y: root.canvas.isPortrait ? words.y + words.height + root.u * 4 : (root.height - height) / 2
        width: root.modules * root.module
        height: width
        source: root.slide !== null ? root.slide.qr : ""
        asynchronous: true
        cache: false
        retainWhileLoading: true
        smooth: false
        Accessible.role: Accessible.Graphic
        Accessible.name: Phrases.words["A code with this address"]
    }

    Column {
        id: words

        x: root.canvas.isPortrait ? root.u * 6 : code.x + code.width + root.module * 4 + root.u * 6
        y: {
            if (root.canvas.isPortrait)
                return root.u * 8;
            return Math.max(root.u * 4, Math.min(code.y, root.height - height - root.u * 3));
        }
        width: root.width - x - root.u * 6
        spacing: root.u * 3

        Text {
            width: parent.width
            text: root.heading
            textFormat: Text.PlainText
            Accessible.role: Accessible.Heading
            Accessible.name: text
            wrapMode: Text.WordWrap
            color: Theme.colors["ink"]
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            // On a square screen beside the code, a long word gets smaller.
            font.pixelSize: Math.max(8, Type.measure.pieceSize(text, width * 0.98, root.u * 9, root.u * 5))
            lineHeight: Theme.leading
        }

        Text {
            width: parent.width
            text: Phrases.words["Scan the code with your phone, or type the address:"]
            textFormat: Text.PlainText
            Accessible.role: Accessible.StaticText
            Accessible.name: text
            wrapMode: Text.WordWrap
            color: Theme.colors["ink"]
            font.family: Theme.textFamily
            font.pixelSize: Math.max(8, root.u * 4 * root.canvas.textScale)
        }

        Text {
            readonly property real largest: root.u * (root.mayBreak ? 5 : 8)
            readonly property real size: Type.measure.pieceSize(text, width, largest, root.u * 2.6)

            objectName: "takeAddress"
            // A very long one gets smaller: the code keeps its size, and nobody types it.
            readonly property real most: {
                if (root.canvas.isPortrait)
                    return root.u * 24;
                return Math.max(root.u * 8, root.height - y - root.u * 7);
            }

            width: parent.width
            height: Math.min(most, Type.measure.textHeight(text, "", width, size * 1.15))
            fontSizeMode: Text.Fit
            minimumPixelSize: Math.max(8, root.u * 1.6)
            // A long one may break where an address has its joints.
            text: root.mayBreak ? root.address.replace(/([\/.-])/g, "$1\u200B") : root.address
            textFormat: Text.PlainText
            wrapMode: Text.Wrap
            Accessible.role: Accessible.StaticText
            Accessible.name: root.address
            color: Theme.accentOn["paper"]
            font.family: Theme.headlineFamily
            font.weight: Theme.headlineWeight
            font.pixelSize: Math.max(8, size)
        }
    }
}
