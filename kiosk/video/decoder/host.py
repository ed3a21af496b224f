"""What a film, and its sound, find in the process that decodes them."""

from __future__ import annotations

import queue
from collections.abc import Sequence
from typing import Any, Protocol

from kiosk.video.loudspeaker import SoundDevice
from kiosk.video.segment import Segment
from kiosk.video.swscale import Library
from kiosk.video.wire import Message


class Host(Protocol):
    """What a film needs of its process: libVLC, the shared memory, the worker's queue and a voice."""

    vlc: Any
    instance: Any
    scaler: Library | None
    segment: Segment
    work: queue.SimpleQueue[Message | None]
    device: str

    def say(self, **message: Any) -> None: ...

    def say_devices(self, found: Sequence[SoundDevice]) -> None: ...
