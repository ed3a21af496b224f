"""One film inside the decoder: opened, held on its first frame, played to its end."""

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
"""Frames skipped after a seek: some from before it may still be in the pipeline."""
FIRST_MOVE = 0.042
"""Seconds from "play" to the second frame. libVLC shows it as soon as it is unpaused, 10 to 40 ms early, so that it would stay
for up to 72 ms where the others stay for 33. The third comes after 62 to 83 ms, median 75 (121 films at 30 frames a second)."""
TELL_EVERY = 0.25
"""Seconds between two time messages of our own while libVLC reports none."""
LOOK_NEAR_MS = 700
"""Milliseconds: a frame this close to the position asked for is accepted, as libVLC may seek to the key frame before it."""


class DecoderFilm:
    """Holds the first frame until ``play``; libVLC repeats it meanwhile, and the repeats are dropped.

    libVLC's threads ask ``_frame_action`` what to do with a frame and post one message for everything else; only the worker
    calls the player.
    """

    def __init__(self, host: Host, request: Message) -> None:
        self.host = host
        self.number: int = request["film"]
        self.pictures = 0
        self.running = self.paused = self.ended = False
        self.is_at_end = False
        """libVLC read the film to its end while the first frame was still held."""
        self.halts = Halts()
        self.clock = FilmClock(at=request.get("at", 0), begins=request.get("begins"))
        self.ending: Ending | None = None
        self.told_at = self.heard_at = 0.0
        """When the time was last sent to the player, and last reported by libVLC."""
        self.stands_since = 0.0
        """When the newest frame was shown; moved forward by pauses."""
        self.wanted_ms: int | None = None
        self.passing = 0
        self.looking: int | None = None
        self.let_go = self.paused_at = 0.0
        self.moves_first = False  # unpaused, and no frame has come since
        self.runs = 0
        # No retry for a film that continues in the middle: a visitor is watching it.
        self.beginning = Beginning(tries=0 if request.get("at") else TRIES)
        vlc = host.vlc
        host.segment.free_all(request["region"])
        self.media = host.instance.media_new_path(os.fsencode(request["path"]))
        if request.get("at"):
            # The film continues where its decoder died. The option is ours: content can set none.
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
            vlc.EventType.MediaPlayerPlaying: self._plays,
            vlc.EventType.MediaPlayerPaused: self._halted,
        }
        for kind, callback in self.heard.items():
            events.event_attach(kind, callback)
        self.sound = FilmSound(host, self.player)

    def begin(self, told: Told) -> None:
        """Start decoding, now that the file's metadata is known."""
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

    def _plays(self, event: object) -> None:
        self.halts.plays()
        self.host.work.put({"do": "_plays", "film": self.number, "run": self.runs})

    def _halted(self, event: object) -> None:
        self.host.work.put(
            {"do": "_halted", "film": self.number, "run": self.runs, "went": self.halts.halts()}
        )

    def _time_changed(self, event: Any) -> None:
        ms: int = event.u.new_time
        if self.wanted_ms is not None and abs(ms - self.wanted_ms) < LOOK_NEAR_MS:
            # The next frame that is not skipped is taken and held, like the film's first.
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
                # libVLC shows its next frame as soon as it is unpaused, even if the one on show is not due to go yet.
                self._give_kept_in(early)
                return FrameAction.KEEP
        if self.running or self.pictures == 0:
            return FrameAction.GIVE
        # One more frame may arrive between the first one and the pause that holds it.
        return FrameAction.KEEP if self.looking is None else FrameAction.PASS

    def _giving(self) -> None:
        if self.running and self.pictures == 1:
            # Sleeping is safe here: this is libVLC's display thread, which waits for each frame's time anyway.
            time.sleep(max(0.0, self.let_go + FIRST_MOVE - time.monotonic()))

    def _taken(self) -> None:
        self.pictures += 1
        self.stands_since = time.monotonic()
        self.looking = None
        if self.pictures == 1:
            self.host.work.put({"do": "_hold", "film": self.number})

    # -- the worker -------------------------------------------------------------------------------------------------

    def take(self, message: Message) -> None:
        """Handle one request of the player or one event of libVLC."""
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
                self._halt()
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
            case "_plays" if self._is_to_stand and not self.halts.is_halted:
                # It was told to pause before it had begun to play, and ignored that.
                self._halt()
            case "_ended" if not self.ended and not self.ending:
                self._begin_ending()
            case "_error" if not self.ended:
                self.ended = True
                self.host.say(say="failed", film=self.number, reason="unreadable")

    @property
    def is_busy(self) -> bool:
        return self.sound.is_on_its_way or self.ending is not None

    def tick(self) -> None:
        """Advance the fade and the ending; called every few milliseconds while the film is busy."""
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
        """Report the position of a film with a very low frame rate while libVLC is silent between two of its frames.

        libVLC reports the time only when it reads the next frame.
        """
        now, waits = time.monotonic(), silence_of(self.shown.told)
        plays = self.running and not (self.paused or self.ended or self.ending)
        if plays and self.told_at + TELL_EVERY <= now < max(self.heard_at, self.let_go) + waits:
            self._tell_time()

    def _play(self, *, again: bool) -> None:
        """Continue from the held first frame; ``again`` restarts the film wherever it is."""
        was_running, was_ended = self.running, self.ended
        self.running, self.paused, self.ended = True, False, False
        self.let_go = self.stands_since = time.monotonic()
        if was_ended or (was_running and again and self.ending):
            self._begin_anew()
            self.clock.move(0, self.let_go)
            self.clock.go(self.let_go)
        elif not was_running and self.shown.told.own_time and self.pictures:
            # Before the pause took effect libVLC's clock may have run on by one frame: start again from the first.
            self._begin_anew()
            self.clock.go(self.let_go)
        elif self.is_at_end:
            # So short that libVLC has already read all of it and would end at once.
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
        """Show the frames that arrived early when they are due."""
        for count in range(kept := self.shown.kept):
            # One at 42 ms, or two at 28 and 56: libVLC continues at 75.
            usual = 2 * FIRST_MOVE * (count + 1) / (kept + 1)
            self._give_kept_in(max(usual, (count + 1) * self.shown.told.own_time))

    def _give_kept_in(self, seconds: float) -> None:
        threading.Timer(seconds, self._kept_is_due).start()

    def _kept_is_due(self) -> None:
        if not self.paused:
            self.shown.give_kept()

    @property
    def _is_to_stand(self) -> bool:
        """Paused, or held on its first frame."""
        if self.ended or self.ending or self.looking is not None:
            return False
        return self.paused if self.running else self.pictures > 0

    def _halt(self) -> None:
        vlc = self.host.vlc
        self.halts.is_told_to(plays=self.player.get_state() in (vlc.State.Playing, vlc.State.Buffering))
        self.player.set_pause(1)

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
            self._halt()

    def _resume(self) -> None:
        self.paused, now = False, time.monotonic()
        self.clock.go(now)
        if self.ending:
            self.ending.go(now)
        else:
            # The frame on show stays for the rest of its time.
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
        """Go to ``part`` of the length; the first frame there is held like the film's first."""
        length = self.player.get_length()
        wanted = round(part * length)
        self.host.say(say="time", film=self.number, ms=wanted, length=length, begins=self.clock.begins)
        self.wanted_ms = self.looking = wanted
        self.player.set_time(wanted)
        self._let_go()

    def _look_again(self, wanted: int) -> None:
        """The film ended before its frame came: it is short, or the machine is slow."""
        self.player.stop()
        self.wanted_ms, self.pictures = wanted, 1
        self.player.play()
        self.player.set_time(wanted)

    def _has_halted(self, *, went: bool) -> None:
        """libVLC has paused. Unless it was told to, it has nothing more to read."""
        if not self.halts.is_halted or self.paused or self.ended or self.ending:
            return
        if not went:
            if self.running:
                # The order to pause is older than the one to play, which was ignored as the film still played.
                self.player.set_pause(0)
            return
        self.is_at_end = True
        if self.running or self.pictures == 0:
            self._begin_ending()

    def _begin_ending(self) -> None:
        """Everything has been read; the last frame may have been shown or not."""
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
            # The film is not to be played yet; only its first frame came late.
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
        """The length (ms) that libVLC reports, of video and sound together."""
        length: int = self.player.get_length()
        return max(0, length - (self.clock.begins or 0))

    def _tell_time(self) -> None:
        self.told_at, clock = time.monotonic(), self.clock
        where = {"ms": clock.at(self.told_at), "length": clock.length, "begins": clock.begins}
        self.host.say(say="time", film=self.number, **where)

    # -- the end of all ----------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Stop and release, in the order libVLC requires. The callbacks stay referenced until the player is gone."""
        events = self.player.event_manager()
        for kind in self.heard:
            events.event_detach(kind)
        self.player.stop()
        self.player.release()
        self.media.release()
        # Callbacks and film reference each other: the cycle is broken here, once libVLC can no longer call.
        self.shown.close()
