"""The interface between a film and the decoder process it runs in."""

from __future__ import annotations

import queue
from collections.abc import Sequence
from typing import Any, Protocol

from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.segment import Segment
from kiosk.video.swscale import Library
from kiosk.video.wire import Message


class Host(Protocol):
    """What a film needs of its process: libVLC, shared memory, the worker's queue, and messages to the player."""

    vlc: Any
    instance: Any
    scaler: Library | None
    segment: Segment
    work: queue.SimpleQueue[Message | None]
    device: str

    def say(self, **message: Any) -> None: ...

    def tell_devices(self, found: Sequence[SoundDevice]) -> None: ...
