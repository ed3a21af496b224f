pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// What was counted today, and the polls. What does not fit is reached by two keys: gloves do not pull well.
Item {
    id: root

    required property OperatorViewModel operator
    readonly property TodayViewModel model: operator.today
    readonly property real gap: operator.key * 0.12
    readonly property real room: view.width - operator.key * 0.2
    readonly property bool isLonger: view.contentHeight > view.height + 1
    readonly property real step: view.height * 0.8
    readonly property string question: operator.words["Begin this poll again? Its votes are then no longer shown"]

    function moveBy(distance: real) {
        const end = view.contentHeight - view.height;
        view.contentY = Math.max(0, Math.min(end, view.contentY + distance));
    }

    Component.onCompleted: model.look()

    Scrolled {
        id: view

        objectName: "todayView"
        operator: root.operator
        width: root.width - root.operator.key * 1.3
        height: root.height

        PanelText {
            visible: !root.model.hasDay
            width: root.room
            operator: root.operator
            text: root.operator.words["Since the start: the clock of this computer is not right"]
        }

        Flow {
            width: root.room
            spacing: root.gap * 2

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
                    text: poll.isAsked ? root.question : poll.modelData.said
                }

                Row {
                    spacing: root.gap * 2

                    PanelKey {
                        objectName: "todayForget-" + poll.modelData.key
                        visible: !poll.isAsked
                        isAble: poll.modelData.hasVotes
                        operator: root.operator
                        isGrave: true
                        name: root.operator.words["Begin this poll again"]
                        onActivated: root.model.want(poll.modelData.key)
                    }

                    PanelKey {
                        objectName: "todayYes"
                        visible: poll.isAsked
                        operator: root.operator
                        isGrave: true
                        name: root.operator.words["Yes"]
                        onActivated: root.model.confirm()
                    }

                    PanelKey {
                        objectName: "todayNo"
                        visible: poll.isAsked
                        operator: root.operator
                        name: root.operator.words["No, go back"]
                        onActivated: root.model.cancel()
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

    Column {
        x: root.width - root.operator.key * 1.15
        y: root.operator.key * 0.1
        spacing: root.operator.key * 0.15
        visible: root.isLonger

        PanelKey {
            objectName: "todayUp"
            operator: root.operator
            width: root.operator.key * 1.15
            height: root.operator.key
            sign: "up"
            words: ""
            name: root.operator.words["Further up"]
            isAble: view.contentY > 1
            onActivated: root.moveBy(-root.step)
        }

        PanelKey {
            objectName: "todayDown"
            operator: root.operator
            width: root.operator.key * 1.15
            height: root.operator.key
            sign: "down"
            words: ""
            name: root.operator.words["Further down"]
            isAble: view.contentY < view.contentHeight - view.height - 1
            onActivated: root.moveBy(root.step)
        }
    }
}
