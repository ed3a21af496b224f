"""Films that are not as they should be."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

from tests.corpus import boxes
from tests.corpus.case import ENDED, Broken, Maker
from tests.corpus.painting import Canvas
from tests.corpus.workshop import Workshop

X264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "28", "-g", "25")
AAC = ("-c:a", "aac", "-b:a", "48k")
SOURCES: dict[str, tuple[str, ...]] = {
    # Whole films to break: file name, then what makes it.
    "front.mp4": (*X264, *AAC, "-movflags", "+faststart"),
    "back.mp4": (*X264, *AAC),
    "whole.webm": (
        "-c:v",
        "libvpx",
        "-deadline",
        "realtime",
        "-b:v",
        "600k",
        "-g",
        "25",
        "-c:a",
        "libvorbis",
    ),
    "whole.avi": ("-c:v", "mpeg4", "-q:v", "5", "-c:a", "libmp3lame"),
    "whole.ts": (*X264, *AAC),
    "whole.mkv": (*X264, *AAC),
}
NO_FILM = ("no-film",)
GIVEN_UP = ("no-picture", "unreadable", "cut-short", "stuck", "no-end", "too-slow", "decoder-died")


def source_bytes(shop: Workshop, name: str) -> bytes:
    return shop.pattern(name, *SOURCES[name]).read_bytes()


# -- what is no film at all --------------------------------------------------------------------------------------------


def _bytes(name: str, data: bytes) -> Maker:
    return lambda shop: shop.write(name, data)


def _folder(shop: Workshop) -> Path:
    shop.path("folder.mp4").mkdir(exist_ok=True)
    return shop.path("folder.mp4")


def _pipe(shop: Workshop) -> Path:
    path = shop.path("pipe.mp4")
    if not path.exists():
        os.mkfifo(path)
    return path


def _link(target: str) -> Maker:
    def make(shop: Workshop) -> Path:
        path = shop.path(f"link-{Path(target).name}.mp4")
        if not path.is_symlink():
            path.symlink_to(target)
        return path

    return make


def _renamed(source: str, name: str) -> Maker:
    return lambda shop: shop.write(name, source_bytes(shop, source))


def _photo(shop: Workshop) -> Path:
    shop.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x180", "-frames:v", "1", shop.path("photo.jpg"))
    return shop.path("photo.jpg").rename(shop.path("photo.mp4"))


def _sound(name: str, form: str, *codec: str) -> Maker:
    def make(shop: Workshop) -> Path:
        tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"]
        shop.ffmpeg(*tone, *codec, "-f", form, shop.path(name))
        return shop.path(name)

    return make


LISTS = {
    "hls": "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{0}/list-hls/1.ts\n",
    "m3u": "#EXTM3U\n{0}/list-m3u/film.mp4\n",
    "dash": '<?xml version="1.0"?>\n<MPD><Period><BaseURL>{0}/list-dash/</BaseURL></Period></MPD>\n',
    "pls": "[playlist]\nFile1={0}/list-pls/film.mp4\nNumberOfEntries=1\n",
    "xspf": '<?xml version="1.0"?>\n<playlist xmlns="http://xspf.org/ns/0/"><trackList><track>'
    "<location>{0}/list-xspf/film.mp4</location></track></trackList></playlist>\n",
    "concat": "ffconcat version 1.0\nfile '{0}/list-concat/film.mp4'\n",
    "address": "{0}/list-address/film.mp4\n",
}


def _list(kind: str) -> Maker:
    return lambda shop: shop.write(f"list-{kind}.mp4", LISTS[kind].format(shop.address).encode())


# -- what points elsewhere ---------------------------------------------------------------------------------------------


def _data_elsewhere(name: str) -> Maker:
    def make(shop: Workshop) -> Path:
        data = source_bytes(shop, "back.mp4")
        return shop.write(
            name.replace("-", "."), boxes.with_data_elsewhere(data, f"{shop.address}/{name}/film.mp4")
        )

    return make


def _reference(shop: Workshop) -> Path:
    return shop.write("reference.mov", boxes.reference_movie(f"{shop.address}/reference/film.mp4"))


def _linked(shop: Workshop) -> Path:
    codec = ("libx264", "-preset", "veryfast", "-g", "10")
    first = shop.painted("linked-first.mkv", codec, canvas=Canvas(), numbers=range(25))
    other = shop.painted("linked-other.mkv", codec, canvas=Canvas(), numbers=range(100, 125))
    return shop.write("linked.mkv", boxes.with_linked_part(first.read_bytes(), other.read_bytes(), 0.6))


def _linked_beside_pipe(shop: Workshop) -> Path:
    """A player that looks for the other part opens every Matroska file beside the first, and waits at the pipe."""
    folder = shop.path("linked-beside-pipe")
    folder.mkdir(exist_ok=True)
    if not (folder / "a.mkv").exists():
        os.mkfifo(folder / "a.mkv")
    return Path(shutil.copyfile(_linked(shop), folder / "linked.mkv"))


# -- what was damaged --------------------------------------------------------------------------------------------------


def _cut(source: str, percent: int) -> Maker:
    def make(shop: Workshop) -> Path:
        data = source_bytes(shop, source)
        return shop.write(f"cut-{percent}-{source}", data[: len(data) * percent // 100])

    return make


def _damaged(name: str, source: str, damage: Callable[[bytes], bytes]) -> Maker:
    return lambda shop: shop.write(name, damage(source_bytes(shop, source)))


def _noise(source: str) -> Callable[[bytes], bytes]:
    def damage(data: bytes) -> bytes:
        if source.endswith(".mp4"):
            at = boxes.find(data, b"mdat").body
        elif source.endswith((".webm", ".mkv")):
            at = boxes.first_cluster(data)
        elif source.endswith(".avi"):
            at = data.index(b"movi") + 4
        else:
            at = len(data) // 5
        return boxes.noise_after(data, at, seed=1848)

    return damage


def _hole(data: bytes) -> bytes:
    """Noughts in the middle, as a bad stick or a broken download leaves them."""
    third = len(data) // 3
    return data[:third] + bytes(third) + data[2 * third :]


def _avi_rate(data: bytes) -> bytes:
    """The AVI whose header says that its pictures follow each other a thousand times a second."""
    at = data.index(b"strh") + 8
    scale_at = at + 20
    result = bytearray(data)
    struct.pack_into("<II", result, scale_at, 1, 1000)
    struct.pack_into("<I", result, data.index(b"avih") + 8, 1000)
    return bytes(result)


# -- what is odd -------------------------------------------------------------------------------------------------------


def _made(name: str, picture: str, *options: str, sound: bool = False) -> Maker:
    """A film of one of ffmpeg's own patterns."""

    def make(shop: Workshop) -> Path:
        tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"] if sound else []
        shop.ffmpeg("-f", "lavfi", "-i", picture, *tone, *options, shop.path(name))
        return shop.path(name)

    return make


