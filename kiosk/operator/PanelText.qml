import QtQuick
import kiosk.poster
import kiosk.operator

// A sentence of the panel.
Text {
    required property OperatorViewModel operator
    property bool isHeading: false

    textFormat: Text.PlainText
    wrapMode: Text.WordWrap
    color: Theme.colors["ink"]
    font.family: isHeading ? Theme.headlineFamily : Theme.textFamily
    font.weight: isHeading ? Theme.headlineWeight : Font.Normal
    font.pixelSize: Math.max(10, operator.key * (isHeading ? 0.34 : 0.26))
}
