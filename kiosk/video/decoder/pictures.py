"""The frames of one film on their way out of libVLC: received in our own memory and converted to what the screen needs.

Everything here runs on libVLC's threads, callback by callback. Nothing raises and nothing calls the player.
"""

from __future__ import annotations

import ctypes
import enum
import logging
import mmap
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kiosk.video.colors import Colors
from kiosk.video.decoder import libvlc
from kiosk.video.decoder.media_info import Told, colors_of
from kiosk.video.picture import Size, scaled, visible_parts
from kiosk.video.segment import FREE, MOST_WAITING, READY, Segment
from kiosk.video.swscale import CHROMAS, Converter, Library, Raw, Scaler

if TYPE_CHECKING:
    from kiosk.playlist.model import Fit

log = logging.getLogger("kiosk.video.decoder")

memcmp = (ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)).memcmp
memcmp.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]
MOST_BYTES = 8192 * 4320 * 4
"""A film with larger frames is refused: no screen shows more than 8K."""


class FrameAction(enum.Enum):
    """What is done with a frame."""

    GIVE = enum.auto()
    """Show it now."""
    KEEP = enum.auto()
    """It arrived early: keep it, and show it later."""
    PASS = enum.auto()
    """Drop it."""


class Pictures:
    """Takes each new frame and does with it what ``action`` says; repeats of the frame before are dropped.

    ``action`` gets the seconds that libVLC waited between drawing and showing the frame. ``say`` sends a format or a frame to
    the player; ``giving`` is called before a frame is handed over, ``taken`` after it.
    """

    def __init__(
        self,
        *,
        library: Any,
        media: Any,
        scaler: Library | None,
        segment: Segment,
        region: int,
        box: Size,
        fit: Fit,
        pixels: str,
        say: Callable[..., None],
        action: Callable[[float], FrameAction],
        giving: Callable[[], None],
        taken: Callable[[], None],
    ) -> None:
        self._library, self._media, self._scaler = library, media, scaler
        self._segment, self._region = segment, region
        self._box, self._fit, self._pixels = box, fit, pixels
        self._say, self._frame_action = say, action
        self._giving, self._taken = giving, taken
        self.told = Told()
        self._raw: Raw | None = None
        self._conversion: Scaler | Converter | None = None
        self._layout: dict[str, Any] = {}
        self._buffers: list[tuple[mmap.mmap, int]] = []
        self._planes: tuple[int, ...] = (0,)
        self._total = self._out_total = 0
        self._out_planes: tuple[int, ...] = (0,)
        self._corners: tuple[int, ...] = ()
        self._drawn = self._before = 0
        """Addresses of the frame that libVLC drew last and of the one before; 0 where there is none to compare with."""
        self._drawn_at = 0.0
        self._coming: int | None = None
        self._newest = -1
        """Slots: the one that libVLC draws into directly, and the one handed over last."""
        self._first_sizes: set[tuple[int, int]] = set()
        self._least = (0, 0)
        """Decoded sizes: those of the film's first frame, and the smallest since its size changed."""
        self._kept: list[int] = []
        self._kept_lock = threading.Lock()
        self._callbacks: tuple[Any, ...] = (
            libvlc.LockCallback(self._lock),
            libvlc.UnlockCallback(self._unlock),
            libvlc.DisplayCallback(self._display),
            libvlc.FormatCallback(self._format),
            libvlc.CleanupCallback(lambda opaque: None),
        )

    def attach(self, player: Any) -> None:
        """Have libVLC's ``player`` draw into our memory."""
        self._library.libvlc_video_set_callbacks(player, *self._callbacks[:3], None)
        self._library.libvlc_video_set_format_callbacks(player, *self._callbacks[3:])

    def close(self) -> None:
        """Drop the callbacks, once libVLC can no longer call them."""
        self._callbacks = ()
        self._conversion = None
        self._buffers.clear()

    # -- libVLC's threads -------------------------------------------------------------------------------------------

    def _format(self, opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any) -> int:
        try:
            if self._coming is not None:
                # Frames of another size may need more memory, or a conversion.
                self._segment.set_state(self._region, self._coming, FREE)
                self._coming = None
            self._conversion = None
            source = ctypes.string_at(chroma, 4).decode("ascii", "replace")
            known = libvlc.visible_picture(self._library, self._media)
            picture = self._changed(width[0], height[0]) or known or self._as_told()
            picture = picture or libvlc.Picture(width[0], height[0], 1.0, height[0])
            if self._pixels == "i420":
                words, size = self._for_the_card(picture, source)
            elif self._scaler:
                words, size = self._for_the_scaler(picture, source, self._scaler)
            else:
                words, size = self._by_libvlc(picture)
            if self._total > MOST_BYTES or self._out_total > self._segment.slot_bytes:
                return 0
            ctypes.memmove(chroma, words, 4)
            width[0], height[0] = size.width, size.height
            raw = self._raw
            for plane, start in enumerate(self._planes):
                end = self._planes[plane + 1] if plane + 1 < len(self._planes) else self._total
                pitches[plane] = raw.pitches[plane] if raw else self._layout["pitch"]
                lines[plane] = raw.lines[plane] if raw else (end - start) // pitches[plane]
            self._make_buffers()
            self.begin_anew()
            self._say(say="format", **self._layout)
        except Exception:  # an exception must not enter libVLC; 0 refuses the film
            log.exception("format")
            return 0
        return 1

    def _changed(self, width: int, height: int) -> libvlc.Picture | None:
        """The size of the frames from now on, in a film whose size changes midway: libVLC keeps reporting the first one.

        libVLC announces the decoded size three times, padded differently each time; the smallest is closest to the real one.
        """
        if self._newest < 0:
            self._first_sizes.add((width, height))
        if (width, height) in self._first_sizes:
            self._least = (0, 0)
            return None
        least_width, least_height = self._least
        self._least = (width, min(height, least_height) if width == least_width else height)
        if self._least in self._first_sizes:
            return None
        return libvlc.Picture(width, self._least[1], 1.0, self._least[1])

    def _as_told(self) -> libvlc.Picture | None:
        """The size from the metadata: for streams such as MPEG-TS and Ogg libVLC does not know it in time."""
        told = self.told
        if not told.width or not told.height:
            return None
        return libvlc.Picture(told.width, told.height, told.aspect, told.height)

    def _for_the_scaler(self, picture: libvlc.Picture, source: str, scaler: Library) -> tuple[bytes, Size]:
        """Frames as decoded, which libswscale scales to their size on screen."""
        words = source if source in CHROMAS else "I420"
        raw = Raw.of(CHROMAS[words], Size(picture.width, picture.height))
        seen = Size(round(picture.width * picture.aspect), picture.height)
        size = scaled(seen, self._box, self._fit, limit_bytes=self._segment.slot_bytes - 128)
        part = raw
        if self._fit == "cover":
            part = raw.only(*visible_parts(seen, self._box))
            size = scaled(self._box, self._box, "fill", limit_bytes=self._segment.slot_bytes - 128)
        colors = colors_of(self.told, lines=picture.lines, chroma=source)
        self._corners = part.corners
        self._raw, self._planes, self._total = raw, raw.planes, raw.total
        if self._pixels == "planes" and raw.chroma.down == 2:
            # The player converts them to RGB while it draws them.
            self._layout = self._as_planes(
                part, size, scaler, self._described(picture, size, 0, "planes", colors)
            )
        else:
            pitch = (size.width * 4 + 63) & ~63
            self._conversion = Converter(scaler, raw.chroma, part.size, raw.pitches, size, colors)
            self._out_total = pitch * size.height
            self._layout = self._described(picture, size, pitch, "rgb32", colors)
        return words.encode(), raw.size

    def _as_planes(self, part: Raw, size: Size, scaler: Library, layout: dict[str, Any]) -> dict[str, Any]:
        """I420 planes of this size; frames that are already decoded to that need no conversion."""
        chroma = CHROMAS["I420"]
        if part.size == size and part.chroma == chroma:
            self._conversion, out, corners = None, part, part.corners
        else:
            out = Raw.of(chroma, size)
            corners = out.planes
            self._conversion = Scaler(scaler, part.chroma, part.size, part.pitches, out)
        self._out_total, self._out_planes = out.total, out.planes
        return layout | {"chroma": "I420", "pitches": out.pitches, "corners": corners}

    def _for_the_card(self, picture: libvlc.Picture, source: str) -> tuple[bytes, Size]:
        """I420 (or J420, its full-range variant), never larger than it is shown on screen."""
        words = "J420" if source.startswith("J") else "I420"
        seen = Size(round(picture.width * picture.aspect), picture.height)
        wanted = scaled(seen, self._box, self._fit, limit_bytes=self._segment.slot_bytes * 2)
        size = Size(min(picture.width, wanted.width), min(picture.height, wanted.height))
        raw = Raw.of(CHROMAS[words], size)
        self._raw, self._planes, self._total, self._out_total = raw, raw.planes, raw.total, raw.total
        colors = colors_of(self.told, lines=picture.lines, chroma=source)
        self._layout = self._described(picture, size, raw.pitches[0], "i420", colors)
        return words.encode(), size

    def _by_libvlc(self, picture: libvlc.Picture) -> tuple[bytes, Size]:
        """RGB converted by libVLC itself, which treats every film as BT.601."""
        seen = Size(round(picture.width * picture.aspect), picture.height)
        size = scaled(seen, self._box, self._fit, limit_bytes=self._segment.slot_bytes - 128)
        pitch = (size.width * 4 + 63) & ~63
        self._raw, self._planes = None, (0,)
        self._total = self._out_total = pitch * size.height
        self._layout = self._described(picture, size, pitch, "rgb32", Colors("bt601"))
        return b"RV32", size

    @staticmethod
    def _described(
        picture: libvlc.Picture, size: Size, pitch: int, pixels: str, colors: Colors
    ) -> dict[str, Any]:
        return {
            "width": size.width,
            "height": size.height,
            "pitch": pitch,
            "pixels": pixels,
            "aspect": picture.width * picture.aspect / max(1, picture.height),
            "matrix": colors.matrix,
            "full": colors.is_full_range,
        }

    def _make_buffers(self) -> None:
        """Two buffers: one for the next frame, one with the frame before it to compare with."""
        if self._buffers and len(self._buffers[0][0]) >= self._total:
            return
        self._buffers = []
        for _ in range(2):
            memory = mmap.mmap(-1, self._total)
            self._buffers.append((memory, ctypes.addressof(ctypes.c_char.from_buffer(memory))))
        self._before = 0

    def _lock(self, opaque: Any, planes: Any) -> int:
        if self._conversion is None and self._coming is None:
            # Without a conversion libVLC draws straight into shared memory, but not over the frame to compare with.
            self._coming = self._segment.take_free(self._region, but=self._newest)
        if self._coming is not None:
            self._drawn = self._segment.address(self._region, self._coming)
        else:
            self._drawn = next(at for _, at in self._buffers if at != self._before)
        for plane, offset in enumerate(self._planes):
            planes[plane] = self._drawn + offset
        return 0

    def _unlock(self, opaque: Any, picture: int | None, planes: Any) -> None:
        self._drawn_at = time.monotonic()

    def _display(self, opaque: Any, picture: int | None) -> None:
        try:
            action = self._frame_action(time.monotonic() - self._drawn_at)
            if action is FrameAction.GIVE or (action is FrameAction.KEEP and len(self._kept) < MOST_WAITING):
                self._take(keep=action is FrameAction.KEEP)
        except Exception:  # an exception must not enter libVLC; the frame is lost
            log.exception("picture")

    def _take(self, *, keep: bool) -> None:
        address = self._drawn
        if self._before and not memcmp(address, self._before, self._total):
            # libVLC repeats its last frame while no new one comes.
            return
        if not keep:
            self._giving()
        if self._coming is not None:
            slot, self._coming = self._coming, None
        else:
            taken = self._segment.take_free(self._region)
            if taken is None:
                return
            slot = taken
            self._convert(address, self._segment.address(self._region, slot))
        self._newest, self._before = slot, address
        self._segment.set_state(self._region, slot, READY)
        if keep:
            self._kept.append(slot)
            return
        while self.give_kept():
            pass
        self._give(slot)

    def _convert(self, address: int, target: int) -> None:
        planes = [address + corner for corner in self._corners]
        if isinstance(self._conversion, Converter):
            self._conversion.convert(planes, target, self._layout["pitch"])
        elif self._conversion:
            self._conversion.scale(planes, [target + start for start in self._out_planes])
        else:
            ctypes.memmove(target, address, self._total)

    def _give(self, slot: int) -> None:
        self._say(say="frame", slot=slot)
        self._taken()

    # -- any thread ---------------------------------------------------------------------------------------------------

    @property
    def kept(self) -> int:
        """How many frames arrived early and wait to be handed over."""
        return len(self._kept)

    def give_kept(self) -> bool:
        """Hand over the oldest frame that was kept; returns whether there was one."""
        with self._kept_lock:
            if not self._kept:
                return False
            self._give(self._kept.pop(0))
            return True

    def begin_anew(self) -> None:
        """The film was moved: drop the frames that were kept, and accept the next one even if it equals the last."""
        self._before = 0
        with self._kept_lock:
            for slot in self._kept:
                self._segment.set_state(self._region, slot, FREE)
            self._kept.clear()
