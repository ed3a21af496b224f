import QtQuick
import kiosk.poster
import kiosk.video

// Frames that the decoder has already scaled.
FilmPicture {
    property SlideViewModel slide: null

    film: slide !== null ? slide.film : null
    ground: Theme.colors["ink"]
}
