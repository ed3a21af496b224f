import QtQuick
import kiosk.poster
import kiosk.operator

// A sentence of the panel.
Text {
    required property OperatorViewModel operator
    property bool isHeading: false
    // Of what stands below it.
    property bool isTitle: false
    readonly property string face: isTitle ? Theme.labelFamily : Theme.textFamily
    readonly property int weight: isTitle ? Theme.labelWeight : Font.Normal

    Accessible.role: isHeading ? Accessible.Heading : Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text === ""
    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    color: Theme.colors["ink"]
    font.family: isHeading ? Theme.headlineFamily : face
    font.weight: isHeading ? Theme.headlineWeight : weight
    font.pixelSize: Math.max(10, operator.key * (isHeading ? 0.36 : 0.26))
}
