"""What the rooms tell of themselves becomes events, sentences in the log, lines of the trace, and health."""

from __future__ import annotations

import itertools
import json
import logging
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.app.record import Defects, Record, check_command
from kiosk.playlist.another_load import AnotherLoad
from kiosk.playlist.loaded import Loaded
from kiosk.playlist.model import Playlist
from kiosk.problems.problem import Place, problem
from kiosk.show import effects as do
from kiosk.show import events as on
from kiosk.video.loudspeaker import SoundDevice
from kiosk.words.sentence import SystemReason, failure, failure_sentence, machine_sentence
from tests.show.fakes import Manners, World, film, slide
from tests.show.fakes import playlist as playlist_of

pytestmark = pytest.mark.may_log(".")
"""What is said in the log is what these tests are about; they read it."""

ALL_IS_WELL = "Alles is in orde: de voorstelling loopt."


@pytest.fixture
def record() -> Record:
    return Record(None, "nl", itertools.count().__next__)


def names(record: Record) -> list[str]:
    return [event.name for event in record.events.last]


def watched(record: Record, world: World) -> None:
    """The notes of this show go down in ``record``, as the application has it."""
    perform = world.show._perform

    def noted(effect: do.Effect) -> None:
        if isinstance(effect, do.Note):
            record.note(effect.event, dict(effect.fields))
        perform(effect)

    world.show._perform = noted


