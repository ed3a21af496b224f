"""One film inside the decoder: opened, held on its first picture, played to its end."""

from __future__ import annotations

import ctypes
import logging
import queue
from typing import Any, Protocol

from kiosk.video import libvlc
from kiosk.video.picture import Size, scaled
from kiosk.video.segment import FREE, READY, Segment
from kiosk.video.wire import Message

log = logging.getLogger("kiosk.video.decoder")

I420_LIMIT = Size(3840, 2160)
LOOK_PASSES = 3
"""Pictures that are passed over after a seek: some from before it may still be under way."""
LOOK_NEAR_MS = 700
"""A picture this near to the moment asked for is that picture: libVLC may seek to the key frame before it."""


class Host(Protocol):
    """What a film needs of its process: libVLC, the shared memory, the worker's queue and a voice."""

    vlc: Any
    instance: Any
    segment: Segment
    work: queue.SimpleQueue[Message | None]

    def say(self, **message: Any) -> None: ...


class DecoderFilm:
    """Holds the first picture until ``play``; later pictures of the held time are dropped, since libVLC repeats them.

    The callbacks run on libVLC's threads: each writes a picture or posts one message and returns. They never raise and
    never call the player.
    """

    def __init__(self, decoder: Host, request: Message) -> None:
        self.decoder = decoder
        self.segment = decoder.segment
        self.number: int = request["film"]
        self.region: int = request["region"]
        self.box = Size(*request["box"])
        self.fit = request["fit"]
        self.pixels: str = request["pixels"]
        self.audible, self.volume = False, 100
        self.pictures = 0
        self.running = False
        self.ended = False
        self.last_ms = 0
        self.wanted_ms: int | None = None
        self.passing = 0
        self.looking: int | None = None
        self.layout: dict[str, object] = {}
        self.i420_offsets = [0, 0, 0]
        self.segment.free_all(self.region)
        self.scratch = ctypes.create_string_buffer(1)

        vlc = decoder.vlc
        self.media = decoder.instance.media_new_path(request["path"])
        self.player = decoder.instance.media_player_new()
        self.player.set_media(self.media)
        self.callbacks: tuple[Any, ...] = (
            libvlc.LockCallback(self._lock),
            libvlc.UnlockCallback(lambda opaque, picture, planes: None),
            libvlc.DisplayCallback(self._display),
            libvlc.FormatCallback(self._format),
            libvlc.CleanupCallback(lambda opaque: None),
        )
        vlc.dll.libvlc_video_set_callbacks(self.player, *self.callbacks[:3], None)
        vlc.dll.libvlc_video_set_format_callbacks(self.player, *self.callbacks[3:])
        events = self.player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerEndReached, self._post("_ended"))
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, self._post("_error"))
        events.event_attach(vlc.EventType.MediaPlayerTimeChanged, self._time_changed)
        self._apply_sound()
        self.player.play()

    # -- libVLC's threads -------------------------------------------------------------------------------------------

    def _post(self, do: str) -> Any:
        def callback(event: object) -> None:
            self.decoder.work.put({"do": do, "film": self.number})

        return callback

    def _time_changed(self, event: Any) -> None:
        self.last_ms = event.u.new_time
        if self.wanted_ms is not None and abs(self.last_ms - self.wanted_ms) < LOOK_NEAR_MS:
            # The next picture that is not passed over is taken and held, like the first of all.
            self.wanted_ms, self.passing, self.pictures = None, LOOK_PASSES, 0
        self.decoder.work.put({"do": "_time", "film": self.number})

    def _format(self, opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        try:
            known = libvlc.visible_picture(self.decoder.vlc.dll, self.media)
            picture = known or libvlc.Picture(width[0], height[0], 1.0)
            if self.pixels == "i420":
                size = Size(min(picture.width, I420_LIMIT.width), min(picture.height, I420_LIMIT.height))
                pitch = (size.width + 31) & ~31
                ctypes.memmove(chroma, b"I420", 4)
                for plane, (plane_pitch, plane_lines) in enumerate(i420_planes(pitch, size.height)):
                    pitches[plane], lines[plane] = plane_pitch, plane_lines
                total = sum(p * n for p, n in i420_planes(pitch, size.height))
            else:
                seen = Size(round(picture.width * picture.aspect), picture.height)
                size = scaled(seen, self.box, self.fit, limit_bytes=self.segment.slot_bytes - 128)
                pitch = (size.width * 4 + 31) & ~31
                ctypes.memmove(chroma, b"RV32", 4)
                pitches[0], lines[0] = pitch, size.height
                total = pitch * size.height
            if total > self.segment.slot_bytes:
                return 0
            width[0], height[0] = size.width, size.height
            self.i420_offsets = [
                0,
                pitch * size.height,
                pitch * size.height + pitch // 2 * ((size.height + 1) // 2),
            ]
            if len(self.scratch) < total:
                self.scratch = ctypes.create_string_buffer(total)
            layout = {
                "width": size.width,
                "height": size.height,
                "pitch": pitch,
                "pixels": self.pixels,
                "aspect": picture.width * picture.aspect / max(1, picture.height),
                "lines": picture.height,
            }
            if layout != self.layout:
                self.layout = layout
                if not self.running:
                    self.pictures = 0
                self.decoder.say(say="format", film=self.number, **layout)
        except Exception:  # an exception must not enter libVLC; 0 refuses the film
            log.exception("format")
            return 0
        return 1

    def _lock(self, opaque: Any, planes: Any) -> int:
        wanted = (self.running or self.pictures == 0) and not self.passing
        self.passing = max(0, self.passing - 1)
        slot = self.segment.take_free(self.region) if wanted else None
        base = ctypes.addressof(self.scratch) if slot is None else self.segment.address(self.region, slot)
        if self.pixels == "i420":
            for plane, offset in enumerate(self.i420_offsets):
                planes[plane] = base + offset
        else:
            planes[0] = base
        return 0 if slot is None else slot + 1

    def _display(self, opaque: Any, picture: int | None) -> None:
        if not picture:
            return
        slot = picture - 1
        if self.pictures and not self.running:
            self.segment.set_state(self.region, slot, FREE)
            return
        self.pictures += 1
        self.looking = None
        self.segment.set_state(self.region, slot, READY)
        self.decoder.say(say="frame", film=self.number, slot=slot)
        if self.pictures == 1:
            self.decoder.work.put({"do": "_hold", "film": self.number})

    # -- the worker -------------------------------------------------------------------------------------------------

    def take(self, message: Message) -> None:
        """One request of the player or one event of libVLC."""
        match message["do"]:
            case "play":
                self.audible, self.volume = message["sound"], message["volume"]
                self._play(again=message["again"])
            case "sound":
                self.audible, self.volume = message["sound"], message["volume"]
                self._apply_sound()
            case "look" if not self.running:
                self._look(message["part"])
            case "_hold" if not self.running:
                self.player.set_pause(1)
            case "_time" if self.running:
                self.decoder.say(
                    say="time", film=self.number, ms=self.last_ms, length=self.player.get_length()
                )
            case "_ended" if self.looking is not None:
                self._look_again(self.looking)
            case "_ended" | "_error" if not self.ended:
                self._end(failed=message["do"] == "_error")

    def _play(self, *, again: bool) -> None:
        """Go on from the held first picture; ``again`` begins anew wherever the film is."""
        restart = again and (self.running or self.ended)
        if self.ended:
            self.player.stop()
            self.ended = False
        self.running = True
        self._apply_sound()
        if restart and self.player.is_playing():
            self.player.set_time(0)
        elif restart:
            self.segment.free_all(self.region)
            self.player.play()
        else:
            self.player.set_pause(0)
        self._apply_sound()

    def _look(self, part: float) -> None:
        """Go to ``part`` of the length; the first picture there is held like the first of all."""
        length = self.player.get_length()
        wanted = round(part * length)
        self.decoder.say(say="time", film=self.number, ms=wanted, length=length)
        self.wanted_ms = self.looking = wanted
        self.player.set_time(wanted)
        self.player.set_pause(0)

    def _look_again(self, wanted: int) -> None:
        """A short film, or a slow machine: it was over before its picture came."""
        self.player.stop()
        self.wanted_ms, self.pictures = wanted, 1
        self.player.play()
        self.player.set_time(wanted)

    def _end(self, *, failed: bool) -> None:
        self.ended = True
        length = self.player.get_length()
        if failed:
            self.decoder.say(say="failed", film=self.number, reason="unreadable")
        else:
            self.decoder.say(
                say="ended", film=self.number, pictures=self.pictures, ms=self.last_ms, length=length
            )

    def _apply_sound(self) -> None:
        self.player.audio_set_volume(self.volume if self.audible else 0)
        self.player.audio_set_mute(not self.audible)

    def close(self) -> None:
        """Stop, then let go, in libVLC's order. The callbacks stay referenced until the player is gone."""
        events = self.player.event_manager()
        for kind in ("MediaPlayerEndReached", "MediaPlayerEncounteredError", "MediaPlayerTimeChanged"):
            events.event_detach(getattr(self.decoder.vlc.EventType, kind))
        self.player.stop()
        self.player.release()
        self.media.release()
        self.segment.free_all(self.region)
        # The callbacks hold this film and the film holds them: broken here, once libVLC cannot call any more.
        self.callbacks = ()
        self.scratch = ctypes.create_string_buffer(1)


def i420_planes(pitch: int, lines: int) -> tuple[tuple[int, int], tuple[int, int], tuple[int, int]]:
    """(pitch, lines) of the three planes."""
    half = (pitch // 2, (lines + 1) // 2)
    return (pitch, lines), half, half
