pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Stage

// The visitor's keys, while somebody is here. The languages stay where the foot had them, under the same finger.
FocusScope {
    id: root

    required property StageViewModel stage
    required property bool shown
    // What is open above the keys; the key that opened it closes it.
    required property string page

    signal wanted(string page)

    readonly property real gap: stage.target * 0.15
    readonly property real margin: Math.max(gap, stage.u * 6 - Math.max(0, (stage.target - stage.u * 9.4) / 2))
    // Whether a row is enough is stated once, for the slides too; words in a language of long ones may still need two.
    readonly property real inARow: margin + languages.width + way.width + goOn.width
    // Between groups of keys: more than between keys, unless that costs the row.
    readonly property real apart: inARow + gap * 6 > width ? gap : gap * 2
    readonly property bool oneRow: stage.barRows === 1 && inARow + apart * 2 + gap * 0.4 <= width

    // The focus goes to the key that opens and closes this page.
    function focusOn(page: string) {
        const key = {
            "topics": topics,
            "comfort": comfort,
            "more": more,
            "take": take
        }[page];
        if (key !== undefined && key.enabled)
            key.forceActiveFocus();
    }

    // On a screen too narrow for all keys of a slide in one row, the last of them stands beside the languages.
    readonly property bool isTight: !oneRow && needed > width - gap * 2
    readonly property real needed: {
        let sum = -gap;
        for (const each of [previousKey, topics, nextKey, comfort, filmKey, more, take, captionsKey, soundKey])
            sum += each.isThere ? each.width + gap : 0;
        return sum;
    }

    objectName: "bar"
    enabled: shown
    height: (oneRow ? way.height : way.height * 2 + gap) + gap * 2
    y: shown ? parent.height - height : parent.height
    visible: y < parent.height
    // What stands open on the keys, and its height: slides and captions keep above that too.
    property real openHeight: 0
    readonly property real wholeHeight: height + openHeight

    onWholeHeightChanged: stage.barIs(wholeHeight)

    Behavior on y {
        NumberAnimation {
            duration: root.stage.isReduced ? 0 : Theme.settleMs
            easing.type: Theme.easeOut
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.colors["ink"]
    }

    Row {
        id: languages

        x: root.margin
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
        height: way.height
        spacing: Math.max(root.gap, root.stage.u * 2)

        Repeater {
            model: root.stage.languages.length > 1 ? root.stage.languages : []

            Pill {
                required property string modelData

                objectName: "barPill-" + modelData
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                language: modelData
                stage: root.stage
                ink: Theme.colors["paper"]
                ground: Theme.colors["ink"]
            }
        }
    }

    // First what is always there, in its place; then what only some slides have.
    Row {
        id: way

        x: root.oneRow ? languages.x + languages.width + root.apart : Math.max(root.gap, (root.width - width + (root.isTight ? spill.width + root.gap : 0)) / 2)
        y: root.gap
        spacing: root.gap

        BarKey {
            id: previousKey

            objectName: "previousKey"
            stage: root.stage
            sign: "previous"
            name: qsTr("Previous")
            onActivated: root.stage.goBack()
        }

        BarKey {
            id: topics

            objectName: "topicsKey"
            stage: root.stage
            isOn: root.page === "topics"
            sign: isOn ? "close" : "topics"
            name: isOn ? qsTr("Close") : qsTr("Overview")
            otherName: isOn ? qsTr("Overview") : qsTr("Close")
            onActivated: root.wanted("topics")
        }

        BarKey {
            id: nextKey

            objectName: "nextKey"
            stage: root.stage
            sign: "next"
            name: qsTr("Next")
            onActivated: root.stage.advance()
        }

        BarKey {
            id: comfort

            objectName: "comfortKey"
            stage: root.stage
            sign: "letters"
            isChoice: true
            isOn: root.page === "comfort"
            name: qsTr("Display")
            onActivated: root.wanted("comfort")
        }

        BarKey {
            id: filmKey

            objectName: "filmKey"
            stage: root.stage
            isThere: root.stage.nextFilm !== ""
            sign: "film"
            name: qsTr("Film")
            onActivated: {
                root.wanted("");
                root.stage.jump(root.stage.nextFilm);
            }
        }

        BarKey {
            id: more

            objectName: "moreKey"
            stage: root.stage
            isThere: root.stage.frontSlide !== null && root.stage.frontSlide.hasMore
            isOn: root.page === "more"
            sign: isOn ? "close" : "more"
            name: isOn ? qsTr("Close") : qsTr("Read more")
            otherName: isOn ? qsTr("Read more") : qsTr("Close")
            onActivated: root.wanted("more")
        }

        BarKey {
            id: take

            objectName: "takeKey"
            transform: Translate {
                x: root.isTight ? spill.x - way.x - take.x : 0
                y: root.isTight ? way.height + root.gap : 0
            }
            stage: root.stage
            isThere: root.stage.frontSlide !== null && root.stage.frontSlide.canTake
            isOn: root.page === "take"
            sign: isOn ? "close" : "take"
            name: isOn ? qsTr("Close") : qsTr("Get the link")
            otherName: isOn ? qsTr("Get the link") : qsTr("Close")
            onActivated: root.wanted("take")
        }

        BarKey {
            id: captionsKey

            objectName: "captionsKey"
            stage: root.stage
            isThere: root.stage.hasCaptions
            sign: "captions"
            isChoice: true
            isOn: root.stage.comfort.captions
            name: qsTr("Captions")
            onActivated: root.stage.comfort.wantCaptions(!root.stage.comfort.captions)
        }

        BarKey {
            id: soundKey

            objectName: "soundKey"
            transform: Translate {
                x: root.isTight ? spill.x - way.x - soundKey.x : 0
                y: root.isTight ? way.height + root.gap : 0
            }
            stage: root.stage
            isThere: root.stage.isFilm
            sign: root.stage.filmSounds ? "sound" : "muted"
            isChoice: true
            isOn: root.stage.filmSounds
            name: qsTr("Sound")
            onActivated: {
                if (root.stage.filmPlays)
                    root.stage.sound(!root.stage.filmSounds);
                else
                    root.stage.playFilm();
            }
        }
    }

    // Where the last key stands that found no room in its row; there is one of the two at most.
    Item {
        id: spill

        x: languages.x + languages.width + root.gap * 2
        width: take.isThere ? take.width : soundKey.isThere ? soundKey.width : 0
    }

    GoOnKey {
        id: goOn

        objectName: "goOnKey"
        stage: root.stage
        // Its word ends where the slide's wordmark does, if there is room.
        readonly property real leftmost: root.oneRow ? way.x + way.width + root.apart : spill.x + (root.isTight ? spill.width + root.gap * 2 : 0)

        x: Math.min(root.width - width - (root.oneRow ? Math.min(root.gap * 2, root.width - root.inARow - root.apart * 2) : root.gap * 2), Math.max(leftmost, root.width - width - root.stage.u * 5.5))
        y: root.oneRow ? root.gap : way.y + way.height + root.gap
    }
}
