import QtQuick
import kiosk.poster
import kiosk.video
import kiosk.visitor

// Frames that the decoder has already scaled.
FilmPicture {
    id: root

    required property SignViewModel panel

    film: panel.film
    ground: Theme.colors["ink"]
}
