"""What people expect of a file by the ending of its name."""

from __future__ import annotations

_PICTURES = (
    "jpg jpeg jpe jfif png gif webp bmp svg svgz tif tiff heic heif avif jxl jp2 psd xcf eps emf wmf ai"
)
RAW = "cr2 cr3 crw nef nrw arw srf sr2 dng raf orf rw2 pef srw x3f 3fr iiq mrw raw"
_FILMS = (
    "mp4 m4v mov mkv webm avi mpg mpeg m2v ts mts m2ts wmv asf flv f4v 3gp 3g2 ogv vob dv mxf rm rmvb divx"
)
_SOUNDS = "mp3 m4a wav ogg oga opus flac aac wma aif aiff"
_PAGES = "pdf ppt pptx pps ppsx odp key"
_KIND_BY_ENDING = {
    **dict.fromkeys(f"{_PICTURES} {RAW}".split(), "image"),
    **dict.fromkeys(f"{_FILMS} {_SOUNDS}".split(), "video"),
    "pdf": "pdf",
}
EXPECTED = frozenset(f".{each}" for each in f"{_PICTURES} {RAW} {_FILMS} {_SOUNDS} {_PAGES}".split())
"""Suffixes of files that people expect to see or hear. Notes, captions, fonts and system files are skipped silently."""


def kind_by_ending(name: str) -> str:
    """The kind of item that shows a file of that name: a slide where the ending says nothing else."""
    if name.endswith(("/", "\\")):
        return "folder"
    return _KIND_BY_ENDING.get(name.rpartition(".")[2].lower(), "slide")