def _only_cover(shop: Workshop) -> Path:
    shop.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=320x180", "-frames:v", "1", shop.path("cover.jpg"))
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=2"]
    mapped = ["-map", "0", "-map", "1", "-c:a", "aac", "-c:v", "copy", "-disposition:v:0", "attached_pic"]
    shop.ffmpeg(*tone, "-i", shop.path("cover.jpg"), *mapped, shop.path("only-cover.mp4"))
    return shop.path("only-cover.mp4")


def _late_pictures(shop: Workshop) -> Path:
    film = shop.pattern("front.mp4", *SOURCES["front.mp4"])
    tone = ["-f", "lavfi", "-i", "sine=frequency=440:duration=8"]
    mapped = ["-map", "0:v", "-map", "1:a", "-c:v", "copy", "-t", "8", "-c:a", "aac"]
    shop.ffmpeg("-itsoffset", "6", "-i", film, *tone, *mapped, shop.path("late-picture.mp4"))
    return shop.path("late-picture.mp4")


def _two_sizes(name: str, *codec: str) -> Maker:
    """One film of two: the second has larger pictures."""

    def make(shop: Workshop) -> Path:
        suffix = Path(name).suffix
        parts = []
        for begin, size in enumerate(("320x180", "640x360")):
            # Parts of a transport stream are put together as they are, so each must know its time.
            moved = ["-output_ts_offset", str(begin)] if suffix == ".ts" else []
            parts.append(shop.pattern(f"size-{size}{suffix}", *codec, *moved, seconds=1, size=size))
        if suffix == ".ts":
            return shop.write(name, b"".join(part.read_bytes() for part in parts))
        listed = "".join(f"file '{part.name}'\n" for part in parts)
        script = shop.write(f"{name}.txt", listed.encode())
        shop.ffmpeg("-f", "concat", "-safe", "0", "-i", script, "-c", "copy", shop.path(name))
        return shop.path(name)

    return make


