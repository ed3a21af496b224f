"""Decodes the sound of one film and prints how loud it is (LUFS); nothing if it has no sound that can be decoded.

A process of its own, so that a hostile or endless file costs no more than its time limit:
``python -m kiosk.proof.sound_child FILE``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from array import array
from pathlib import Path

SILENT_S = 5.0
"""Seconds without any sound after which there is none: Qt does not say so."""
MEMORY = 4 << 30


def main(path: Path) -> None:
    """Print the loudness of ``path``, if it has one."""
    limit_resources()
    length = _length_of_sound(path)
    if length is None:
        return
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QCoreApplication, QLoggingCategory, QTimer, QUrl
    from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

    from kiosk.proof.loudness import CHANNELS, RATE, Meter

    QLoggingCategory.setFilterRules("*=false")
    application = QCoreApplication(["kiosk"])
    wanted = QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(CHANNELS)
    wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
    decoder, meter, watch = QAudioDecoder(), Meter(length), QTimer()

    def take() -> None:
        while decoder.bufferAvailable():
            meter.take(array("f", bytes(decoder.read().constData())))
        watch.start(int(SILENT_S * 1000))

    decoder.setAudioFormat(wanted)
    decoder.setSource(QUrl.fromLocalFile(str(path)))
    decoder.bufferReady.connect(take)
    decoder.finished.connect(application.quit)
    decoder.error.connect(lambda error: application.quit())
    watch.timeout.connect(application.quit)
    watch.start(int(SILENT_S * 1000))
    decoder.start()
    application.exec()
    print(meter.loudness())


def _length_of_sound(path: Path) -> float | None:
    """Seconds, 0 where the file does not tell; ``None`` for a film without sound."""
    from pymediainfo import MediaInfo

    from kiosk.video.decoder.media_info import LOCAL_ONLY

    found = MediaInfo.parse(str(path), mediainfo_options=LOCAL_ONLY, parse_speed=0.3)
    for track in found.audio_tracks:
        return float(track.duration or 0) / 1000
    return None


def limit_resources() -> None:
    """A little nice, and no more memory than a film needs."""
    if sys.platform != "win32":
        import resource

        os.nice(10)
        # Whoever started this may have set a lower one.
        with contextlib.suppress(ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
