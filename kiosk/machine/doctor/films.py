"""libVLC: is it there, how old is it, and which films does it play? A small film of each kind is played in memory."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from kiosk.machine.doctor.asking import Answer, ask
from kiosk.machine.doctor.finding import Finding, attention, bad, good
from kiosk.machine.doctor.libraries import Libraries, ask_linker, cure_of, with_packages
from kiosk.machine.doctor.packages_of import Release

FOLDER = Path(__file__).with_name("films")
LIMIT = 60.0
PICTURES = {"h264-aac.mp4": "H.264", "vp9-opus.webm": "VP9", "vp8-vorbis.webm": "VP8", "av1-opus.webm": "AV1"}
"""What is shown to be played by the pictures of a film."""
SOUNDS = {"h264-aac.mp4": "AAC", "vp9-opus.webm": "Opus", "h264-mp3.mp4": "MP3"}
NEEDED = ("H.264", "AAC")
"""What phones, cameras and the internet make: without it hardly any film plays."""
LIBRARY, PLUGIN = "libvlc.so.5", "libavcodec_plugin.so"
_PLACES = ("usr/local/lib", "usr/lib/*-linux-gnu*", "usr/lib64", "usr/lib")
_PLUGINS = (
    "codec/libavcodec_plugin.so",
    "codec/libdav1d_plugin.so",
    "codec/libvpx_plugin.so",
    "codec/libopus_plugin.so",
    "demux/libmp4_plugin.so",
    "demux/libmkv_plugin.so",
    "audio_output/libpulse_plugin.so",
    "audio_output/libalsa_plugin.so",
)


@dataclass(frozen=True, slots=True)
class Films:
    """What libVLC made of the small films."""

    version: str = ""
    """Empty where libVLC does not load."""
    is_old: bool = False
    plays: tuple[str, ...] = ()
    fails: tuple[str, ...] = ()
    lost: Libraries = field(default_factory=Libraries)
    """Of the system: libVLC itself, its plugins, and what these need."""
    trouble: Literal["", "crashed", "late", "no-package"] = ""
    """Why nothing is known of it: the process that tried them crashed, or did not answer in time, or Python has no vlc."""


def look(release: Release) -> Films:
    """Play them."""
    files = sorted(FOLDER.glob("*-*.*"))
    answer = ask("kiosk.video.decoder.trying", *map(str, files), limit=LIMIT)
    found = read(answer)
    return with_lost(found, str(answer.data.get("library", "")), release)


def read(answer: Answer) -> Films:
    """What the process said that played them."""
    said = answer.data
    if "version" not in said:
        if "missing" in said:
            return Films(trouble="no-package" if said.get("package") else "")
        return Films(trouble="late" if answer.is_late else "crashed")
    version = str(said["version"]).split()[0]
    films: Mapping[str, Sequence[object]] = said.get("films", {})
    seen = {name: bool(films.get(file, (0,))[0]) for file, name in PICTURES.items()}
    heard = {name: bool(films.get(file, (0, False))[1]) for file, name in SOUNDS.items()}
    kinds = seen | heard
    return Films(
        version,
        bool(said.get("is_old")),
        tuple(name for name, plays in kinds.items() if plays),
        tuple(name for name, plays in kinds.items() if not plays),
    )


def with_lost(found: Films, library: str, release: Release) -> Films:
    """The same with what is missing of the system; where all is well nobody has to look."""
    is_well = found.version and not found.fails
    if not sys.platform.startswith("linux") or is_well or found.trouble in ("late", "no-package"):
        return found
    file = Path(library) if library else _found(LIBRARY)
    there = [plugin for name in _PLUGINS if (plugin := _found(f"vlc/plugins/{name}"))]
    missing, _ = ask_linker([*filter(None, [file]), *there])
    if file is None:
        missing |= {LIBRARY}
    if not any(plugin.name == PLUGIN for plugin in there):
        missing |= {PLUGIN}
    lost = with_packages(missing, 0, release)
    return Films(found.version, found.is_old, found.plays, found.fails, lost, found.trouble)


def _found(name: str) -> Path | None:
    """Where a file of libVLC lies, which may not load."""
    return next((file for place in _PLACES for file in sorted(Path("/").glob(f"{place}/{name}"))), None)


def judge(found: Films, release: Release) -> list[Finding]:
    """What it means."""
    cure, values = cure_of(found.lost, release) if found.lost.missing else ("vlc-again", {})
    if found.trouble == "no-package":
        return [attention("films", "vlc-untried", "first-others")]
    if found.trouble == "late":
        return [attention("films", "vlc-late", "close-others")]
    if found.trouble:
        return [bad("films", "vlc-crashes", cure, **values)]
    if not found.version and found.lost.missing and LIBRARY not in found.lost.missing:
        return [attention("films", "vlc-broken", cure, **values)]
    if not found.version:
        return [attention("films", "vlc-missing", cure if values else "vlc-get", **values)]
    if found.is_old:
        return [attention("films", "vlc-old", "vlc-newer", version=found.version)]
    values |= {"version": found.version, "plays": found.plays, "fails": found.fails}
    if not found.plays:
        return [bad("films", "vlc-plays-nothing", cure, **values)]
    if any(name in found.fails for name in NEEDED):
        return [bad("films", "codecs-missing", cure, **values)]
    if found.fails:
        return [attention("films", "codecs-missing", cure, **values)]
    return [good("films", "films-good", version=found.version, plays=found.plays)]
