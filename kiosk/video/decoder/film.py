"""One film inside the decoder: opened, held on its first picture, played to its end."""

from __future__ import annotations

import logging
import os
import queue
import threading
import time
from collections.abc import Sequence
from typing import Any, Protocol

from kiosk.video.decoder import sound
from kiosk.video.decoder.beginning import TRIES, Beginning
from kiosk.video.decoder.pictures import Pictures, Wish
from kiosk.video.decoder.threads import threads_for
from kiosk.video.decoder.told import Told
from kiosk.video.fader import Fader
from kiosk.video.loudspeaker import SoundDevice, pick
from kiosk.video.picture import Size
from kiosk.video.segment import Segment
from kiosk.video.swscale import Library
from kiosk.video.wire import Message

log = logging.getLogger("kiosk.video.decoder")

LOOK_PASSES = 3
"""Pictures that are passed over after a seek: some from before it may still be under way."""
FIRST_MOVE = 0.042
"""Seconds from "play" to the first picture that moves: libVLC gives that one as soon as it is let go, 10 to 40 ms before its
time, and it would stand for up to 72 ms where the others stand for 33. The next comes after 62 to 83 ms, half of them by 75
(121 films of 30 a second)."""
LOOK_NEAR_MS = 700
"""A picture this near to the moment asked for is that picture: libVLC may seek to the key frame before it."""


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


