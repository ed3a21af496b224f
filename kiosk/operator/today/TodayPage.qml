pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// What was counted today, and the polls.
Scrolled {
    id: root

    readonly property TodayViewModel model: operator.today
    readonly property real gap: operator.key * 0.15
    readonly property string question: operator.words["Begin this poll again? Its votes are then no longer shown"]

    Component.onCompleted: model.look()

    PanelText {
        visible: !root.model.hasDay
        width: root.room
        operator: root.operator
        text: root.operator.words["Since the start: the clock of this computer is not right"]
    }

    Flow {
        width: root.room
        spacing: root.gap

        Repeater {
            model: root.model.tiles

            Rectangle {
                id: tile

                required property var modelData
                readonly property real margin: root.operator.key * 0.2

                objectName: "todayTile"
                width: Math.max(value.implicitWidth, name.implicitWidth) + margin * 2
                height: value.height + name.height + margin * 1.5
                radius: root.operator.key * 0.12
                color: Theme.colors["ink"]
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.name + ": " + modelData.value

                Text {
                    id: value

                    x: tile.margin
                    y: tile.margin * 0.6
                    text: tile.modelData.value
                    textFormat: Text.PlainText
                    color: Theme.colors["sun"]
                    font.family: Theme.headlineFamily
                    font.weight: Theme.headlineWeight
                    font.pixelSize: root.operator.key * 0.5
                    Accessible.ignored: true
                }

                PanelText {
                    id: name

                    x: tile.margin
                    y: value.y + value.height
                    operator: root.operator
                    text: tile.modelData.name
                    wrapMode: Text.NoWrap
                    color: Theme.colors["paper"]
                    Accessible.ignored: true
                }
            }
        }
    }

    Repeater {
        model: root.model.lists

        TodayList {
            required property var modelData

            operator: root.operator
            width: root.room
            title: modelData.title
            rows: modelData.rows
        }
    }

    Repeater {
        model: root.model.polls

        Column {
            id: poll

            required property var modelData
            readonly property bool isAsked: root.model.asks === modelData.key

            width: root.room
            spacing: root.gap

            TodayList {
                operator: root.operator
                width: poll.width
                title: poll.modelData.title
                rows: poll.modelData.rows
            }

            PanelText {
                objectName: "todayVotes"
                width: poll.width
                operator: root.operator
                text: poll.modelData.said
            }

            PanelKey {
                objectName: "todayForget-" + poll.modelData.key
                visible: !poll.isAsked
                isAble: poll.modelData.hasVotes
                operator: root.operator
                isGrave: true
                name: root.operator.words["Begin this poll again"]
                onActivated: root.model.want(poll.modelData.key)
            }

            Told {
                id: question

                objectName: "todayQuestion"
                width: poll.width
                operator: root.operator
                text: poll.isAsked ? root.question : ""
                onVisibleChanged: Qt.callLater(() => {
                    // By then the page may be closed.
                    if (!question?.visible)
                        return;
                    root.reveal(question);
                    // Not to the key that begins anew: whoever strikes twice has not meant it.
                    if (root.operator.isByKeys)
                        noKey.forceActiveFocus();
                })

                Flow {
                    width: parent.width
                    spacing: root.gap

                    PanelKey {
                        objectName: "todayYes"
                        operator: root.operator
                        isGrave: true
                        name: root.operator.words["Yes"]
                        onActivated: root.model.confirm()
                    }

                    PanelKey {
                        id: noKey

                        objectName: "todayNo"
                        operator: root.operator
                        name: root.operator.words["No, go back"]
                        onActivated: root.model.cancel()
                    }
                }
            }
        }
    }

    PanelText {
        width: root.room
        operator: root.operator
        text: root.model.privacy
    }
}
