import QtQuick
import kiosk.poster

// Where the focus goes that Tab alone does not bring it to: with an arrow to the nearest key on that side, and to the
// nearest of all where the key that had it is gone.
QtObject {
    id: root

    // Everything in which the focus may go.
    required property Item scope
    // Whether somebody uses keys, and wants to see the focus somewhere.
    property bool isByKeys: false
    // While a question stands in front, the place to come back to is the one before it.
    property bool isAway: false
    readonly property Item at: scope.Window.activeFocusItem
    property rect last

    // A page that moves to show what has it has moved by then. No callLater: it outlives what it calls.
    readonly property Timer later: Timer {
        interval: 0
        onTriggered: root.follow()
    }

    onAtChanged: later.start()

    function follow(): void {
        const key = at as Key;
        const isBeside = at && at !== scope && !holds(at);
        if (isAway)
            return;
        if (key && holds(key))
            last = box(key);
        else if (isByKeys && last.width > 0 && !isBeside)
            go(nearest(null, last, 0, 0));
    }

    function holds(item: Item): bool {
        return item !== scope && isIn(item, scope);
    }

    function isIn(item: Item, whole: Item): bool {
        let above = item;
        while (above && above !== whole)
            above = above.parent;
        return above !== null;
    }

    // Whether it was an arrow key.
    function take(key: int): bool {
        const sides = {
            [Qt.Key_Left]: [-1, 0],
            [Qt.Key_Right]: [1, 0],
            [Qt.Key_Up]: [0, -1],
            [Qt.Key_Down]: [0, 1]
        };
        if (!(key in sides))
            return false;
        const [x, y] = sides[key];
        go(has ? nearest(at, box(at), x, y) : scope.nextItemInFocusChain(true));
        return true;
    }

    // Whether a key in it has the focus.
    readonly property bool has: at as Key !== null && holds(at)

    // The first key in a part of it, or the last one.
    function goToEnd(whole: Item, isLast: bool): void {
        const start = scope.nextItemInFocusChain(true);
        let found = null;
        let item = start;
        do {
            if (item !== whole && isIn(item, whole) && (isLast || found === null))
                found = item;
            item = item.nextItemInFocusChain(true);
        } while (item && item !== start);
        go(found);
    }

    function go(item: Item): void {
        if (item)
            item.forceActiveFocus(Qt.TabFocusReason);
    }

    function box(item: Item): rect {
        return item.mapToItem(scope, 0, 0, item.width, item.height);
    }

    // The key that is nearest to a place, on one side of it or on any.
    function nearest(from: Item, start: rect, x: int, y: int): Item {
        const first = scope.nextItemInFocusChain(true);
        const isAnySide = x === 0 && y === 0;
        let item = first;
        let found = null;
        let least = Infinity;
        do {
            const there = box(item);
            const gaps = [start.left - there.right, there.left - start.right];
            const heights = [start.top - there.bottom, there.top - start.bottom];
            const across = Math.max(0, ...gaps);
            const along = Math.max(0, ...heights);
            const [ahead, beside] = x ? [gaps[(x + 1) / 2], along] : [heights[(y + 1) / 2], across];
            // What lies straight ahead is nearer than what is beside the way.
            const near = isAnySide ? across + along : ahead + 3 * beside;
            // What has the focus now is the page on which the key was, or all of the panel.
            const distance = isAnySide && at && !isIn(item, at) ? near + scope.width + scope.height : near;
            if (item !== from && holds(item) && (isAnySide || ahead > -1) && distance < least) {
                least = distance;
                found = item;
            }
            item = item.nextItemInFocusChain(true);
        } while (item && item !== first);
        return found;
    }
}
