import QtQuick
import Kiosk.Stage
import Kiosk.Video

// Pictures that the decoder already made the right size.
FilmPicture {
    required property CueViewModel slide

    film: slide.film
    ground: Theme.colors["ink"]
}
