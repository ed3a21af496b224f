pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.visitor
import kiosk.operator

// Letters, digits and accents, for a message in one's own words. A keyboard types here too.
FocusScope {
    id: root

    required property OperatorViewModel operator
    readonly property MessageViewModel model: operator.message
    readonly property real gap: operator.key * 0.15
    readonly property int columns: Math.max(5, Math.min(10, Math.floor((width - gap) / (operator.key + gap))))
    readonly property var rows: model.rowsFor(columns, model.layer, model.isCapital)
    // Room to see from afar what is written.
    readonly property bool isRoomy: height > operator.key * 8
    // What is left for the keys below the words; a screen too low for 20 mm has lower keys.
    readonly property real room: height - words.least - gap * 2
    readonly property real keyHeight: Math.min(operator.key * (isRoomy ? 1.2 : 1), room / (rows.length + 1) - gap)

    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: root.operator.words["Your own words"]

    Keys.onPressed: event => {
        event.accepted = true;
        root.operator.strike();
        if (focusOf.take(event.key))
            return;
        if (event.key === Qt.Key_Escape)
            root.model.leave();
        else if (event.key === Qt.Key_Backspace)
            root.model.erase();
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            root.model.sayTyped();
        else if (event.text.length === 1 && event.text >= " ")
            root.model.type(event.text);
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

    // Touches end here and do not reach the page below.
    TapHandler {
    }
    DragHandler {
        target: null
    }

    PanelKey {
        id: leave

        objectName: "lettersLeave"
        x: root.gap
        y: root.gap
        operator: root.operator
        sign: "close"
        words: ""
        name: root.operator.words["Close"]
        onActivated: root.model.leave()
    }

    Rectangle {
        id: words

        readonly property real least: Math.max(leave.height, typed.height + root.gap * 2)

        // Where there is room, right above the keys: one looks at both.
        x: root.isRoomy ? root.gap : leave.x + leave.width + root.gap
        y: root.isRoomy ? keys.y - height - root.gap * 2 : root.gap
        width: root.width - x - root.gap
        height: root.isRoomy ? Math.min(root.operator.key * 4, keys.y - root.gap * 4 - leave.height) : least
        radius: root.operator.key * 0.12
        color: "transparent"
        border.width: Math.max(2, root.operator.key * 0.025)
        border.color: Theme.colors["ink"]

        PanelText {
            id: typed

            readonly property bool isEmpty: root.model.typed === ""

            objectName: "lettersTyped"
            anchors.verticalCenter: parent.verticalCenter
            x: root.operator.key * (root.isRoomy ? 0.4 : 0.2)
            width: parent.width - x * 2
            operator: root.operator
            isHeading: !isEmpty
            text: isEmpty ? root.operator.words["Type what the screen is to say"] : root.model.typed + "|"
            font.pixelSize: Math.max(10, root.operator.key * (root.isRoomy ? 0.6 : 0.34))
            Accessible.role: Accessible.EditableText
            Accessible.name: isEmpty ? text : root.model.typed
        }
    }

    // How long it stands, where there is room above the words.
    Row {
        visible: root.isRoomy
        x: leave.x + leave.width + root.gap * 3
        y: root.gap
        spacing: root.gap

        Repeater {
            model: root.model.choices

            PanelKey {
                required property int modelData

                objectName: "lettersMinutes-" + modelData
                operator: root.operator
                isChoice: true
                isOn: root.model.minutes === modelData
                name: root.operator.words["%1 minutes"].arg(modelData)
                onActivated: root.model.stand(modelData)
            }
        }
    }

    Column {
        id: keys

        x: root.gap
        y: root.height - height - root.gap
        width: root.width - root.gap * 2
        spacing: root.gap

        Repeater {
            // Not the signs themselves: other letters would make all keys anew, and the focus would be lost.
            model: root.rows.length

            Row {
                id: line

                required property int index
                readonly property var signs: root.rows[index] ?? []

                anchors.horizontalCenter: parent ? parent.horizontalCenter : undefined
                spacing: root.gap

                Repeater {
                    model: line.signs.length

                    PanelKey {
                        required property int index

                        objectName: "letter-" + name
                        operator: root.operator
                        width: Math.min(root.operator.key * 2, (keys.width + root.gap) / root.columns - root.gap)
                        height: root.keyHeight
                        name: line.signs[index] ?? ""
                        onActivated: root.model.type(name)
                    }
                }
            }
        }

        Row {
            id: lowest

            readonly property real side: Math.min(root.operator.key * 2, (keys.width + root.gap) / 8 - root.gap)

            anchors.horizontalCenter: parent.horizontalCenter
            spacing: root.gap

            PanelKey {
                objectName: "lettersCapital"
                operator: root.operator
                width: lowest.side
                height: root.keyHeight
                sign: "capital"
                words: ""
                isChoice: true
                isOn: root.model.isCapital
                name: root.operator.words["Capital"]
                onActivated: root.model.capitalOrNot()
            }

            PanelKey {
                id: digits

                objectName: "lettersDigits"
                operator: root.operator
                width: lowest.side
                height: root.keyHeight
                words: root.model.layer === "digits" ? "abc" : "123"
                // What is on a key is a part of its name: who speaks to a computer says what is seen.
                name: digits.words + (digits.words === "abc" ? "" : ", " + root.operator.words["Digits"])
                onActivated: root.model.turnTo("digits")
            }

            PanelKey {
                id: accents

                objectName: "lettersAccents"
                operator: root.operator
                width: lowest.side
                height: root.keyHeight
                words: root.model.layer === "accents" ? "abc" : "éèà"
                // What is on a key is a part of its name: who speaks to a computer says what is seen.
                name: accents.words + (accents.words === "abc" ? "" : ", " + root.operator.words["Accents"])
                onActivated: root.model.turnTo("accents")
            }

            PanelKey {
                objectName: "letterSpace"
                operator: root.operator
                width: lowest.side * 2
                height: root.keyHeight
                name: root.operator.words["Space"]
                onActivated: root.model.type(" ")
            }

            PanelKey {
                objectName: "lettersErase"
                operator: root.operator
                width: lowest.side
                height: root.keyHeight
                sign: "erase"
                words: ""
                name: root.operator.words["Erase"]
                onActivated: root.model.erase()
            }

            PanelKey {
                objectName: "lettersSay"
                operator: root.operator
                width: lowest.side * 2 + root.gap
                height: root.keyHeight
                sign: "done"
                isAble: root.model.typed.trim() !== ""
                isOn: isAble
                name: root.operator.words["Say it"]
                onActivated: root.model.sayTyped()
            }
        }
    }
}
