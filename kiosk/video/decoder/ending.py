"""How a film ends: with its last picture, which stands for its own time.

libVLC 3 is done as soon as its last picture but one stands: the last is thrown away, a thirtieth of a second of most films and
three seconds of one that has a picture in three. So libVLC is told to halt at the end instead (``play-and-pause``); its last
picture is asked for when it is due, and the film is over when that has stood for its time.
"""

from __future__ import annotations

from kiosk.video.decoder.media_info import ISO, MATROSKA, SLOW, Told

SLACK = 0.3
"""Seconds by which the time that libVLC tells may be behind."""
READ_AHEAD = 3.0
"""Seconds that libVLC may be ahead of its own sound when it has read everything and there is no loudspeaker (2 were seen)."""
LONGEST = 60.0
"""Seconds for which a picture may stand at most."""
COMES = 0.015
"""Seconds that a picture takes from being asked for to being there."""
PATIENCE = 0.3
"""Seconds for the first picture of a film that was read to its end before it showed any."""


FEW = 1.0
"""Pictures a second up to which libVLC's own reader of MP4 hands them over so early that it throws some away (9 s), and libVLC
tells its time less often than once a second."""


def options_for(told: Told) -> list[str]:
    """libVLC's options for this film."""
    is_odd = told.container in ISO and (told.is_trimmed or told.count == 1 or 0 < told.rate <= FEW)
    # FFmpeg's reader, which keeps to edit lists; where it is missing, any.
    return [":play-and-pause", *([":demux=avformat,any"] if is_odd else [])]


def silence_of(told: Told) -> float:
    """Seconds for which libVLC may say nothing while it waits for the next of pictures that are far apart."""
    return min(LONGEST, 1 / told.slowest) if 0 < told.slowest < FEW else 0.0


class Ending:
    """From the moment libVLC has halted until the film is over. All times are seconds of one clock."""

    def __init__(
        self, told: Told, *, now: float, at: float, length: float, last_picture: float | None
    ) -> None:
        """The film is ``at`` so many seconds of its ``length`` (0: not known); a new picture came last at ``last_picture``."""
        self._asked: float | None = None
        """When the last picture was asked for."""
        self._halted: float | None = None
        self._own = own = 1 / told.rate if told.rate > 0 else 0.0
        left = rest(told, at, length)
        is_even = left <= 2 * own + SLACK
        # Its pictures tell best when a film is over, unless they are far apart or do not change.
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
        """The last picture is asked for."""
        self._asked = now

    def came(self, at: float) -> None:
        """The newest picture came ``at`` this time."""
        if self._by_pictures and self._asked is not None and at >= self._asked:
            self.over = at + self._own

    def halt(self, now: float) -> None:
        """The film stands still for a while."""
        self._halted = now

    def go(self, now: float) -> None:
        """It goes on."""
        if self._halted is not None:
            self.due += now - self._halted
            self.over += now - self._halted
            self._halted = None

    def wants_picture(self, now: float) -> bool:
        """Whether the last picture is due and was not asked for."""
        return self._halted is None and self._asked is None and now >= self.due

    def is_over(self, now: float) -> bool:
        return self._halted is None and self._asked is not None and now >= self.over


def rest(told: Told, at: float, length: float) -> float:
    """Seconds for which the last picture stands in a film that has nothing more to show at ``at``; 0 where too much is missing
    for that to be its own time."""
    slowest = told.slowest or told.rate
    own = 1 / slowest if slowest > 0 else 0.0
    left = max(0.0, length - at)
    # Of slow films libVLC may have thrown a picture away.
    several = 2 if told.rate >= FEW else 4
    if left <= several * own + SLACK or (told.is_whole and left <= READ_AHEAD):
        return left
    # Matroska does not say how far its pictures are apart.
    return left if told.is_whole and told.container in MATROSKA and left <= LONGEST else 0.0
