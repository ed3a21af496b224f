import QtQuick
import kiosk.poster
import kiosk.operator

// A large key with its words on it. What is on, or pressed, is dark.
Key {
    id: root

    required property OperatorViewModel operator
    property string words: name
    property string sign: ""
    // Ends more than itself.
    property bool isGrave: false
    // One of a list below each other: its words begin at the left and have as many lines as they need.
    property bool isWide: false
    // Wider than this it is not: its words take another line.
    property real mostWide: Infinity
    readonly property bool wraps: isWide || mostWide < Infinity
    readonly property bool isDark: isOn || (isPressed && isAble)
    property real signSize: sign === "" ? 0 : Math.min(height, operator.key) * 0.4
    readonly property color ink: isGrave ? Theme.colors["deep-red"] : Theme.colors["ink"]
    property real gap: operator.key * 0.16
    readonly property real usual: operator.key * (words.length < 2 ? 0.5 : 0.24)
    readonly property real between: sign !== "" && words !== "" ? gap : 0
    // Where the processor draws, what scrolls does not cut signs off: they would lie over what is above and below it.
    property Flickable view: null
    readonly property bool isSignWhole: {
        if (view === null)
            return true;
        const top = root.mapToItem(view.contentItem, 0, (height - signSize) / 2).y - view.contentY;
        // All that can move it: a map is no binding.
        return view.contentHeight >= 0 && top >= 0 && top + signSize <= view.height;
    }

    function act() {
        if (enabled && isAble)
            activated();
    }

    function flickable(): Flickable {
        let above = parent;
        while (above && !(above as Flickable))
            above = above.parent;
        return above as Flickable;
    }

    // Under the focus it stays: "louder" at its end would hand the next strike to another key.
    enabled: visible && (isAble || activeFocus)
    implicitWidth: Math.min(mostWide, Math.max(operator.key, signSize + label.implicitWidth + between + gap * 2))
    implicitHeight: Math.max(operator.key, label.implicitHeight + gap)
    Component.onCompleted: view = flickable()
    // What has grabbed a touch is the only one to hear of it.
    onIsPressedChanged: operator.touch()
    Keys.onPressed: event => {
        root.operator.strike();
        event.accepted = false;
    }

    Rectangle {
        anchors.fill: parent
        radius: root.operator.key * 0.12
        color: root.isDark ? root.ink : Theme.colors["paper"]
        border.width: Math.max(2, root.operator.key * 0.025)
        border.color: root.ink
        opacity: root.isAble ? 1 : 0.3
    }

    Rectangle {
        objectName: "focusRing"
        anchors.fill: parent
        anchors.margins: -root.operator.key * 0.07
        visible: root.activeFocus && root.operator.isByKeys
        radius: root.operator.key * 0.18
        color: "transparent"
        border.width: Math.max(3, root.operator.key * 0.04)
        border.color: Theme.accentOn["paper"]
    }

    Row {
        x: root.isWide ? root.gap * 1.5 : (parent.width - width) / 2
        y: (parent.height - height) / 2
        spacing: root.between
        opacity: root.isAble ? 1 : 0.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.sign !== "" && root.isSignWhole
            sign: root.sign
            size: root.signSize
            color: label.color
        }

        Text {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            // A word that is longer than its key is smaller, not cut.
            width: Math.min(implicitWidth, root.width - root.signSize - root.between - root.gap * (root.isWide ? 3 : 1))
            fontSizeMode: root.wraps ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: 10
            text: root.words
            textFormat: Text.PlainText
            wrapMode: root.wraps ? Text.WordWrap : Text.NoWrap
            horizontalAlignment: root.sign === "" && !root.isWide ? Text.AlignHCenter : Text.AlignLeft
            color: root.isDark ? Theme.colors["paper"] : root.ink
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(10, root.usual)
        }
    }
}