class DecoderFilm:
    """Holds the first picture until ``play``; libVLC repeats it meanwhile, and nobody is told.

    libVLC's threads ask ``_wish`` what becomes of a picture and post one message for everything else; the worker
    alone calls the player.
    """

    def __init__(self, host: Host, request: Message) -> None:
        self.host = host
        self.number: int = request["film"]
        self.fader = Fader()
        self.audible, self.volume = False, 100
        self.pictures = 0
        self.running = self.paused = self.ended = False
        self.last_ms = 0
        self.wanted_ms: int | None = None
        self.passing = 0
        self.looking: int | None = None
        self.left_track: int | None = None
        self.let_go = 0.0
        self.runs = 0
        # A visitor who watches should not wait for a film that goes on in the middle.
        self.beginning = Beginning(tries=0 if request.get("at") else TRIES)

        vlc = host.vlc
        host.segment.free_all(request["region"])
        self.media = host.instance.media_new_path(os.fsencode(request["path"]))
        if request.get("at"):
            # An option of ours, not of the content: a film that goes on where its decoder died.
            self.media.add_option(f":start-time={request['at'] / 1000:.3f}")
            self.last_ms = request["at"]
        self.player = host.instance.media_player_new()
        self.player.set_media(self.media)
        self.shown = Pictures(
            library=vlc.dll,
            media=self.media,
            scaler=host.scaler,
            segment=host.segment,
            region=request["region"],
            box=Size(*request["box"]),
            fit=request["fit"],
            pixels=request["pixels"],
            say=lambda **message: host.say(film=self.number, **message),
            wish=self._wish,
            giving=self._giving,
            taken=self._taken,
        )
        self.shown.attach(self.player)
        events = self.player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerEndReached, self._post("_ended"))
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, self._post("_error"))
        events.event_attach(vlc.EventType.MediaPlayerTimeChanged, self._time_changed)
        self.outputs = sound.outputs()
        if not self.outputs:
            sound.begin_silent(vlc.dll, self.player)
        self._set_volume(0)

    def begin(self, told: Told) -> None:
        """Start decoding, now that it is known what the file tells."""
        self.shown.told = told
        self.media.add_option(f":avcodec-threads={threads_for(told)}")
        self.beginning.opens()
        self.player.play()

    # -- libVLC's threads -------------------------------------------------------------------------------------------

    def _post(self, do: str) -> Any:
        def callback(event: object) -> None:
            self.host.work.put({"do": do, "film": self.number, "run": self.runs})

        return callback

    def _time_changed(self, event: Any) -> None:
        self.last_ms = event.u.new_time
        if self.wanted_ms is not None and abs(self.last_ms - self.wanted_ms) < LOOK_NEAR_MS:
            # The next picture that is not passed over is taken and held, like the first of all.
            self.wanted_ms, self.passing, self.pictures = None, LOOK_PASSES, 0
            self.shown.begin_anew()
        self.host.work.put({"do": "_time", "film": self.number})

    def _wish(self, waited: float) -> Wish:
        if self.passing:
            self.passing -= 1
            return Wish.PASS
        if self.beginning.is_to_come:
            return Wish.PASS
        is_first = self.pictures == 0 and not self.running and self.looking is None
        if is_first and self.beginning.is_lost(waited):
            self.host.work.put({"do": "_begin_anew", "film": self.number})
            return Wish.PASS
        if self.running or self.pictures == 0:
            return Wish.GIVE
        # Between the first picture and the pause that holds it there is time for one more.
        return Wish.KEEP if self.looking is None else Wish.PASS

    def _giving(self) -> None:
        if self.running and self.pictures == 1:
            # In libVLC's thread for pictures, which waits for their time anyway.
            time.sleep(max(0.0, self.let_go + FIRST_MOVE - time.monotonic()))

    def _taken(self) -> None:
        self.pictures += 1
        self.looking = None
        if self.pictures == 1:
            self.host.work.put({"do": "_hold", "film": self.number})

    # -- the worker -------------------------------------------------------------------------------------------------

    def take(self, message: Message) -> None:
        """One request of the player or one event of libVLC."""
        match message["do"]:
            case _ if message.get("run", self.runs) < self.runs:
                log.debug("an event of before the film began anew")
            case "play":
                self.audible, self.volume = message["sound"], message["volume"]
                self._play(again=message["again"])
            case "pause" if self.running:
                self.paused = True
                self.player.set_pause(1)
            case "resume" if self.running:
                self.paused = False
                self.player.set_pause(0)
            case "seek" if self.running and not self.ended:
                self.player.set_time(message["ms"])
            case "sound":
                self.audible, self.volume = message["sound"], message["volume"]
                self._head_for_volume()
            case "device":
                self._choose_device()
            case "look" if not self.running:
                self._look(message["part"])
            case "_begin_anew":
                self._begin_anew()
            case "_hold" if not self.running and self.looking is None:
                self.player.set_pause(1)
            case "_time" if self.running:
                self._mind_outputs()
                self.host.say(say="time", film=self.number, ms=self.last_ms, length=self.player.get_length())
            case "_ended" if self.looking is not None:
                self._look_again(self.looking)
            case "_ended" | "_error" if not self.ended:
                self._end(failed=message["do"] == "_error")

    def tick(self) -> None:
        """A step of the volume, if it is on its way."""
        if not self.fader.is_there:
            self._set_volume(self.fader.step(time.monotonic()))

    def _play(self, *, again: bool) -> None:
        """Go on from the held first picture; ``again`` begins anew wherever the film is."""
        was_running, was_ended = self.running, self.ended
        self.running, self.paused, self.ended = True, False, False
        if was_ended:
            self._begin_anew()
        else:
            if again and was_running:
                self.player.set_time(0)
            self.let_go = time.monotonic()
            self.player.set_pause(0)
            for count in range(kept := self.shown.kept):
                # One at 42 ms, or two at 28 and 56: libVLC goes on at 75.
                threading.Timer(2 * FIRST_MOVE * (count + 1) / (kept + 1), self.shown.give_kept).start()
        self._choose_device()
        self._head_for_volume()

    def _begin_anew(self) -> None:
        self.player.stop()
        self.runs += 1
        self.shown.begin_anew()
        self.beginning.opens()
        self.player.play()

    def _look(self, part: float) -> None:
        """Go to ``part`` of the length; the first picture there is held like the first of all."""
        length = self.player.get_length()
        wanted = round(part * length)
        self.host.say(say="time", film=self.number, ms=wanted, length=length)
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
        if failed:
            self.host.say(say="failed", film=self.number, reason="unreadable")
            return
        # The head of the file knows better than libVLC, which takes what it has found for the whole.
        length = self.shown.told.pictures_ms or self.player.get_length()
        self.host.say(say="ended", film=self.number, pictures=self.pictures, ms=self.last_ms, length=length)

    # -- sound --------------------------------------------------------------------------------------------------------

    def _head_for_volume(self) -> None:
        self.fader.go_to(self.volume if self.audible else 0, time.monotonic())
        self.tick()

    def _set_volume(self, volume: int) -> None:
        self.player.audio_set_volume(volume)
        self.player.audio_set_mute(volume == 0)

    def _mind_outputs(self) -> None:
        """A loudspeaker that vanishes leaves the film silent at its normal speed; one that comes is used at once."""
        before, self.outputs = self.outputs, sound.outputs()
        if self.left_track is not None:
            # libVLC leaves a track in its own time: the output is free at the next look.
            sound.open_again(self.host.vlc.dll, self.player, self.outputs)
            self.player.audio_set_track(self.left_track)
            self.left_track = None
            self._choose_device()
            self._set_volume(round(self.fader.now))
        elif self.outputs - before and (track := self.player.audio_get_track()) >= 0:
            self.left_track = track
            self.player.audio_set_track(-1)

    def _choose_device(self) -> None:
        if self.host.device:
            found = sound.devices(self.host.vlc, self.player)
            if meant := pick(found, self.host.device):
                self.player.audio_output_device_set(None, meant.id)
            elif found:
                self.host.say_devices(found)

    def close(self) -> None:
        """Stop, then let go, in libVLC's order. The callbacks stay referenced until the player is gone."""
        events = self.player.event_manager()
        for kind in ("MediaPlayerEndReached", "MediaPlayerEncounteredError", "MediaPlayerTimeChanged"):
            events.event_detach(getattr(self.host.vlc.EventType, kind))
        self.player.stop()
        self.player.release()
        self.media.release()
        # The callbacks hold this film and the film holds them: broken here, once libVLC cannot call any more.
        self.shown.close()
