import QtQuick
import kiosk.poster

// A call to action: a QR code with its address beside it.
Poster {
    id: root

    // A code with more modules than its area has pixels is left out, and only the address is shown.
    readonly property bool hasCode: slide.qrModules > 0 && slide.qrModules + 8 <= u * 31 && slide.address !== ""
    readonly property real gapScan: lead.usedHeight > 0 ? u * 4 : 0
    // The code and its quiet zone: as large as the words allow, and large enough for a phone at arm's length.
    readonly property real leastScan: u * (hasCode ? 20 : 6)
    readonly property real scanRoom: Math.max(leastScan, Math.min(u * 31, room - lead.usedHeight - gapScan - stackRoom))
    // In a narrow column the address is below the code.
    readonly property bool isStacked: hasCode && box.width < u * 56
    readonly property bool isLongAddress: slide.address.length > 24
    // Broken only at its slashes if that leaves it large enough, else also within the name of the site.
    readonly property string inParts: slide.address.replace(/(\/)/g, "$1\u200B")
    readonly property string inPieces: slide.address.replace(/([\/.-])/g, "$1\u200B")
    readonly property real leastAddress: u * 3.6
    // Its width beside the code at its largest, or below the code, while the picture stands in its place.
    readonly property real addressWidth: wholePlace.width - (hasCode && wholePlace.width >= u * 56 ? u * 35 : 0)
    readonly property bool isTooLong:
        isLongAddress && Type.measure.pieceSize(inPieces, addressWidth, u * 5, u * 2.6) < leastAddress
    readonly property real addressRoom: u * (isLongAddress ? 13 : 9)
    readonly property real stackRoom: isStacked ? addressRoom : 0
    readonly property real leastTextHeight:
        Type.measure.textHeight(slide.text, slide.wordsLanguage, place.width - u * 5.2, u * 3.6 * grown)

    isCrowded: leastTextHeight + u * 9.2 > roomInPlace - leastScan || isTooLong
    losesCorner: isTooLong && slide.hasArt && !canvas.isPortrait
    belowSize: slide.text === "" ? 0 : lead.size
    belowHeight: lead.usedHeight + (scan.height > 0 ? gapScan + scan.height : 0)
    isReady: artIsSettled && (code.source.toString() === "" || code.status !== Image.Loading)

    Body {
        id: lead

        width: root.box.width
        slide: root.slide
        canvas: root.canvas
        motion: root.motion
        step: root.nextStep
        text: root.slide.text
        title: root.slide.title
        titleWidth: root.box.width
        titleRoom: root.box.height - root.labelRoom - root.gapRoom - root.leastScan - root.stackRoom - root.u * 4
        leastTitle: root.leastSize
        room: Math.max(root.u * 6, root.room - root.leastScan - root.stackRoom - root.u * 4)
        wanted: Math.min(room, root.box.height * 0.35)
    }

    Item {
        id: scan

        // Whole pixels per module, so that all modules are equally wide.
        readonly property int module: Math.max(1, Math.floor(root.scanRoom / (Math.max(1, root.slide.qrModules) + 8)))
        readonly property real quiet: module * 4

        y: lead.usedHeight + root.gapScan
        width: root.box.width
        height: {
            if (root.slide.address === "")
                return 0;
            if (root.isStacked)
                return sheet.height + root.stackRoom;
            return root.hasCode ? sheet.height : address.height;
        }
        opacity: root.motion.appeared(root.nextStep + 1, Theme.entranceMs)

        Rectangle {
            id: sheet

            visible: root.hasCode
            x: root.isMirrored ? parent.width - width : 0
            width: code.width + scan.quiet * 2
            height: width
            color: Theme.colors["paper"]
            border.width: root.slide.onPaper ? Math.max(2, root.u * 0.5) : 0
            border.color: Theme.colors["ink"]

            Image {
                id: code

                anchors.centerIn: parent
                width: root.slide.qrModules * scan.module
                height: width
                source: root.slide.qr
                asynchronous: true
                cache: false
                retainWhileLoading: true
                smooth: false
                Accessible.role: Accessible.Graphic
                Accessible.name: root.slide.address
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
            y: root.isStacked ? sheet.height + root.u : 0
            width: parent.width - beside
            horizontalAlignment: root.isMirrored ? Text.AlignRight : Text.AlignLeft
            height: {
                if (root.isStacked)
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
            Accessible.ignored: true
        }
    }
}
