pragma ComponentBehavior: Bound

import QtQuick
import kiosk.poster
import kiosk.operator

// A page. What does not fit is pulled up with a finger or moved by two keys, for gloves do not pull well; a line shows
// where it is cut off. It follows the focus.
Item {
    id: root

    required property OperatorViewModel operator
    default property alias content: column.data
    // How wide what stands on it may be.
    readonly property real room: column.width - operator.key * 0.2
    readonly property bool isLonger: view.contentHeight > height + 1
    // How much is still to come below, where that can be counted.
    property string rest: ""
    readonly property alias contentY: view.contentY
    readonly property real edge: view.contentY + view.height
    readonly property Item focused: Window.activeFocusItem

    onFocusedChanged: {
        if (focused && operator.isByKeys && stands(focused))
            reveal(focused);
    }

    function stands(item: Item): bool {
        let above = item;
        while (above && above !== column)
            above = above.parent;
        return above === column;
    }

    function go(y: real): void {
        view.cancelFlick();
        view.contentY = Math.max(0, Math.min(view.contentHeight - view.height, y));
    }

    // Let this be seen, and what stands above the first.
    function reveal(item: Item): void {
        const top = item.mapToItem(column, 0, 0).y - operator.key * 0.2;
        const bottom = top + item.height + operator.key * 0.4;
        if (bottom < view.height)
            go(0);
        else if (top < view.contentY)
            go(top);
        else if (bottom > edge)
            go(bottom - view.height);
    }

    // What must not be cut in two: top and bottom of each thing.
    function parts(parent: Item): var {
        let found = [];
        for (const child of parent.children) {
            if (!child.visible || child.height <= 0)
                continue;
            const top = child.mapToItem(column, 0, 0).y;
            if (child.height > view.height * 0.5 && child.children.length > 0)
                found = found.concat(parts(child));
            else
                found.push([top, top + child.height]);
        }
        return found;
    }

    // The first that is not whole comes to the other edge.
    function further(direction: int): void {
        const all = parts(column);
        const most = view.height - operator.key * 0.5;
        if (direction > 0) {
            const cut = all.find(part => part[1] > edge + 1);
            const wanted = cut ? cut[0] - operator.key * 0.1 : edge;
            go(wanted > view.contentY + 1 ? Math.min(wanted, view.contentY + most) : view.contentY + most * 0.7);
        } else {
            const cut = all.reverse().find(part => part[0] < view.contentY - 1);
            const wanted = (cut ? cut[1] + operator.key * 0.1 : view.contentY) - view.height;
            go(wanted < view.contentY - 1 ? Math.max(wanted, view.contentY - most) : view.contentY - most * 0.7);
        }
    }

    Flickable {
        id: view

        objectName: "scrolledView"
        width: parent.width - (root.isLonger ? root.operator.key * 1.2 : 0)
        height: parent.height
        contentWidth: width
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column

            width: view.width
            spacing: root.operator.key * 0.3
            // The ring of the focus lies outside its key.
            padding: root.operator.key * 0.1
            bottomPadding: root.operator.key * 0.2
        }
    }

    component Edge: Rectangle {
        width: view.width
        height: Math.max(2, root.operator.key * 0.02)
        color: Theme.colors["ink"]
        opacity: 0.3
    }

    Edge {
        visible: view.contentY > 1
    }

    Edge {
        objectName: "scrolledEdge"
        visible: view.contentHeight > root.edge + 1
        y: root.height - height
    }

    PanelKey {
        objectName: "scrollUp"
        x: root.width - width
        width: root.operator.key
        operator: root.operator
        visible: root.isLonger
        sign: "up"
        words: ""
        name: root.operator.words["Further up"]
        isAble: view.contentY > 1
        onActivated: root.further(-1)
    }

    Item {
        x: root.width - root.operator.key / 2 - width / 2
        y: root.operator.key * 1.15
        width: root.operator.key * 0.1
        height: root.height - root.operator.key * 2.3
        visible: root.isLonger && height > root.operator.key * 0.5

        Rectangle {
            anchors.fill: parent
            radius: width / 2
            color: Theme.colors["ink"]
            opacity: 0.2
        }

        Rectangle {
            y: parent.height * view.visibleArea.yPosition
            width: parent.width
            height: parent.height * view.visibleArea.heightRatio
            radius: width / 2
            color: Theme.colors["ink"]
        }
    }

    PanelKey {
        objectName: "scrollDown"
        x: root.width - width
        y: root.height - height
        width: root.operator.key
        operator: root.operator
        visible: root.isLonger
        sign: "down"
        signSize: root.operator.key * (words === "" ? 0.4 : 0.3)
        gap: root.operator.key * 0.06
        words: isAble ? root.rest : ""
        name: root.operator.words["Further down"]
        isAble: view.contentHeight > root.edge + 1
        onActivated: root.further(1)
    }
}
