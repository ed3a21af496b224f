"""The sound of one film: how loud it is, and on which loudspeaker. Called by the worker alone."""

from __future__ import annotations

import time
from typing import Any

from kiosk.video.decoder import sound
from kiosk.video.decoder.host import Host
from kiosk.video.fader import Fader
from kiosk.video.loudspeaker import pick

FIRST_LOOK_S, LOOK_EVERY_S = 0.5, 2.0
"""Seconds from a film's beginning to the first look at which loudspeakers there are, and between two while it plays."""

CERTAIN_AFTER = 2
"""Vain looks after which there is no loudspeaker: a sound server may be slow."""


class FilmSound:
    """Silent until ``set``; every change is a fade, advanced by ``tick``."""

    def __init__(self, host: Host, player: Any) -> None:
        self._host, self._player = host, player
        self._fader = Fader()
        self._audible, self._volume = False, 100
        self._left_track: int | None = None
        self._look_at = 0.0
        self._used = ""
        """The loudspeaker on which the film was heard last."""
        self._vain_looks = 0
        """At how many looks, one after the other, there was no loudspeaker."""
        self._wants_output = False
        """There is a loudspeaker, and the film is not heard on it."""
        self._outputs = sound.outputs()
        if not self._outputs:
            sound.begin_silent(host.vlc.dll, player)
        self._set_volume(0)

    def set(self, *, audible: bool, volume: int) -> None:
        """On or off, at ``volume`` percent, from the next ``head_for_volume`` on."""
        self._audible, self._volume = audible, volume

    def head_for_volume(self) -> None:
        self._fader.go_to(self._volume if self._audible else 0, time.monotonic())
        self.tick()

    @property
    def is_on_its_way(self) -> bool:
        """Whether a fade is running, so that ``tick`` must be called."""
        return not self._fader.is_there

    def tick(self) -> None:
        """Advance the fade by a step."""
        if not self._fader.is_there:
            self._set_volume(self._fader.step(time.monotonic()))

    def _set_volume(self, volume: int) -> None:
        self._player.audio_set_volume(volume)
        self._player.audio_set_mute(volume == 0)

    def mind_outputs(self) -> None:
        """Follow sound devices: without one the film plays on in silence, and a new one is used at once."""
        before, self._outputs = self._outputs, sound.outputs()
        now = time.monotonic()
        if self._left_track is not None:
            # libVLC leaves a track asynchronously: the output is free only at the next time event.
            sound.open_again(self._host.vlc.dll, self._player, self._outputs)
            self._player.audio_set_track(self._left_track)
            self._left_track = None
            self.choose_device()
            self._set_volume(round(self._fader.now))
            self._look_at, self._used = now + LOOK_EVERY_S, ""
        elif (self._outputs - before or self._wants_output) and (
            track := self._player.audio_get_track()
        ) >= 0:
            self._left_track = track
            self._vain_looks, self._wants_output = 0, False
            self._player.audio_set_track(-1)
        elif not self._look_at:
            # Its output is still being opened.
            self._look_at = now + FIRST_LOOK_S
        elif now >= self._look_at:
            self._look()
            self._look_at = now + LOOK_EVERY_S

    def _look(self) -> None:
        """See which loudspeakers there are. libVLC keeps playing to one that is gone, although another one has come."""
        if self._player.audio_get_track() < 0:
            return
        found = sound.devices(self._host.vlc, self._player) if self._outputs else []
        names = {device.id for device in found}
        is_other = bool(self._used) and self._used not in names
        self._wants_output = bool(found) and (is_other or self._vain_looks >= CERTAIN_AFTER)
        self._vain_looks = 0 if found else self._vain_looks + 1
        if not found and self._outputs and self._vain_looks < CERTAIN_AFTER:
            return
        used = self._player.audio_output_device_get() or ""
        self._used = used if used in names else self._used
        self._host.tell_devices(found)

    def choose_device(self) -> None:
        """Use the chosen loudspeaker, and report which ones there are."""
        if self._host.device:
            found = sound.devices(self._host.vlc, self._player)
            if meant := pick(found, self._host.device):
                self._player.audio_output_device_set(None, meant.id)
            if found:
                self._host.tell_devices(found)
