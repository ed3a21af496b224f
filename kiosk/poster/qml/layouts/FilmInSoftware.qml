import QtQuick
import kiosk.poster
import kiosk.video

// Pictures that the decoder already made the right size.
FilmPicture {
    property SlideViewModel slide: null

    film: slide !== null ? slide.film : null
    ground: Theme.colors["ink"]
}
