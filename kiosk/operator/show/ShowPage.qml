pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// Which of the shows of this computer, in which language, and for what kind of place.
Scrolled {
    id: root

    readonly property ShowViewModel model: operator.show
    readonly property real gap: operator.key * 0.15

    Component.onCompleted: model.begin()

    Section {
        width: root.room
        operator: root.operator
        visible: root.model.languages.length > 1
        title: root.operator.words["Language of the show, for everybody"]

        Flow {
            width: parent.width
            spacing: root.gap

            Repeater {
                model: root.model.languages

                PanelKey {
                    required property string modelData

                    objectName: "showLanguage-" + modelData
                    operator: root.operator
                    isChoice: true
                    isOn: root.model.language === modelData
                    words: root.operator.canvas.languageName(modelData)
                    // The panel's own language has a key of the same words.
                    name: root.operator.words["Language of the show"] + ": " + words
                    onActivated: root.model.speak(modelData)
                }
            }
        }
    }

    Section {
        width: root.room
        operator: root.operator
        title: root.operator.words["What is shown"]

        Told {
            id: answer

            objectName: "showAnswer"
            width: parent.width
            operator: root.operator
            text: {
                if (root.model.isWaiting)
                    return root.operator.words["One moment"];
                if (root.model.isLater)
                    return root.operator.words["It comes when the kiosk starts next"];
                const refusal = root.operator.words["That one cannot be shown now; what is running goes on. %1"];
                return root.model.isRefused ? refusal.arg(root.model.why) : "";
            }
            onTextChanged: Qt.callLater(() => {
                // By then the page may be closed.
                if (answer?.visible)
                    root.reveal(answer);
            });
        }

        Repeater {
            // Not the shows themselves: each change would make all keys anew, and the focus would be lost.
            model: root.model.shows.length

            PanelKey {
                required property int index
                readonly property var show: root.model.shows[index]
                readonly property string own: root.operator.words["%1 (comes with the kiosk)"]

                objectName: "show-" + index
                width: root.room
                operator: root.operator
                isWide: true
                isChoice: true
                isOn: show?.isPresent ?? false
                isAble: !root.model.isWaiting || (show?.isAwaited ?? false)
                name: show?.comesAlong ? own.arg(show.title) : show?.title ?? ""
                onActivated: root.model.choose(show.number)
            }
        }
    }

    Section {
        width: root.room
        operator: root.operator
        title: root.operator.words["For what kind of place"]

        Repeater {
            model: root.model.presets

            PanelKey {
                required property string modelData
                required property int index

                objectName: "preset-" + index
                width: root.room
                operator: root.operator
                isWide: true
                isChoice: true
                isOn: root.model.preset === modelData
                name: root.operator.words[modelData]
                onActivated: root.model.take(modelData)
            }
        }
    }
}
