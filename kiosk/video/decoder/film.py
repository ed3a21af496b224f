"""One film inside the decoder: opened, held on its first picture, played to its end."""

from __future__ import annotations

import logging
import os
import threading
import time
from typing import Any

from kiosk.video.decoder.beginning import TRIES, Beginning
from kiosk.video.decoder.clock import FilmClock
from kiosk.video.decoder.ending import Ending, options_for, silence_of
from kiosk.video.decoder.film_sound import FilmSound
from kiosk.video.decoder.halts import Halts
from kiosk.video.decoder.host import Host
from kiosk.video.decoder.media_info import Told
from kiosk.video.decoder.pictures import FrameAction, Pictures
from kiosk.video.decoder.threads import threads_for
from kiosk.video.picture import Size
from kiosk.video.wire import Message

log = logging.getLogger("kiosk.video.decoder")

LOOK_PASSES = 3
"""Pictures that are passed over after a seek: some from before it may still be under way."""
FIRST_MOVE = 0.042
"""Seconds from "play" to the first picture that moves: libVLC gives that one as soon as it is let go, 10 to 40 ms before its
time, and it would stand for up to 72 ms where the others stand for 33. The next comes after 62 to 83 ms, half of them by 75
(121 films of 30 a second)."""
TELL_EVERY = 0.25
"""Seconds between two words of the time while libVLC has none."""
LOOK_NEAR_MS = 700
"""A picture this near to the moment asked for is that picture: libVLC may seek to the key frame before it."""


