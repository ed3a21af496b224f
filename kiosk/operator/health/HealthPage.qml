pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// One sentence for each thing that is wrong, worst first; or that all is well.
Scrolled {
    id: root

    readonly property HealthViewModel model: operator.health

    rest: "+" + Math.max(1, below())

    // How many are not wholly seen below.
    function below(): int {
        let count = 0;
        for (let i = 0; i < lines.count; ++i) {
            const line = lines.itemAt(i) as HealthGroup;
            if (line && line.y + line.height > root.edge + 1)
                ++count;
        }
        return count;
    }

    HealthLine {
        objectName: "healthWell"
        visible: root.model.isWell
        operator: root.operator
        width: root.room
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
            width: root.room
            says: modelData.says
            cure: modelData.cure
            isSeen: modelData.isSeen
            isFirst: index === 0 || root.model.lines[index - 1]?.isSeen !== modelData.isSeen
        }
    }

    PanelText {
        objectName: "healthClosed"
        width: root.room
        operator: root.operator
        visible: root.model.closed !== ""
        text: root.operator.words["The panel was last open at %1"].arg(root.model.closed)
    }

    PanelText {
        objectName: "healthWrong"
        width: root.room
        operator: root.operator
        visible: root.model.wrong > 0
        text: root.operator.words["Wrong PINs since then: %1"].arg(root.model.wrong)
    }
}
