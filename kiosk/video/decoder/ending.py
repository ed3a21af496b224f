"""The end of a film: its last frame is shown, for as long as it should be.

libVLC 3 stops as soon as it shows the last frame but one, and drops the last: a thirtieth of a second of most films, but three
seconds of a film with one frame every three seconds. So libVLC is told to pause at the end instead (``play-and-pause``); its
last frame is requested when it is due, and the film has ended once that frame was shown for its full duration.
"""

from __future__ import annotations

from kiosk.video.decoder.media_info import ISO, MATROSKA, SLOW, Told

SLACK = 0.3
"""Seconds by which the time that libVLC reports may lag."""
READ_AHEAD = 3.0
"""Seconds by which libVLC may be ahead of its own sound once it has read everything and has no sound device (2 measured)."""
LONGEST = 60.0
"""Seconds: the longest that one frame may be shown."""
COMES = 0.015
"""Seconds from requesting a frame to having it."""
PATIENCE = 0.3
"""Seconds to wait for the first frame of a film that was read to its end before it showed any."""


FEW = 1.0
"""Frames a second: at or below this rate libVLC's own MP4 demuxer delivers frames so early (9 s) that it drops some, and
libVLC reports its time less than once a second."""


def options_for(told: Told) -> list[str]:
    """libVLC's options for this film."""
    is_odd = told.container in ISO and (told.is_trimmed or told.count == 1 or 0 < told.rate <= FEW)
    # FFmpeg's demuxer, which honours edit lists; any other where that one is missing.
    return [":play-and-pause", *([":demux=avformat,any"] if is_odd else [])]


def silence_of(told: Told) -> float:
    """Seconds for which libVLC may stay silent between two frames of a film with a very low frame rate."""
    return min(LONGEST, 1 / told.slowest) if 0 < told.slowest < FEW else 0.0


class Ending:
    """The time from libVLC's pause at the end until the film has ended. All times are seconds of one clock."""

    def __init__(
        self, told: Told, *, now: float, at: float, length: float, last_picture: float | None
    ) -> None:
        """``at`` and ``length`` are seconds of the film (length 0: unknown); ``last_picture`` is when the newest frame came."""
        self._asked: float | None = None
        """When the last frame was requested."""
        self._halted: float | None = None
        self._own = own = 1 / told.rate if told.rate > 0 else 0.0
        left = rest(told, at, length)
        is_even = left <= 2 * own + SLACK
        # The frames show best when a film has ended, unless they are far apart or all the same.
        self._by_pictures = not length
        if last_picture is None:
            self.due, self.over = now, now + PATIENCE
            return
        if told.rate >= SLOW and is_even and now - last_picture < 3 * own:
            self._by_pictures = True
        if self._by_pictures:
            self.due = max(now, last_picture + own)
            self.over = self.due + COMES
        else:
            self.over = now + left
            self.due = max(now, self.over - own if is_even else last_picture + own)

    def ask(self, now: float) -> None:
        """The last frame was requested."""
        self._asked = now

    def came(self, at: float) -> None:
        """The newest frame arrived ``at`` this time."""
        if self._by_pictures and self._asked is not None and at >= self._asked:
            self.over = at + self._own

    def halt(self, now: float) -> None:
        """The film is paused."""
        self._halted = now

    def go(self, now: float) -> None:
        """The film resumes."""
        if self._halted is not None:
            self.due += now - self._halted
            self.over += now - self._halted
            self._halted = None

    def wants_picture(self, now: float) -> bool:
        """Whether the last frame is due and has not been requested."""
        return self._halted is None and self._asked is None and now >= self.due

    def is_over(self, now: float) -> bool:
        return self._halted is None and self._asked is not None and now >= self.over


def rest(told: Told, at: float, length: float) -> float:
    """Seconds for which to show the last frame of a film that has nothing more to read at ``at``.

    0 where so much of the length is missing that it cannot be the duration of one frame.
    """
    slowest = told.slowest or told.rate
    own = 1 / slowest if slowest > 0 else 0.0
    left = max(0.0, length - at)
    # At a low frame rate libVLC may have dropped a frame.
    several = 2 if told.rate >= FEW else 4
    if left <= several * own + SLACK or (told.is_whole and left <= READ_AHEAD):
        return left
    # Matroska does not state its frame rate.
    return left if told.is_whole and told.container in MATROSKA and left <= LONGEST else 0.0