class DecoderFilm:
    """Holds the first picture until ``play``; libVLC repeats it meanwhile, and nobody is told.

    libVLC's threads ask ``_frame_action`` what becomes of a picture and post one message for everything else; the worker
    alone calls the player.
    """

    def __init__(self, host: Host, request: Message) -> None:
        self.host = host
        self.number: int = request["film"]
        self.pictures = 0
        self.running = self.paused = self.ended = False
        self.is_at_end = False
        """libVLC has read the film to its end before it was let go."""
        self.halts = Halts()
        self.clock = FilmClock(at=request.get("at", 0), begins=request.get("begins"))
        self.ending: Ending | None = None
        self.told_at = self.heard_at = 0.0
        """When the time was last told to the player, and by libVLC."""
        self.stands_since = 0.0
        """When the newest picture came, or since when it counts."""
        self.wanted_ms: int | None = None
        self.passing = 0
        self.looking: int | None = None
        self.let_go = self.paused_at = 0.0
        self.moves_first = False  # let go, and no picture came since
        self.runs = 0
        # A visitor who watches should not wait for a film that goes on in the middle.
        self.beginning = Beginning(tries=0 if request.get("at") else TRIES)
        vlc = host.vlc
        host.segment.free_all(request["region"])
        self.media = host.instance.media_new_path(os.fsencode(request["path"]))
        if request.get("at"):
            # An option of ours, not of the content: a film that goes on where its decoder died.
            start = request["at"] + (request.get("begins") or 0)
            self.media.add_option(f":start-time={start / 1000:.3f}")
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
            action=self._frame_action,
            giving=self._giving,
            taken=self._taken,
        )
        self.shown.attach(self.player)
        events = self.player.event_manager()
        self.heard = {
            vlc.EventType.MediaPlayerEndReached: self._post("_ended"),
            vlc.EventType.MediaPlayerEncounteredError: self._post("_error"),
            vlc.EventType.MediaPlayerTimeChanged: self._time_changed,
            vlc.EventType.MediaPlayerPlaying: self.halts.plays,
            vlc.EventType.MediaPlayerPaused: self._halted,
        }
        for kind, callback in self.heard.items():
            events.event_attach(kind, callback)
        self.sound = FilmSound(host, self.player)

    def begin(self, told: Told) -> None:
        """Start decoding, now that it is known what the file tells."""
        self.shown.told = told
        for option in (f":avcodec-threads={threads_for(told)}", *options_for(told)):
            self.media.add_option(option)
        self.beginning.opens()
        self.player.play()

    # -- libVLC's threads -------------------------------------------------------------------------------------------

    def _post(self, do: str) -> Any:
        def callback(event: object) -> None:
            self.host.work.put({"do": do, "film": self.number, "run": self.runs})

        return callback

    def _halted(self, event: object) -> None:
        self.host.work.put(
            {"do": "_halted", "film": self.number, "run": self.runs, "went": self.halts.halts()}
        )

    def _time_changed(self, event: Any) -> None:
        ms: int = event.u.new_time
        if self.wanted_ms is not None and abs(ms - self.wanted_ms) < LOOK_NEAR_MS:
            # The next picture that is not passed over is taken and held, like the first of all.
            self.wanted_ms, self.passing, self.pictures = None, LOOK_PASSES, 0
            self.shown.begin_anew()
        self.host.work.put({"do": "_time", "film": self.number, "ms": ms, "now": time.monotonic()})

    def _frame_action(self, waited: float) -> FrameAction:
        if self.passing:
            self.passing -= 1
            return FrameAction.PASS
        if self.beginning.is_to_come:
            return FrameAction.PASS
        is_first = self.pictures == 0 and not self.running and self.looking is None
        if is_first and self.beginning.is_lost(waited):
            self.host.work.put({"do": "_begin_anew", "film": self.number})
            return FrameAction.PASS
        if self.running and self.moves_first:
            self.moves_first = False
            if (
                self.shown.told.own_time
                and (early := self.stands_since + self.shown.told.own_time - time.monotonic()) > 0
            ):
                # libVLC shows what it had ready as soon as it is let go, however long the one before has still to stand.
                self._give_kept_in(early)
                return FrameAction.KEEP
        if self.running or self.pictures == 0:
            return FrameAction.GIVE
        # Between the first picture and the pause that holds it there is time for one more.
        return FrameAction.KEEP if self.looking is None else FrameAction.PASS

    def _giving(self) -> None:
        if self.running and self.pictures == 1:
            # In libVLC's thread for pictures, which waits for their time anyway.
            time.sleep(max(0.0, self.let_go + FIRST_MOVE - time.monotonic()))

    def _taken(self) -> None:
        self.pictures += 1
        self.stands_since = time.monotonic()
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
                self.sound.set(audible=message["sound"], volume=message["volume"])
                self._play(again=message["again"])
            case "pause" if self.running:
                self._pause()
            case "resume" if self.running:
                self._resume()
            case "seek" if self.running and not self.ended:
                self._seek(message["ms"])
            case "sound":
                self.sound.set(audible=message["sound"], volume=message["volume"])
                self.sound.head_for_volume()
            case "device":
                self.sound.choose_device()
            case "look" if not self.running:
                self._look(message["part"])
            case "_begin_anew":
                self._begin_anew()
            case "_hold" if not self.running and self.looking is None:
                self.halts.is_told_to()
                self.player.set_pause(1)
            case "_time" if self.running and not self.ended:
                self.sound.mind_outputs()
                self.heard_at = message["now"]
                self.clock.hear(message["ms"], self.heard_at)
                self.clock.length = self._length()
                self._tell_time()
            case "_halted" | "_ended" if self.looking is not None and message.get("went", True):
                self._look_again(self.looking)
            case "_halted":
                self._has_halted(went=message["went"])
            case "_ended" if not self.ended and not self.ending:
                self._begin_ending()
            case "_error" if not self.ended:
                self.ended = True
                self.host.say(say="failed", film=self.number, reason="unreadable")

    @property
    def is_busy(self) -> bool:
        return self.sound.is_on_its_way or self.ending is not None

    def tick(self) -> None:
        """A step of the volume and of the end, every few milliseconds while the film is busy."""
        now = time.monotonic()
        self.sound.tick()
        ending = self.ending
        if ending is None:
            return
        ending.came(self.stands_since)
        if ending.wants_picture(now):
            ending.ask(now)
            self.player.next_frame()
        if ending.is_over(now):
            self._end()
        elif self.running and not self.paused and now >= self.told_at + TELL_EVERY:
            self._tell_time()

    def tell_time(self) -> None:
        """Say where a slow film is that libVLC has been silent about for no longer than its pictures are apart.

        libVLC waits with its next word until the next picture is to be read.
        """
        now, waits = time.monotonic(), silence_of(self.shown.told)
        plays = self.running and not (self.paused or self.ended or self.ending)
        if plays and self.told_at + TELL_EVERY <= now < max(self.heard_at, self.let_go) + waits:
            self._tell_time()

    def _play(self, *, again: bool) -> None:
        """Go on from the held first picture; ``again`` begins anew wherever the film is."""
        was_running, was_ended = self.running, self.ended
        self.running, self.paused, self.ended = True, False, False
        self.let_go = self.stands_since = time.monotonic()
        if was_ended or (was_running and again and self.ending):
            self._begin_anew()
            self.clock.move(0, self.let_go)
            self.clock.go(self.let_go)
        elif not was_running and self.shown.told.own_time and self.pictures:
            # Until it was held libVLC's clock may have run on by one of its pictures. The first comes once more.
            self._begin_anew()
            self.clock.go(self.let_go)
        elif self.is_at_end:
            # So short that libVLC has read all of it: it would end at once.
            self.clock.go(self.let_go)
            self._begin_ending()
        else:
            if again and was_running:
                self.player.set_time(self.clock.begins or 0)
                self.clock.move(0, self.let_go)
            self.clock.go(self.let_go)
            self._let_go()
            self._give_kept()
        self.sound.choose_device()
        self.sound.head_for_volume()

    def _give_kept(self) -> None:
        """Show what came before its time when that has come."""
        for count in range(kept := self.shown.kept):
            # One at 42 ms, or two at 28 and 56: libVLC goes on at 75.
            usual = 2 * FIRST_MOVE * (count + 1) / (kept + 1)
            self._give_kept_in(max(usual, (count + 1) * self.shown.told.own_time))

    def _give_kept_in(self, seconds: float) -> None:
        threading.Timer(seconds, self._kept_is_due).start()

    def _kept_is_due(self) -> None:
        if not self.paused:
            self.shown.give_kept()

    def _let_go(self) -> None:
        self.halts.is_let_go()
        self.moves_first = True
        self.player.set_pause(0)

    def _pause(self) -> None:
        self.paused, self.paused_at = True, time.monotonic()
        self.clock.halt(self.paused_at)
        if self.ending:
            self.ending.halt(self.paused_at)
        else:
            self.player.set_pause(1)

    def _resume(self) -> None:
        self.paused, now = False, time.monotonic()
        self.clock.go(now)
        if self.ending:
            self.ending.go(now)
        else:
            # What was to stand for its time stands for what is left of that.
            self.stands_since += now - self.paused_at
            self._let_go()
            self._give_kept()

    def _seek(self, ms: int) -> None:
        self.clock.move(ms, time.monotonic())
        self.player.set_time(ms + (self.clock.begins or 0))
        if self.ending:
            self.ending, self.is_at_end = None, False
            if self.paused:
                return
            self._let_go()

    def _begin_anew(self) -> None:
        self.beginning.is_to_come = True
        self.player.stop()
        self.runs += 1
        self.ending, self.is_at_end = None, False
        self.halts.begins_anew()
        self.shown.begin_anew()
        self.beginning.opens()
        self.player.play()

    def _look(self, part: float) -> None:
        """Go to ``part`` of the length; the first picture there is held like the first of all."""
        length = self.player.get_length()
        wanted = round(part * length)
        self.host.say(say="time", film=self.number, ms=wanted, length=length, begins=self.clock.begins)
        self.wanted_ms = self.looking = wanted
        self.player.set_time(wanted)
        self._let_go()

    def _look_again(self, wanted: int) -> None:
        """A short film, or a slow machine: it was over before its picture came."""
        self.player.stop()
        self.wanted_ms, self.pictures = wanted, 1
        self.player.play()
        self.player.set_time(wanted)

    def _has_halted(self, *, went: bool) -> None:
        """libVLC stands still. Unless it was told to, it has nothing more to read."""
        if not self.halts.is_halted or self.paused or self.ended or self.ending:
            return
        if not went:
            if self.running:
                # It halted for the first picture after it was told to play.
                self.player.set_pause(0)
            return
        self.is_at_end = True
        if self.running or self.pictures == 0:
            self._begin_ending()

    def _begin_ending(self) -> None:
        """Nothing more is to be read; the last picture may be shown or not."""
        now = time.monotonic()
        self.clock.length = self._length()
        at, length = self.clock.at(now) / 1000, self.shown.told.pictures_last(self.clock.begins or 0) / 1000
        if length and self.shown.told.is_whole:
            length = max(length, self.clock.length / 1000)
        last = self.stands_since if self.pictures else None
        self.ending = Ending(self.shown.told, now=now, at=at, length=length, last_picture=last)
        if self.paused:
            self.ending.halt(now)

    def _end(self) -> None:
        if not self.running and self.pictures:
            # The first picture has come late, of a film that is not to be played yet.
            self.ending = None
            return
        ms, length = (
            self.clock.at(time.monotonic()),
            self.shown.told.pictures_last(self.clock.begins or 0) or self._length(),
        )
        self.ended, self.ending = True, None
        how = {"pictures": self.pictures, "ms": ms, "length": length, "whole": self.shown.told.is_whole}
        self.host.say(say="ended", film=self.number, **how)

    def _length(self) -> int:
        """Of pictures and sound together, as libVLC thinks."""
        length: int = self.player.get_length()
        return max(0, length - (self.clock.begins or 0))

    def _tell_time(self) -> None:
        self.told_at, clock = time.monotonic(), self.clock
        where = {"ms": clock.at(self.told_at), "length": clock.length, "begins": clock.begins}
        self.host.say(say="time", film=self.number, **where)

    # -- the end of all ----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Stop, then let go, in libVLC's order. The callbacks stay referenced until the player is gone."""
        events = self.player.event_manager()
        for kind in self.heard:
            events.event_detach(kind)
        self.player.stop()
        self.player.release()
        self.media.release()
        # The callbacks hold this film and the film holds them: broken here, once libVLC cannot call any more.
        self.shown.close()
