import QtQuick
import kiosk.poster

// A web address as a code to scan, and the same to read beside it or below.
Item {
    id: root

    required property SlideViewModel slide
    required property PosterCanvas canvas
    // How large the code may be, with its quiet zone.
    required property real room
    // In a narrow column the address is below the code, and has this height.
    required property bool isStacked
    required property real stackRoom
    // On a page that is turned nothing comes late.
    property bool isThereAtOnce: false

    readonly property real u: canvas.u
    readonly property bool isMirrored: Type.measure.isRightToLeft(slide.wordsLanguage)
    // A code with more modules than its area has pixels is left out, and only the address is shown.
    readonly property bool hasCode: slide.qrModules > 0 && slide.qrModules + 8 <= u * 31 && slide.address !== ""
    // Whole pixels per module, so that all modules are equally wide.
    readonly property int module: Math.max(1, Math.floor(room / (Math.max(1, slide.qrModules) + 8)))
    readonly property real quiet: module * 4
    readonly property bool isSettled: code.source.toString() === "" || code.status !== Image.Loading
    readonly property real codeSize: hasCode ? sheet.width : 0
    readonly property real addressSize: address.size
    readonly property real leastAddress: u * 3.6
    // Broken only at its slashes if that leaves it large enough, else also within the name of the site.
    readonly property string inParts: slide.address.replace(/(\/)/g, "$1\u200B")
    readonly property string inPieces: slide.address.replace(/([\/.-])/g, "$1\u200B")
    readonly property real usedHeight: {
        if (slide.address === "")
            return 0;
        if (hasCode && isStacked)
            return sheet.height + stackRoom;
        return hasCode ? sheet.height : address.height;
    }

    Rectangle {
        id: sheet

        visible: root.hasCode
        x: root.isMirrored ? parent.width - width : 0
        width: code.width + root.quiet * 2
        height: width
        color: Theme.colors["paper"]
        border.width: root.slide.onPaper ? Math.max(2, root.u * 0.5) : 0
        border.color: Theme.colors["ink"]

        Image {
            id: code

            anchors.centerIn: parent
            width: root.slide.qrModules * root.module
            height: width
            source: root.slide.qr
            asynchronous: !root.isThereAtOnce
            cache: false
            retainWhileLoading: true
            smooth: false
            Accessible.role: Accessible.Graphic
            Accessible.name: Phrases.words["A code with this address"]
        }
    }

    Text {
        id: address

        readonly property bool mayBreak: root.slide.address.length > 16
        readonly property real shortSize: root.isStacked ? 6.4 : 9
        readonly property real largest: root.u * (mayBreak ? 5 : shortSize)
        readonly property real size: Type.measure.pieceSize(text, width, largest, root.u * 2.6)
        readonly property bool staysInParts:
            Type.measure.pieceSize(root.inParts, width, largest, root.u * 2.6) >= root.leastAddress

        objectName: "address"
        readonly property real beside: root.hasCode && !root.isStacked ? sheet.width + root.u * 4 : 0

        x: root.isMirrored ? 0 : beside
        y: root.hasCode && root.isStacked ? sheet.height + root.u : 0
        width: parent.width - beside
        horizontalAlignment: root.isMirrored ? Text.AlignRight : Text.AlignLeft
        height: {
            if (root.hasCode && root.isStacked)
                return root.stackRoom - root.u;
            return root.hasCode ? sheet.height : implicitHeight;
        }
        verticalAlignment: Text.AlignVCenter
        text: {
            if (!mayBreak)
                return root.slide.address;
            return staysInParts ? root.inParts : root.inPieces;
        }
        textFormat: Text.PlainText
        wrapMode: Text.Wrap
        elide: Text.ElideRight
        color: root.slide.ink
        font.family: Theme.headlineFamily
        font.weight: Theme.headlineWeight
        font.pixelSize: Math.max(8, size)
        font.letterSpacing: -0.015 * size
        Accessible.role: Accessible.StaticText
        // Without the joints at which it may break.
        Accessible.name: root.slide.address
    }
}
