pragma ComponentBehavior: Bound

import QtQuick
import QtGraphs

// Bars and nothing else; the words beside them are the page's own. One bar may have a colour of its own.
Rectangle {
    id: root

    required property var counts
    required property var picked
    required property list<string> names
    required property real most
    required property color ground
    required property color ink
    required property color accent

    color: ground

    GraphsView {
        anchors.fill: parent
        marginTop: 0
        marginBottom: 0
        marginLeft: 0
        marginRight: 0

        // No grid: it is drawn by a shader, which needs a graphics card.
        theme: GraphsTheme {
            theme: GraphsTheme.Theme.UserDefined
            backgroundVisible: false
            plotAreaBackgroundVisible: false
            gridVisible: false
            borderWidth: 0
            seriesColors: [root.ink, root.accent]
        }

        axisX: BarCategoryAxis {
            categories: root.names
            visible: false
            lineVisible: false
            gridVisible: false
            subGridVisible: false
        }

        axisY: ValueAxis {
            min: 0
            max: root.most
            visible: false
            lineVisible: false
            gridVisible: false
            subGridVisible: false
        }

        BarSeries {
            barWidth: 0.7
            barsType: BarSeries.BarsType.Stacked
            labelsVisible: false
            barDelegate: Rectangle {
                property color barColor

                color: barColor
            }

            BarSet {
                values: root.counts
                color: root.ink
                borderWidth: 0
            }

            BarSet {
                values: root.picked
                color: root.accent
                borderWidth: 0
            }
        }
    }
}
