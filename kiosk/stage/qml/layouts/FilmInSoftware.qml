import QtQuick
import Kiosk.Stage
import Kiosk.Video

// Pictures that the decoder already made the right size.
FilmPicture {
    property CueViewModel slide: null

    film: slide !== null ? slide.film : null
    ground: Theme.colors["ink"]
}
