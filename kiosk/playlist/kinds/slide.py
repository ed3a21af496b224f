"""The kind ``slide``: an organiser's slide file, whose contents :mod:`kiosk.playlist.slide_document` defines."""

from __future__ import annotations

from pydantic import Field

from kiosk.playlist.builder import Builder
from kiosk.playlist.entry import Entry
from kiosk.playlist.kind import Kind
from kiosk.playlist.kinds.slide_item import SlideItem
from kiosk.words.sentence import Term
from kiosk.yaml.fields import Text
from kiosk.yaml.nodes import MapNode


class SlideEntry(Entry):
    """Shows one slide file."""

    slide: Text = Field(description="The name of a file in slides/, without .yaml.")


def _items(entry: SlideEntry, node: MapNode, where: Term, builder: Builder) -> list[SlideItem]:
    slide = builder.slides.get(entry.slide, node.spot("slide"), where)
    if slide is None:
        return []
    return [
        SlideItem(
            key=builder.key("slide", entry.slide),
            duration=builder.duration(entry),
            transition=builder.transition(entry),
            slide=slide,
        )
    ]


KIND = Kind("slide", 10, SlideEntry, _items)