def _twice(shop: Workshop) -> Path:
    """Times that begin anew in the middle."""
    data = source_bytes(shop, "whole.ts")
    return shop.write("twice.ts", data + data)


def _cuts() -> list[Broken]:
    made = []
    for source, title in (
        ("front.mp4", "MP4, index in front"),
        ("back.mp4", "MP4, index at the end"),
        ("whole.webm", "WebM"),
        ("whole.mkv", "Matroska"),
        ("whole.avi", "AVI"),
        ("whole.ts", "MPEG-TS"),
    ):
        for percent in (10, 50, 90):
            # A transport stream has no length and no index: what was cut is a shorter whole one.
            is_whole = percent == 90 or source.endswith(".ts")
            right = (*GIVEN_UP, ENDED) if is_whole and source != "back.mp4" else GIVEN_UP
            name = f"cut-{percent}-{source.replace('.', '-')}"
            made.append(Broken(name, f"{title}, cut at {percent} %", _cut(source, percent), right=right))
    return made


def all_broken() -> list[Broken]:
    """In the order of the table."""
    any_end = (*GIVEN_UP, ENDED)
    noises = [
        Broken(
            f"noise-{source.replace('.', '-')}",
            f"random bytes after the head of {source}",
            _damaged(f"noise-{source}", source, _noise(source)),
            right=any_end if source == "whole.ts" else GIVEN_UP,
        )
        for source in ("front.mp4", "whole.webm", "whole.mkv", "whole.avi", "whole.ts")
    ]
    flips = [
        Broken(
            f"flips-{source.replace('.', '-')}",
            f"a bit turned over each 300 bytes in the middle of {source}",
            _damaged(f"flips-{source}", source, lambda data: boxes.flipped(data, seed=1885, every=300)),
            right=any_end,
        )
        for source in SOURCES
    ]
    holes = [
        Broken(
            f"hole-{source.replace('.', '-')}",
            f"noughts in the middle third of {source}",
            _damaged(f"hole-{source}", source, _hole),
            right=any_end,
        )
        for source in ("front.mp4", "whole.webm", "whole.ts")
    ]
    pattern = "testsrc2=size=320x180:rate=25:duration=1"
    return [
        Broken("missing", "no such file", lambda shop: shop.path("nothing.mp4"), right=("missing",)),
        Broken("empty", "an empty file", _bytes("empty.mp4", b""), right=NO_FILM),
        Broken("folder", "a folder", _folder, right=NO_FILM),
        Broken("text", "text", _bytes("text.mp4", b"Notities van de vergadering.\n" * 40), right=NO_FILM),
        Broken("pipe", "a pipe that nobody writes to", _pipe, right=NO_FILM),
        Broken("link-zero", "a link to /dev/zero", _link("/dev/zero"), right=NO_FILM),
        Broken("link-nothing", "a link to nothing", _link("nothing"), right=("missing",)),
        *_cuts(),
        Broken("webm-as-mp4", "a whole WebM called .mp4", _renamed("whole.webm", "webm.mp4"), right=(ENDED,)),
        Broken("mp4-as-avi", "a whole MP4 called .avi", _renamed("front.mp4", "mp4.avi"), right=(ENDED,)),
        Broken("jpg-as-mp4", "a JPEG called .mp4", _photo, right=NO_FILM),
        Broken("mp3-as-mp4", "an MP3 called .mp4", _sound("mp3.mp4", "mp3"), right=NO_FILM),
        *[
            Broken(f"list-{kind}", f"a list ({kind}) called .mp4", _list(kind), right=NO_FILM)
            for kind in LISTS
        ],
        Broken(
            "elsewhere-mp4",
            "MP4 whose pictures lie at an address",
            _data_elsewhere("elsewhere-mp4"),
            right=any_end,
        ),
        Broken(
            "elsewhere-mov",
            "the same called .mov",
            _data_elsewhere("elsewhere-mov"),
            right=any_end,
        ),
        Broken("reference", "QuickTime that is only an address", _reference, seconds=0, right=GIVEN_UP),
        Broken(
            "linked", "Matroska that goes on in another file beside it", _linked, seconds=1.2, right=any_end
        ),
        Broken(
            "linked-pipe",
            "the same with a pipe called .mkv beside it",
            _linked_beside_pipe,
            seconds=1.2,
            right=any_end,
        ),
        Broken(
            "one-picture",
            "one picture, 0.04 s",
            _made("one.mp4", pattern, "-frames:v", "1", "-c:v", "libx264", "-pix_fmt", "yuv420p"),
            seconds=0.04,
            right=(ENDED, *GIVEN_UP),
        ),
        Broken(
            "no-picture",
            "a track without a picture",
            _made("none.mp4", pattern, "-t", "0", "-c:v", "libx264"),
            seconds=0,
            right=GIVEN_UP,
        ),
        Broken(
            "sound-mp4",
            "sound only, MP4",
            _sound("sound.mp4", "mp4", "-c:a", "aac"),
            seconds=2,
            right=(*NO_FILM, *GIVEN_UP),
        ),
        Broken(
            "sound-m4a",
            "sound only, M4A called .mp4",
            _sound("m4a.mp4", "ipod", "-c:a", "aac"),
            right=NO_FILM,
        ),
        Broken(
            "sound-ogg",
            "sound only, Ogg",
            _sound("sound.ogg", "ogg", "-c:a", "libvorbis"),
            seconds=2,
            right=(*GIVEN_UP, *NO_FILM),
        ),
        Broken(
            "sound-webm",
            "sound only, WebM",
            _sound("sound.webm", "webm", "-c:a", "libopus"),
            seconds=2,
            right=(*NO_FILM, *GIVEN_UP),
        ),
        Broken(
            "only-cover",
            "sound with the picture of a sleeve, MP4",
            _only_cover,
            seconds=2,
            right=(*NO_FILM, *any_end),
        ),
        Broken("silent", "picture only", _made("silent.mp4", pattern, *X264), seconds=1, right=(ENDED,)),
        Broken(
            "2x2",
            "2 × 2 pixels",
            _made("2x2.mp4", "testsrc2=size=2x2:rate=25:duration=1", *X264, "-pix_fmt", "yuv420p"),
            seconds=1,
            right=(ENDED, *GIVEN_UP),
        ),
        Broken(
            "16x16",
            "16 × 16 pixels",
            _made("16x16.mp4", "testsrc2=size=16x16:rate=25:duration=1", *X264, "-pix_fmt", "yuv420p"),
            seconds=1,
            right=(ENDED,),
        ),
        Broken(
            "7680x64",
            "7680 × 64 pixels",
            _made("wide.mp4", "testsrc2=size=7680x64:rate=25:duration=1", *X264, "-pix_fmt", "yuv420p"),
            seconds=1,
            right=(ENDED,),
        ),
        Broken(
            "64x4320",
            "64 × 4320 pixels",
            _made("high.mp4", "testsrc2=size=64x4320:rate=25:duration=1", *X264, "-pix_fmt", "yuv420p"),
            seconds=1,
            right=(ENDED,),
        ),
        Broken(
            "8k",
            "7680 × 4320 pixels, 5 pictures",
            _made(
                "8k.mp4",
                "testsrc2=size=7680x4320:rate=5:duration=1",
                *("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
            ),
            seconds=1,
            right=(ENDED, *GIVEN_UP),
        ),
        Broken(
            "16k",
            "16384 × 8192 pixels (MJPEG), 2 pictures",
            _made("16k.avi", "color=red:size=16384x8192:rate=2:duration=1", "-c:v", "mjpeg", "-q:v", "20"),
            seconds=1,
            right=(ENDED, *GIVEN_UP),
        ),
        Broken(
            "1000-a-second",
            "1000 pictures a second, MP4",
            _made("1000.mp4", "testsrc2=size=320x180:rate=1000:duration=1", *X264, "-pix_fmt", "yuv420p"),
            seconds=1,
            right=(ENDED,),
        ),
        Broken(
            "1000-in-the-head",
            "an AVI of 100 pictures whose head says 1000 a second",
            _damaged("1000.avi", "whole.avi", _avi_rate),
            right=any_end,
        ),
        Broken(
            "huge-table",
            "MP4 that claims two thousand million pictures",
            _damaged("table.mp4", "front.mp4", lambda data: boxes.with_sample_count(data, 0x7FFFFFFF)),
            right=any_end,
        ),
        Broken(
            "size-lie",
            "MP4 that claims 65535 × 65535 pixels",
            _damaged("lie.mp4", "front.mp4", lambda data: boxes.with_coded_size(data, 65535, 65535)),
            right=any_end,
        ),
        Broken(
            "times-wrap",
            "MPEG-TS whose clock begins again at 0 after two seconds",
            _made(
                "wrap.ts",
                "testsrc2=size=320x180:rate=25:duration=4",
                *(*X264, "-pix_fmt", "yuv420p", "-c:a", "aac", "-output_ts_offset", "95440.3"),
                sound=True,
            ),
            seconds=4,
            right=(ENDED,),
        ),
        Broken(
            "times-late-picture",
            "pictures begin 6 s after the sound",
            _late_pictures,
            seconds=8,
            right=("too-slow", ENDED),
        ),
        Broken("times-twice", "MPEG-TS, one film twice in one file", _twice, seconds=6, right=(ENDED,)),
        Broken(
            "times-negative",
            "Matroska whose clock runs below 0",
            _made(
                "negative.mkv",
                "testsrc2=size=320x180:rate=25:duration=2",
                *(
                    *X264,
                    "-pix_fmt",
                    "yuv420p",
                    "-output_ts_offset",
                    "-0.5",
                    "-avoid_negative_ts",
                    "disabled",
                ),
            ),
            seconds=2,
            right=(ENDED,),
        ),
        Broken(
            "times-late",
            "MPEG-TS that begins at ten hours",
            _made(
                "late.ts",
                "testsrc2=size=320x180:rate=25:duration=2",
                *(*X264, "-pix_fmt", "yuv420p", "-output_ts_offset", "36000"),
            ),
            seconds=2,
            right=(ENDED,),
        ),
        Broken(
            "two-sizes-ts",
            "MPEG-TS, 320 × 180 and then 640 × 360",
            _two_sizes("sizes.ts", *X264, *AAC),
            seconds=2,
            right=(ENDED,),
        ),
        Broken(
            "two-sizes-webm",
            "WebM (VP8), 320 × 180 and then 640 × 360",
            _two_sizes("sizes.webm", "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis"),
            seconds=2,
            right=(ENDED,),
        ),
        *noises,
        *flips,
        *holes,
    ]
