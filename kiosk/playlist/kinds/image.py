"""A picture over the whole screen, named by itself or found in a folder."""

from __future__ import annotations

from pydantic import Field

from kiosk.media.kinds import Family
from kiosk.media.photos.about import caption
from kiosk.playlist.builder import Builder
from kiosk.playlist.colors import ColorName
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind, ListedFile
from kiosk.playlist.kinds.image_item import ImageItem
from kiosk.playlist.values import FitName, SlideMotionName, Words
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text
from kiosk.yaml.nodes import MapNode


class ImageEntry(Entry):
    """Shows a picture over the whole screen."""

    image: Text = Field(
        description="A picture in assets/: svg, png, jpg, heic, avif, tiff, webp, gif or bmp."
    )
    title: Words = Field(default_factory=dict, description="A title, one text or one per language.")
    fit: FitName = Field(
        default="cover", description="contain: whole picture; cover: fills the screen; fill: stretched."
    )
    color: ColorName = Field(default="ink", description="The colour beside the picture.")
    motion: SlideMotionName = Field(
        default="drift", description="drift: the picture grows very slowly for 8 s; still: it stands."
    )


def _items(entry: ImageEntry, node: MapNode, where: Term, builder: Builder) -> list[ImageItem]:
    path = builder.media.picture(entry.image, node.spot("image"), where)
    title = builder.title(entry.title, node, where)
    if path is None:
        return []
    own = caption(path) if not title and builder.media.looking.may_look() else {}
    return [
        ImageItem(
            key=builder.key("image", entry.image),
            duration=builder.duration(entry),
            transition=builder.transition(entry),
            path=path,
            title=title,
            called={} if title else builder.called(path, "unnamed-photo", caption=own),
            fit=builder.fit(entry, "cover"),
            color=entry.color,
            motion=entry.motion,
        )
    ]


def _of_file(file: ListedFile, entry: Entry, builder: Builder) -> list[ImageItem]:
    if not builder.media.judge_picture(file.path, file.name, file.place, file.where):
        return []
    own = caption(file.path) if builder.media.looking.may_look() else {}
    return [
        ImageItem(
            key=builder.key("image", file.name),
            duration=builder.duration(entry),
            transition=builder.transition(entry),
            path=file.path,
            title=file.title,
            called=builder.called(file.path, "unnamed-photo", caption=own, title=file.title),
            fit=builder.fit(entry, "cover"),
            motion=file.motion,
        )
    ]


KIND = Kind(
    "image",
    30,
    ImageEntry,
    _items,
    families=frozenset({Family.PICTURE, Family.OTHER_PICTURE, Family.RAW}),
    of_file=_of_file,
)
