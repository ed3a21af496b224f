"""Whole films of every kind that a stand may meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from tests.corpus import boxes, subtitle
from tests.corpus.case import Maker, Whole
from tests.corpus.odd_times import all_odd_times
from tests.corpus.painting import Canvas, Matrix
from tests.corpus.workshop import Workshop

X264 = ("libx264", "-preset", "veryfast", "-crf", "16", "-g", "25")
X265 = ("libx265", "-preset", "ultrafast", "-crf", "16", "-x265-params", "log-level=none")
VP8 = ("libvpx", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "3M", "-crf", "4", "-auto-alt-ref", "0")
VP9 = ("libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "0", "-crf", "12")
AV1 = ("libaom-av1", "-cpu-used", "8", "-b:v", "0", "-crf", "16", "-strict", "-2")
MPEG2 = ("mpeg2video", "-q:v", "2")
THEORA = ("libtheora", "-q:v", "10")
MJPEG = ("mjpeg", "-q:v", "2")
WMV2 = ("wmv2", "-q:v", "2")
MPEG4 = ("mpeg4", "-q:v", "2", "-bf", "2")
XVID = ("libxvid", "-q:v", "2")
PRORES = ("prores_ks", "-profile:v", "2")

SD, HD = (320, 180), (1280, 720)
PLAIN = Canvas()
FULL = Canvas(pixels="yuvj420p", is_full_range=True)
TEN = Canvas(pixels="yuv420p10le")
PAIRS: tuple[tuple[str, Sequence[str], Canvas, tuple[str, ...]], ...] = (
    ("h264", X264, PLAIN, ("mp4", "mkv", "mov", "avi", "ts", "m2ts", "flv")),
    ("hevc", X265, PLAIN, ("mp4", "mkv", "mov", "ts")),
    ("vp8", VP8, PLAIN, ("webm", "mkv", "avi")),
    ("vp9", VP9, PLAIN, ("webm", "mkv", "mp4")),
    ("av1", AV1, PLAIN, ("mp4", "webm", "mkv")),
    ("mpeg2", MPEG2, PLAIN, ("ts", "m2ts", "mpg", "mkv", "mp4", "avi", "mxf")),
    ("wmv2", WMV2, PLAIN, ("wmv", "avi")),
    ("theora", THEORA, PLAIN, ("ogv", "mkv")),
    ("mjpeg", MJPEG, FULL, ("avi", "mov", "mkv")),
    ("mpeg4", MPEG4, PLAIN, ("avi", "mp4", "mkv", "mov")),
    ("xvid", XVID, PLAIN, ("avi",)),
    ("prores", PRORES, Canvas(pixels="yuv422p10le"), ("mov", "mkv")),
)
_NAMES = {
    "bt601": ("smpte170m", "smpte170m", "smpte170m"),
    "bt709": ("bt709", "bt709", "bt709"),
    "bt2020": ("bt2020nc", "bt2020", "bt2020-10"),
}


def painted(
    file: str,
    codec: Sequence[str],
    canvas: Canvas = PLAIN,
    *,
    numbers: range = range(25),
    rate: str = "25",
    options: Sequence[str] = (),
) -> Maker:
    """A maker of a painted film."""
    return lambda shop: shop.painted(file, codec, canvas=canvas, numbers=numbers, rate=rate, options=options)


def _flags(matrix: Matrix, *, full: bool) -> list[str]:
    space, primaries, curve = _NAMES[matrix]
    words = ["-colorspace", space, "-color_primaries", primaries, "-color_trc", curve]
    return [*words, "-color_range", "pc" if full else "tv"]


def _pairs() -> list[Whole]:
    return [
        Whole(f"{codec}-{form}", f"{codec} in {form}", painted(f"{codec}.{form}", words, canvas), canvas)
        for codec, words, canvas, forms in PAIRS
        for form in forms
    ]


def _depths() -> list[Whole]:
    made = []
    for name, codec, pixels, form in (
        ("h264-10bit", X264, "yuv420p10le", "mp4"),
        ("h264-422", X264, "yuv422p", "mp4"),
        ("h264-422-10bit", X264, "yuv422p10le", "mov"),
        ("h264-444", X264, "yuv444p", "mp4"),
        ("hevc-10bit", X265, "yuv420p10le", "mp4"),
        ("hevc-422-10bit", X265, "yuv422p10le", "mp4"),
        ("hevc-444", X265, "yuv444p", "mkv"),
        ("vp9-10bit", VP9, "yuv420p10le", "webm"),
        ("vp9-444", VP9, "yuv444p", "webm"),
        ("av1-10bit", AV1, "yuv420p10le", "mp4"),
        ("mjpeg-422", MJPEG, "yuvj422p", "avi"),
    ):
        canvas = Canvas(pixels=pixels, is_full_range=pixels.startswith("yuvj"))
        made.append(Whole(name, f"{name} in {form}", painted(f"{name}.{form}", codec, canvas), canvas))
    return made


# -- shapes ------------------------------------------------------------------------------------------------------------


def _turned(file: str, degrees: int, canvas: Canvas = PLAIN) -> Maker:
    def make(shop: Workshop) -> Path:
        upright = shop.painted(f"upright-{file}", X264, canvas=canvas, numbers=range(25))
        data = boxes.turned(upright.read_bytes(), degrees, canvas.width, canvas.height)
        return shop.write(file, data)

    return make


def _shapes() -> list[Whole]:
    wide = Canvas(240, 180, sample_aspect=Fraction(4, 3))
    pal = Canvas(720, 576, sample_aspect=Fraction(64, 45))
    odd = Canvas(321, 181)
    odd_444 = Canvas(321, 181, pixels="yuv444p")
    portrait, phone = Canvas(608, 1080, matrix="bt709"), Canvas(1280, 720, matrix="bt709")
    small, square = Canvas(64, 36), Canvas(240, 240)
    made = [
        Whole(
            f"turned-{degrees}",
            f"turned by {degrees}° (track matrix), h264 in mp4",
            _turned(f"turned-{degrees}.mp4", degrees),
            turned=degrees,
        )
        for degrees in (90, 180, 270)
    ]
    return [
        *made,
        Whole(
            "turned-wide",
            "turned by 90° and pixels of 4:3",
            _turned("turned-wide.mp4", 90, wide),
            wide,
            turned=90,
        ),
        Whole(
            "turned-phone",
            "1280×720 held upright: turned by 90°",
            _turned("phone.mp4", 90, phone),
            phone,
            turned=90,
        ),
        Whole("pixels-4-3", "pixels of 4:3, h264 in mp4", painted("wide.mp4", X264, wide), wide),
        Whole("pixels-4-3-mkv", "pixels of 4:3, vp8 in mkv", painted("wide.mkv", VP8, wide), wide),
        Whole(
            "pixels-64-45",
            "PAL 720×576 with pixels of 64:45, mpeg2 in ts",
            painted("pal.ts", MPEG2, pal),
            pal,
        ),
        Whole("pixels-64-45-mp4", "the same, h264 in mp4", painted("pal.mp4", X264, pal), pal),
        Whole("odd-vp9", "321×181, vp9 in webm", painted("odd.webm", VP9, odd), odd),
        Whole("odd-vp8", "321×181, vp8 in webm", painted("odd-vp8.webm", VP8, odd), odd),
        Whole("odd-theora", "321×181, theora in ogv", painted("odd.ogv", THEORA, odd), odd),
        Whole("odd-h264", "321×181, h264 4:4:4 in mp4", painted("odd.mp4", X264, odd_444), odd_444),
        Whole("portrait", "608×1080, h264 in mp4", painted("portrait.mp4", X264, portrait), portrait),
        Whole("square", "240×240, h264 in mp4", painted("square.mp4", X264, square), square),
        Whole("small", "64×36, h264 in mp4", painted("small.mp4", X264, small), small),
        Whole(
            "tiny",
            "16×16, h264 in mp4",
            painted("tiny.mp4", X264, Canvas(16, 16)),
            Canvas(16, 16),
            is_readable=False,
        ),
    ]


# -- time --------------------------------------------------------------------------------------------------------------


def _uneven(file: str, codec: Sequence[str]) -> Maker:
    """Half of the pictures follow each other quickly, the others slowly."""
    exact = ["-vsync", "passthrough", "-enc_time_base", "1:1000"]
    times = "setpts='if(lt(N,15),N/30,0.5+(N-15)/10)/TB'"
    return painted(file, codec, options=["-vf", f"settb=1/1000,{times}", *exact])


def _interlaced(file: str, codec: Sequence[str]) -> Maker:
    canvas = Canvas(720, 576)
    return painted(file, codec, canvas, options=["-flags", "+ilme+ildct", "-top", "1", "-field_order", "tt"])


def _begins_inside(shop: Workshop) -> Path:
    """An edit list: the first pictures are in the file and must not be seen."""
    codec = (*X264, "-bf", "3", "-x264-params", "keyint=100:min-keyint=100:scenecut=0")
    whole = shop.painted("edit-whole.mp4", codec, canvas=PLAIN, numbers=range(50))
    shop.ffmpeg("-ss", "0.6", "-i", whole, "-c", "copy", shop.path("edit.mp4"))
    return shop.path("edit.mp4")


def _delayed(file: str, seconds: float, *, sound: float = 1.0, options: Sequence[str] = ()) -> Maker:
    """Pictures that begin ``seconds`` after the sound."""

    def make(shop: Workshop) -> Path:
        film = shop.painted(f"prompt-{file}", X264, canvas=PLAIN, numbers=range(25))
        tone = ["-f", "lavfi", "-i", f"sine=frequency=440:duration={sound:g}"]
        late = ["-itsoffset", f"{seconds:g}"] if seconds else []
        shop.ffmpeg(*late, "-i", film, *tone, "-c:v", "copy", "-c:a", "aac", *options, shop.path(file))
        return shop.path(file)

    return make


def _still(shop: Workshop) -> Path:
    """Six seconds of the same picture."""
    codec = (*X264, "-tune", "stillimage")
    one = shop.painted("still-one.mp4", codec, canvas=PLAIN, numbers=range(77, 78))
    shop.ffmpeg(
        "-i", one, "-vf", "loop=149:1,setpts=N/25/TB", "-r", "25", "-c:v", *codec, shop.path("still.mp4")
    )
    return shop.path("still.mp4")


def _times() -> list[Whole]:
    long = (*X264[:-2], "-bf", "3", "-x264-params", "keyint=infinite:scenecut=0")
    pal = Canvas(720, 576)
    made = [
        Whole(
            f"{rate}-a-second",
            f"{rate} pictures a second, h264 in mp4",
            painted(f"{rate}.mp4", X264, numbers=range(rate), rate=str(rate)),
            numbers=range(rate),
        )
        for rate in (12, 25, 50, 60, 120)
    ]
    return [
        *made,
        Whole(
            "29.97-a-second",
            "30000/1001 pictures a second",
            painted("ntsc.mp4", X264, numbers=range(30), rate="30000/1001"),
            numbers=range(30),
        ),
        Whole("uneven-mp4", "uneven times, h264 in mp4", _uneven("uneven.mp4", X264), seconds=1.5),
        Whole("uneven-webm", "uneven times, vp9 in webm", _uneven("uneven.webm", VP9), seconds=1.5),
        Whole(
            "interlaced-h264",
            "interlaced, h264 in mp4",
            _interlaced("interlaced.mp4", (*X264, "-x264-params", "tff=1")),
            pal,
            most=50,
        ),
        Whole(
            "interlaced-mpeg2", "interlaced, mpeg2 in ts", _interlaced("interlaced.ts", MPEG2), pal, most=50
        ),
        Whole(
            "long-gop",
            "one key picture in 100, B-frames",
            painted("long.mp4", long, numbers=range(100)),
            numbers=range(100),
            seconds=4,
        ),
        Whole(
            "edit-list",
            "the first 15 pictures are cut off by an edit list",
            _begins_inside,
            numbers=range(15, 50),
            seconds=1.4,
        ),
        Whole(
            "slow",
            "one picture in 2.5 s, h264 in mp4",
            painted("slow.mp4", X264, numbers=range(4), rate="0.4"),
            numbers=range(4),
            seconds=10,
            most=5,
        ),
        Whole("still", "6 s of the same picture", _still, numbers=range(77, 78), seconds=6, most=150),
        Whole(
            "sound-longer-2",
            "1 s of pictures, 2.5 s of sound",
            _delayed("longer-2.mp4", 0, sound=2.5),
            seconds=2.5,
        ),
        Whole(
            "sound-longer-7", "1 s of pictures, 7 s of sound", _delayed("longer.mp4", 0, sound=7), seconds=7
        ),
        Whole(
            "late-1", "pictures begin 1 s after the sound, mp4", _delayed("late-1.mp4", 1, sound=2), seconds=2
        ),
        Whole("late-1-mkv", "the same, mkv", _delayed("late-1.mkv", 1, sound=2), seconds=2),
        Whole(
            "begins-at-5-mkv",
            "times begin at 5 s, mkv",
            painted("offset.mkv", X264, options=["-output_ts_offset", "5"]),
        ),
        Whole(
            "begins-at-10-ts",
            "times begin at 10 s, ts",
            painted("offset.ts", X264, options=["-output_ts_offset", "10"]),
        ),
    ]


# -- colours -----------------------------------------------------------------------------------------------------------


def _colors() -> list[Whole]:
    made = []
    matrices: tuple[Matrix, ...] = ("bt601", "bt709")
    for words, form, kind in ((X264, "mp4", "h264"), (VP9, "webm", "vp9"), (X265, "mp4", "hevc")):
        for size, lines in ((SD, "sd"), (HD, "hd")):
            for matrix in matrices:
                for full in (False, True):
                    if kind != "h264" and (full or (matrix == "bt601") == (lines == "sd")):
                        continue
                    name = f"color-{kind}-{lines}-{matrix}{'-full' if full else ''}"
                    pixels = "yuvj420p" if full else "yuv420p"
                    canvas = Canvas(*size, pixels=pixels, matrix=matrix, is_full_range=full)
                    title = f"says {matrix}{', full range' if full else ''}, {size[0]}×{size[1]}, {kind}"
                    make = painted(f"{name}.{form}", words, canvas, options=_flags(matrix, full=full))
                    made.append(Whole(name, title, make, canvas))
    sd, hd, hd_601 = Canvas(*SD), Canvas(*HD, matrix="bt709"), Canvas(*HD)
    high = Canvas(*HD, pixels="yuv420p10le", matrix="bt2020")
    mpeg4 = Canvas(*SD, matrix="bt709")
    return [
        *made,
        Whole("color-sd-silent", "says nothing, 320×180: BT.601", painted("sd.mp4", X264, sd), sd),
        Whole("color-hd-silent", "says nothing, 1280×720: BT.709", painted("hd.mp4", X264, hd), hd),
        # RFC 6386, 9.2: VP8 knows no other matrix, whatever the size.
        Whole("color-hd-vp8", "1280×720, vp8: always BT.601", painted("hd.webm", VP8, hd_601), hd_601),
        Whole(
            "color-2020",
            "says BT.2020, 10 bits, 1280×720, hevc",
            painted("2020.mp4", X265, high, options=_flags("bt2020", full=False)),
            high,
        ),
        Whole(
            "color-only-outside",
            "only the container says bt709, 320×180, mpeg4 in mov",
            painted("outside.mov", MPEG4, mpeg4, options=_flags("bt709", full=False)),
            mpeg4,
        ),
        Whole(
            "color-screen",
            "a recording of a screen: RGB in h264, mp4",
            painted(
                "screen.mp4",
                ("libx264rgb", "-preset", "veryfast", "-crf", "10"),
                Canvas(*SD, pixels="yuv444p"),
                options=["-pix_fmt", "rgb24"],
            ),
            Canvas(*SD, pixels="yuv444p"),
        ),
        Whole(
            "color-hd-prores",
            "1280×720, prores: BT.709",
            painted(
                "hd-prores.mov",
                PRORES,
                replace(hd, pixels="yuv422p10le"),
                options=_flags("bt709", full=False),
            ),
            hd,
        ),
    ]


# -- what comes with the pictures --------------------------------------------------------------------------------------

WORDS = "1\n00:00:00,000 --> 00:00:00,960\nONDERTITEL HOORT NIET IN HET BEELD\nTWEE REGELS\n"


def _with_words(file: str, codec: str, *options: str) -> Maker:
    def make(shop: Workshop) -> Path:
        film = shop.painted(f"wordless-{Path(file).stem}.mp4", X264, canvas=PLAIN, numbers=range(25))
        words = shop.write("words.srt", WORDS.encode())
        mapped = ["-map", "0:v", "-map", "1", "-c:v", "copy", "-c:s", codec]
        forced = ["-disposition:s:0", "default+forced"]
        shop.ffmpeg("-i", film, "-i", words, *mapped, *forced, *options, shop.path(file))
        return shop.path(file)

    return make


def _with_pictured_words(file: str, codec: str) -> Maker:
    def make(shop: Workshop) -> Path:
        film = shop.painted(f"bare-{Path(file).stem}.mp4", X264, canvas=PLAIN, numbers=range(25))
        bar = shop.write("bar.sup", subtitle.white_bar(320, 180, begin=0.1, end=0.96))
        mapped = ["-map", "0:v", "-map", "1", "-c:v", "copy", "-c:s", codec]
        forced = ["-disposition:s:0", "default+forced"]
        shop.ffmpeg("-i", film, "-i", bar, *mapped, *forced, shop.path(file))
        return shop.path(file)

    return make


def _sounds(file: str, count: int, *codec: str) -> Maker:
    def make(shop: Workshop) -> Path:
        film = shop.painted(f"mute-{Path(file).stem}.mp4", X264, canvas=PLAIN, numbers=range(25))
        tones = [f"sine=frequency={hertz}:duration=1" for hertz in (440, 880, 220)[:count]]
        inputs = [word for tone in tones for word in ("-f", "lavfi", "-i", tone)]
        maps = [word for index in range(count + 1) for word in ("-map", str(index))]
        mapped = [*maps, "-c:v", "copy", *codec]
        languages = [
            word
            for index, language in enumerate(("nld", "fra", "eng")[:count])
            for word in (f"-metadata:s:a:{index}", f"language={language}")
        ]
        shop.ffmpeg("-i", film, *inputs, *mapped, *languages, shop.path(file))
        return shop.path(file)

    return make


def _two_pictures(file: str, *, default: int) -> Maker:
    """Two tracks of pictures; the one that is meant is numbered from 0, the other from 200."""

    def make(shop: Workshop) -> Path:
        meant = shop.painted(f"meant-{file}", X264, canvas=PLAIN, numbers=range(25))
        other = shop.painted(f"other-{file}", X264, canvas=Canvas(240, 240), numbers=range(200, 225))
        order = [meant, other] if default == 0 else [other, meant]
        mapped = ["-map", "0", "-map", "1", "-c", "copy", "-disposition:v", "0"]
        mapped += [f"-disposition:v:{default}", "default"]
        shop.ffmpeg("-i", order[0], "-i", order[1], *mapped, shop.path(file))
        return shop.path(file)

    return make


def _with_sleeve(file: str) -> Maker:
    def make(shop: Workshop) -> Path:
        film = shop.painted(f"sleeveless-{file}", X264, canvas=PLAIN, numbers=range(25))
        shop.ffmpeg("-f", "lavfi", "-i", "color=red:size=300x300", "-frames:v", "1", shop.path("sleeve.jpg"))
        mapped = ["-map", "1", "-map", "0", "-c", "copy", "-disposition:v:0", "attached_pic"]
        shop.ffmpeg("-i", film, "-i", shop.path("sleeve.jpg"), *mapped, shop.path(file))
        return shop.path(file)

    return make


def _company() -> list[Whole]:
    return [
        Whole(
            "heard-mp4",
            "one sound track, heard (volume 0)",
            _sounds("sound-1.mp4", 1, "-c:a", "aac"),
            sound=True,
        ),
        Whole(
            "heard-three-mp4",
            "three sound tracks, heard, mp4",
            _sounds("sounds.mp4", 3, "-c:a", "aac"),
            sound=True,
        ),
        Whole(
            "heard-three-mkv",
            "three sound tracks, heard, mkv",
            _sounds("sounds.mkv", 3, "-c:a", "libvorbis"),
            sound=True,
        ),
        Whole("words-mov_text", "subtitle in mp4 (mov_text)", _with_words("words.mp4", "mov_text")),
        Whole("words-srt", "subtitle in mkv (SRT)", _with_words("words.mkv", "subrip")),
        Whole("words-ass", "subtitle in mkv (ASS)", _with_words("words-ass.mkv", "ass")),
        Whole("words-webvtt", "subtitle in mkv (WebVTT)", _with_words("words-vtt.mkv", "webvtt")),
        Whole("words-pgs", "subtitle in mkv (PGS, pictures)", _with_pictured_words("words-pgs.mkv", "copy")),
        Whole("words-dvb", "subtitle in ts (DVB, pictures)", _with_pictured_words("words.ts", "dvbsub")),
        Whole(
            "two-pictures-first",
            "two picture tracks, the first is meant",
            _two_pictures("two-a.mkv", default=0),
        ),
        Whole(
            "two-pictures-second",
            "two picture tracks, the second is meant",
            _two_pictures("two-b.mkv", default=1),
        ),
        Whole("sleeve-mp4", "a film with the picture of a sleeve, mp4", _with_sleeve("sleeve.mp4")),
    ]


def all_kinds() -> list[Whole]:
    """In the order of the table."""
    return [*_pairs(), *_depths(), *_shapes(), *_times(), *all_odd_times(), *_colors(), *_company()]
