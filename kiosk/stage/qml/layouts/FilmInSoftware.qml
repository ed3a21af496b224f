import QtQuick
import Kiosk.Video

// Pictures that the decoder already made the right size.
FilmPicture {
    required property QtObject slide

    film: slide.film
}
