pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// One sentence for each thing that is wrong, worst first; or that all is well. What does not fit is reached by two
// keys: gloves do not pull well.
Item {
    id: root

    required property OperatorViewModel operator
    readonly property HealthViewModel model: operator.health
    readonly property bool isLonger: view.contentHeight > view.height + 1
    readonly property real step: view.height * 0.8

    function moveBy(distance: real) {
        const end = view.contentHeight - view.height;
        view.contentY = Math.max(0, Math.min(end, view.contentY + distance));
    }

    // How many are not wholly seen below.
    function below(): int {
        const edge = view.contentY + view.height;
        let count = 0;
        for (let i = 0; i < lines.count; ++i) {
            const line = lines.itemAt(i) as HealthGroup;
            if (line && line.y + line.height > edge + 1)
                ++count;
        }
        return count;
    }

    Scrolled {
        id: view

        objectName: "healthView"
        operator: root.operator
        width: root.width - root.operator.key * 1.3
        height: root.height

        HealthLine {
            objectName: "healthWell"
            visible: root.model.isWell
            operator: root.operator
            width: view.width - root.operator.key * 0.2
            height: implicitHeight
            sign: "done"
            says: root.model.allWell
        }

        Repeater {
            id: lines

            model: root.model.lines

            HealthGroup {
                required property var modelData
                required property int index

                operator: root.operator
                width: view.width - root.operator.key * 0.2
                says: modelData.says
                cure: modelData.cure
                isSeen: modelData.isSeen
                isFirst: index === 0 || root.model.lines[index - 1].isSeen !== modelData.isSeen
            }
        }
    }

    Column {
        x: root.width - root.operator.key * 1.15
        y: root.operator.key * 0.1
        spacing: root.operator.key * 0.15
        visible: root.isLonger

        PanelKey {
            objectName: "healthUp"
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
            objectName: "healthDown"
            operator: root.operator
            width: root.operator.key * 1.15
            height: root.operator.key
            sign: "down"
            // How many are still to come.
            words: isAble ? "+" + Math.max(1, root.below()) : ""
            name: root.operator.words["Further down"]
            isAble: view.contentY < view.contentHeight - view.height - 1
            onActivated: root.moveBy(root.step)
        }
    }
}
