pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor
import kiosk.operator

// Ten digits, one key to erase and one that is done. Which digits were typed is nowhere to be seen.
FocusScope {
    id: root

    required property OperatorViewModel operator
    readonly property PadViewModel pad: operator.pad
    readonly property bool isTall: height > width
    readonly property real gap: operator.key * 0.15
    readonly property real mostHigh: (height - gap * (isTall ? 5 : 6)) / (isTall ? 6.4 : 4)
    readonly property real side: Math.min(operator.key * 1.5, mostHigh, (width - gap * 4) / (isTall ? 3 : 6))

    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: pad.hint

    Keys.onPressed: event => {
        event.accepted = true;
        root.operator.strike();
        if (focusOf.take(event.key))
            return;
        if (event.key === Qt.Key_Escape)
            root.operator.close();
        else if (event.key === Qt.Key_Backspace)
            root.pad.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.pad.enter();
        else if (event.text >= "0" && event.text <= "9" && event.text.length === 1)
            root.pad.digit(event.text);
        else
            event.accepted = false;
    }

    KeyFocus {
        id: focusOf

        isByKeys: root.operator.isByKeys
        scope: root
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors["paper"]
    }

    // Touches end here and do not reach the show below.
    TapHandler {
    }
    DragHandler {
        target: null
    }

    PanelKey {
        id: closeKey

        objectName: "padClose"
        x: root.gap
        y: root.gap
        operator: root.operator
        sign: "close"
        words: ""
        name: root.operator.words["Close"]
        onActivated: root.operator.close()
    }

    Column {
        id: said

        x: root.isTall ? root.gap * 2 : root.width * 0.06
        y: root.isTall ? grid.y - height - root.gap * 3 : (root.height - height) / 2
        width: root.isTall ? root.width - root.gap * 4 : grid.x - x - root.gap * 4
        spacing: root.gap * 2

        PanelText {
            objectName: "padHint"
            width: parent.width
            operator: root.operator
            isHeading: true
            horizontalAlignment: root.isTall ? Text.AlignHCenter : Text.AlignLeft
            text: root.pad.secondsLeft > 0 ? root.pad.hint + " (" + root.pad.secondsLeft + " s)" : root.pad.hint
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }

        Row {
            anchors.horizontalCenter: root.isTall ? parent.horizontalCenter : undefined
            height: root.side * 0.3
            spacing: root.side * 0.12

            Repeater {
                model: Math.max(6, root.pad.digits)

                Rectangle {
                    required property int index

                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    width: root.side * 0.18
                    height: width
                    radius: width / 2
                    color: index < root.pad.digits ? Theme.colors["ink"] : "transparent"
                    border.width: Math.max(2, width * 0.12)
                    border.color: Theme.colors["ink"]
                }
            }
        }
    }

    Grid {
        id: grid

        x: root.isTall ? (root.width - width) / 2 : Math.min(root.width * 0.55, root.width - width - root.gap * 2)
        // Upright there is room above for the close key and two lines.
        y: (root.height - height) * (root.isTall ? 0.6 : 0.5)
        columns: 3
        spacing: root.gap

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "erase", "0", "done"]

            PanelKey {
                required property string modelData
                objectName: "padKey-" + modelData
                width: root.side
                height: root.side
                operator: root.operator
                isOn: modelData === "done" && root.pad.digits > 0
                sign: {
                    if (modelData === "erase")
                        return "erase";
                    return modelData === "done" ? "done" : "";
                }
                words: sign === "" ? modelData : ""
                name: {
                    if (modelData === "erase")
                        return root.operator.words["Erase"];
                    return modelData === "done" ? root.operator.words["Done"] : modelData;
                }
                onActivated: {
                    if (modelData === "erase")
                        root.pad.erase();
                    else if (modelData === "done")
                        root.pad.enter();
                    else
                        root.pad.digit(modelData);
                }
            }
        }
    }
}