def test_a_film_that_fails_is_told_of_until_it_plays_again(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    world = World(
        playlist_of(slide("slide:a"), film("video:f")),
        manners={"video:f": Manners(fails="cut-short")},
        start=False,
    )
    watched(record, world)
    world.send(on.Begin())
    world.advance(600)
    says = failure_sentence("cut-short", "nl", "f")
    assert record.health.sentences("nl") == (says,)
    assert caplog.messages == [says]
    world.stage.behave("video:f").fails = ""
    world.advance(60)
    assert "video:f" in world.order()
    assert record.health.sentences("nl") == (ALL_IS_WELL,)
    assert record.events.counts["problem", "video:f"] == 1


def test_a_film_that_breaks_while_it_plays_is_told_of_until_it_comes_to_its_end(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    manners = {"video:f": Manners(breaks=3, length=20)}
    world = World(playlist_of(film("video:f"), slide("slide:a")), manners=manners, start=False)
    watched(record, world)
    world.send(on.Begin())
    world.advance(5)
    assert [each.says for each in record.health.said("nl")] == [failure("decoder-died", "nl", "f")[0]]
    manners["video:f"].breaks = 1_000
    world.advance(620)
    assert world.order().count("video:f") > 1
    # The stage tells of the end; this one does not.
    record.note("film-ended", {"key": "video:f"})
    assert record.health.is_well
    assert len(caplog.messages) == 1


def test_a_show_with_nothing_to_show_is_the_first_thing_said(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    manners = {"slide:a": Manners(fails="picture-missing")}
    world = World(playlist_of(slide("slide:a")), manners=manners, start=False)
    watched(record, world)
    world.send(on.Begin())
    first, second = record.health.sentences("nl")
    assert first.startswith("Van de speellijst is niets te tonen")
    assert second == failure_sentence("picture-missing", "nl", "a")
    manners["slide:a"].fails = ""
    world.advance(11)
    assert record.health.is_well
    assert caplog.messages == [second]


def test_a_slide_that_comes_late_is_told_of(record: Record) -> None:
    manners = {"slide:b": Manners(prepare=9.9)}
    world = World(playlist_of(slide("slide:a", duration=2), slide("slide:b")), manners=manners, start=False)
    watched(record, world)
    world.send(on.Begin())
    world.advance(5)
    assert [sentence.split(" ")[0] for sentence in record.health.sentences("nl")] == ["'b'"]
    manners["slide:b"].prepare = 0.0
    world.advance(40)
    assert record.health.is_well


def test_settings_that_wait_are_said_and_others_are_not(record: Record) -> None:
    world = World(playlist_of(slide("slide:a")), start=False)
    watched(record, world)
    world.send(on.Begin())
    world.send(on.ChangeSettings(replace(world.state.settings, volume=3)))
    assert record.health.is_well
    world.send(on.ChangeSettings(replace(world.state.settings, engine="qt")))
    assert record.health.said("en")[0].says == "Some settings take effect at the next start only."


def test_what_the_machine_says_is_in_the_log_and_in_health(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    missing: dict[str, object] = {"screen": "HDMI-A-1", "there": ("DP-1 (Dell U2415)", "eDP-1")}
    record.say("screen-missing", missing)
    (said,) = record.health.said("fr")
    assert machine_sentence("screen-missing", "fr", **missing).startswith(said.says)
    assert said.cure == "Branchez-le et allumez-le, ou choisissez-en un autre sous «\u00a0Écran\u00a0»."
    record.say("screen-back", {"screen": "HDMI-A-1"})
    assert record.health.is_well
    assert caplog.messages == [
        "Scherm HDMI-A-1 is er niet (wel DP-1 (Dell U2415) en eDP-1); de voorstelling staat zolang op een ander scherm. "
        "Sluit het aan en zet het aan: de voorstelling gaat er vanzelf naartoe.",
        machine_sentence("screen-back", "nl", screen="HDMI-A-1"),
    ]


def loaded(*severities: str, playable: bool, root: Path) -> Loaded:
    codes = {"error": "asset-missing", "warning": "headline-long"}
    place = Place(root / "playlist.yaml")
    problems = tuple(problem(codes[each], place, name="a.png", where="x", near="") for each in severities)
    playlist = Playlist({}, ("nl",), (slide("a"),), root) if playable else None
    return Loaded(playlist, problems, (), root, root / "playlist.yaml")


def test_a_broken_save_is_said_with_its_place_until_a_good_one(record: Record, tmp_path: Path) -> None:
    bad = loaded("error", "warning", "error", playable=False, root=tmp_path)
    record.checked(AnotherLoad(bad, None, broken=bad.problems[:1]))
    (said,) = record.health.sentences("en")
    assert said.startswith("What was saved last is not shown: in playlist.yaml, line 1, ")
    (dutch,) = record.health.sentences("nl")
    assert "in playlist.yaml, regel 1, " in dutch
    assert dutch.endswith("Laat wie de voorstelling maakt die regel verbeteren en opnieuw bewaren.")
    good = loaded("warning", playable=True, root=tmp_path)
    record.checked(AnotherLoad(good, good.playlist))
    assert record.health.is_well
    bad = loaded("warning", "error", playable=True, root=tmp_path)
    record.found(bad)
    assert record.health.said("en")[0].says.startswith(
        "The check found 1 error, and what is wrong is left out"
    )
    assert ", line 1" not in record.health.said("en")[0].says, "nobody at the panel knows the files"
    good = loaded(playable=True, root=tmp_path)
    record.checked(AnotherLoad(good, good.playlist))
    assert record.health.is_well


@pytest.mark.parametrize(
    ("code", "ends"),
    [
        ("file-encoding", "De voorstelling van daarvoor loopt door. Wat u moet doen, zegt: {command}"),
        ("file-missing", "De voorstelling van daarvoor loopt door. Wat u moet doen, zegt: {command}"),
        ("headline-long", "Verbeter die regel en bewaar opnieuw. Wat u moet typen, zegt: {command}"),
    ],
)
def test_a_line_is_to_be_mended_only_where_there_is_one(
    record: Record, tmp_path: Path, caplog: pytest.LogCaptureFixture, code: str, ends: str
) -> None:
    bad = loaded(playable=False, root=tmp_path)
    place = Place(tmp_path / "slides" / "een.yaml", 7)
    about = problem(code, place, name="een.yaml", found="UTF-16", near="", where="x", count=1, limit=1)
    record.checked(AnotherLoad(bad, None, (about,)))
    (said,) = caplog.messages
    assert said.endswith(ends.format(command=check_command(bad)))
    assert ("slides/een.yaml, regel 7, " in said) == (code != "file-missing")


def test_a_refused_save_is_said_once_and_so_is_its_repair(
    record: Record, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    bad, good = loaded("error", playable=False, root=tmp_path), loaded(playable=True, root=tmp_path)
    for is_news in (True, False):
        record.checked(AnotherLoad(bad, None, bad.problems, is_news=is_news))
    for _ in range(2):
        record.checked(AnotherLoad(good, good.playlist))
    record.checked(AnotherLoad(bad, None, gone=tmp_path / "assets"))
    other = loaded("error", playable=True, root=tmp_path)
    record.checked(AnotherLoad(other, other.playlist))
    first, *rest = caplog.messages
    assert first.startswith("Wat het laatst bewaard is, wordt niet getoond: ")
    assert rest == [
        "Alles is weer goed: wat het laatst bewaard is, wordt getoond.",
        "De map 'assets' is er niet meer: hernoemd, gewist, of de USB-stick is eruit; de voorstelling loopt door,"
        " zolang het kan. Steek de USB-stick er weer in, of zet de map terug onder dezelfde naam;"
        " dan komt ook wat intussen bewaard is.",
        f"Wat het laatst bewaard is, wordt weer getoond. Er staan nog andere fouten; welke, zegt {check_command(other)}.",
    ]  # fmt: skip


def test_the_command_that_tells_how_to_mend_names_the_folder_as_it_is_typed_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kiosk").mkdir()
    monkeypatch.chdir(tmp_path / "kiosk")
    monkeypatch.setattr("sys.argv", [".venv/bin/kiosk", "run"])
    stand = replace(
        loaded(playable=True, root=tmp_path / "mijn stand"),
        source=tmp_path / "mijn stand/slides/playlist.yaml",
    )
    assert check_command(stand) == ".venv/bin/kiosk check '../mijn stand'"
    other = replace(stand, source=tmp_path / "mijn stand/slides/avond.yaml")
    assert check_command(other) == ".venv/bin/kiosk check '../mijn stand/slides/avond.yaml'"
    away = replace(stand, root=Path("/media/stick"), source=Path("/media/stick/slides/playlist.yaml"))
    assert check_command(away) == ".venv/bin/kiosk check /media/stick"


def test_a_loudspeaker_that_was_chosen_and_is_gone_is_noted_once_and_once_when_it_is_back(
    record: Record,
) -> None:
    one, two = SoundDevice("1", "HDMI"), SoundDevice("2", "Analog")
    record.sound_devices([one, two], "hdmi")
    assert names(record) == []
    for _ in range(3):
        record.sound_devices([two], "hdmi")
    assert names(record) == ["sound-lost"]
    assert record.health.sentences("en")[0].startswith("The loudspeaker “hdmi” is not there")
    for _ in range(3):
        record.sound_devices([two, one], "hdmi")
    assert names(record) == ["sound-lost", "sound-back"]
    assert record.health.is_well


@pytest.mark.parametrize("nothing", [[], [SoundDevice("auto_null", "Dummy Output")]])
def test_without_any_loudspeaker_that_is_said_once_and_once_when_there_is_one(
    record: Record, nothing: list[SoundDevice]
) -> None:
    one = SoundDevice("1", "HDMI")
    record.sound_devices([one])
    for _ in range(3):
        record.sound_devices(nothing)
    assert names(record) == ["sound-none"]
    assert record.health.sentences("en") == (machine_sentence("sound-none", "en"),)
    for _ in range(3):
        record.sound_devices([one, *nothing])
    assert names(record) == ["sound-none", "sound-there"]
    assert record.health.is_well


def test_languages_that_nothing_speaks_are_told_once_and_once_when_all_are_spoken(record: Record) -> None:
    record.voices(())
    for _ in range(3):
        record.voices(["fr", "nl"])
    assert names(record) == ["voice-missing"]
    assert record.health.sentences("en")[0].startswith("No voice speaks French or Dutch;")
    record.voices(["nl"])
    assert [sentence.partition(";")[0] for sentence in record.health.sentences("en")] == [
        "No voice speaks Dutch"
    ]
    record.voices([])
    assert names(record)[-1] == "voice-there"
    assert record.health.is_well


def test_without_a_loudspeaker_no_voice_is_missed(record: Record) -> None:
    record.voices(["nl"])
    record.sound_devices([])
    record.voices(["nl"])
    assert record.health.sentences("en") == (machine_sentence("sound-none", "en"),)


def test_where_there_is_none_at_all_the_chosen_one_is_not_missed_besides(record: Record) -> None:
    record.sound_devices([SoundDevice("2", "Analog")], "hdmi")
    record.sound_devices([], "hdmi")
    assert record.health.sentences("en") == (machine_sentence("sound-none", "en"),)
    record.sound_devices([SoundDevice("1", "HDMI")], "hdmi")
    assert record.health.is_well


def test_a_stand_whose_films_are_not_to_be_heard_misses_no_loudspeaker(record: Record) -> None:
    record.sound_devices([], is_wanted=False)
    assert names(record) == []
    record.sound_devices([])
    record.sound_devices([], is_wanted=False)
    assert record.health.is_well


def test_the_trace_reads_the_same_log(tmp_path: Path) -> None:
    record = Record(tmp_path / "trace.jsonl", "nl", itertools.count(5).__next__)
    record.note("cue-started", {"key": "a"})
    record.events.append("first-picture")
    record.close()
    lines = [json.loads(line) for line in (tmp_path / "trace.jsonl").read_text("utf-8").splitlines()]
    assert lines == [{"t": 5, "event": "cue-started", "key": "a"}, {"t": 6, "event": "first-picture"}]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_trace_on_a_full_disk_is_told_of_once(caplog: pytest.LogCaptureFixture) -> None:
    record = Record(Path("/dev/full"), "en", itertools.count().__next__)
    for _ in range(3):
        record.note("cue-started", {"key": "a"})
    says = machine_sentence("trace-stops", "en", why=SystemReason("ENOSPC"))
    assert "the disk is full" in says
    (said,) = record.health.said("en")
    assert says.startswith(said.says)
    assert caplog.messages == [says]
    record.close()


def test_an_exception_that_nobody_caught_is_a_defect() -> None:
    told: list[str] = []
    log = logging.getLogger("tests.record.defects")
    log.propagate = False
    log.addHandler(Defects(told.append))
    try:
        raise ValueError("a mistake of ours")
    except ValueError:
        log.critical("unexpected", exc_info=True)
        log.exception("expected")
    log.critical("nothing was raised")
    assert told == ["ValueError", "nothing was raised"]
