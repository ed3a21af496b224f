import QtQuick
import kiosk.poster

// A call to action: a QR code with its address beside it.
Poster {
    id: root

    readonly property bool hasCode: scan.hasCode
    readonly property real gapScan: lead.usedHeight > 0 ? u * 4 : 0
    // The code and its quiet zone: as large as the words allow, and large enough for a phone at arm's length.
    readonly property real leastScan: u * (hasCode ? 20 : 6)
    readonly property real scanRoom: Math.max(leastScan, Math.min(u * 31, room - lead.usedHeight - gapScan - stackRoom))
    // In a narrow column the address is below the code.
    readonly property bool isStacked: hasCode && box.width < u * 56
    readonly property bool isLongAddress: slide.address.length > 24
    // Its width beside the code at its largest, or below the code, while the picture stands in its place.
    readonly property real addressWidth: wholePlace.width - (hasCode && wholePlace.width >= u * 56 ? u * 35 : 0)
    readonly property bool isTooLong:
        isLongAddress && Type.measure.pieceSize(scan.inPieces, addressWidth, u * 5, u * 2.6) < scan.leastAddress
    readonly property real addressRoom: u * (isLongAddress ? 13 : 9)
    readonly property real stackRoom: isStacked ? addressRoom : 0
    readonly property real leastTextHeight:
        Type.measure.textHeight(slide.text, slide.wordsLanguage, place.width - u * 5.2, u * 3.6)

    isCrowded: leastTextHeight + u * 9.2 > roomInPlace - leastScan || isTooLong
    losesCorner: isTooLong && slide.hasArt && !canvas.isPortrait
    belowSize: slide.text === "" ? 0 : lead.size
    belowHeight: lead.usedHeight + (scan.height > 0 ? gapScan + scan.height : 0)
    isReady: artIsSettled && scan.isSettled
    codeSize: scan.codeSize
    plain: ({
            "text": lead.size
        })

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

    ScanCode {
        id: scan

        slide: root.slide
        canvas: root.canvas
        room: root.scanRoom
        isStacked: root.isStacked
        stackRoom: root.stackRoom
        y: lead.usedHeight + root.gapScan
        width: root.box.width
        height: usedHeight
        opacity: root.motion.appeared(root.nextStep + 1, Theme.entranceMs)
    }
}
