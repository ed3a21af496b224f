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
    // As many lines as it needs, or one.
    property bool isWide: false
    // What has grabbed a touch is the only one to hear of it.
    onIsPressedChanged: operator.touch()
    Keys.onPressed: event => {
        root.operator.strike();
        event.accepted = false;
    }

    readonly property bool isDark: isOn || isPressed
    readonly property real signSize: sign === "" ? 0 : Math.min(height, operator.key) * 0.4
    readonly property color ink: isGrave ? Theme.colors["deep-red"] : Theme.colors["ink"]
    readonly property real gap: operator.key * 0.16
    readonly property real usual: operator.key * (words.length < 2 ? 0.5 : 0.24)

    readonly property real between: sign !== "" && words !== "" ? gap : 0

    implicitWidth: Math.max(operator.key, signSize + label.implicitWidth + between + gap * 2)
    implicitHeight: Math.max(operator.key, label.implicitHeight + gap)

    Rectangle {
        anchors.fill: parent
        radius: root.operator.key * 0.12
        color: root.isDark ? root.ink : Theme.colors["paper"]
        border.width: Math.max(2, root.operator.key * 0.025)
        border.color: root.ink
        opacity: root.isAble ? 1 : 0.35

        Rectangle {
            anchors.fill: parent
            anchors.margins: -root.operator.key * 0.07
            visible: root.activeFocus && root.operator.isByKeys
            radius: root.operator.key * 0.18
            color: "transparent"
            border.width: Math.max(3, root.operator.key * 0.04)
            border.color: Theme.accentOn["paper"]
        }
    }

    Row {
        anchors.centerIn: parent
        spacing: root.between
        opacity: root.isAble ? 1 : 0.5

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.sign !== ""
            sign: root.sign
            size: root.signSize
            color: label.color
        }

        Text {
            id: label

            anchors.verticalCenter: parent.verticalCenter
            // A word that is longer than its key is smaller, not cut.
            width: Math.min(implicitWidth, root.width - root.signSize - root.between - root.gap * (root.isWide ? 3 : 1))
            fontSizeMode: root.isWide ? Text.FixedSize : Text.HorizontalFit
            minimumPixelSize: 10
            text: root.words
            textFormat: Text.PlainText
            wrapMode: root.isWide ? Text.WordWrap : Text.NoWrap
            horizontalAlignment: root.sign === "" ? Text.AlignHCenter : Text.AlignLeft
            color: root.isDark ? Theme.colors["paper"] : root.ink
            font.family: Theme.labelFamily
            font.weight: Theme.labelWeight
            font.pixelSize: Math.max(10, root.usual)
        }
    }
}
