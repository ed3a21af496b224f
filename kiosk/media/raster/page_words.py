"""What the pages of a PDF are called, and what stands on them: part of the raster child, which alone opens PDFs."""

from __future__ import annotations

import ctypes
import itertools
import re
import sys
import time
from collections.abc import Sequence
from typing import Any

WORDS_LIMIT = 1.5
"""CPU seconds of this process after which no more pages are read for their words."""
MOST_BOOKMARKS, MOST_SIGNS, LONGEST_HEADING = 2000, 1500, 70
MOST_TOLD = 1500
"""Signs of a page that are told to who does not see it: some two minutes of speech, more than a poster or a slide has."""
STANDS_OUT, SHORT_PAGE = 1.2, 80
"""A heading is that much larger than the middle one of the signs; a page of few signs is all heading."""


def words_of(document: Any) -> dict[str, list[Any]]:
    """``headings``: what each page is called, by the outline or else by its large words; ``words``: how many stand on it;
    ``texts``: those words.

    Pages for which there is no time have none.
    """
    outline = outline_of(document)
    headings, counts, texts = [], [], []
    for number in range(len(document)):
        large, words = "", ""
        if time.process_time() < WORDS_LIMIT:
            try:
                page = document[number]
                text = page.get_textpage()
                words, large = text.get_text_range(), large_words(text)
                text.close()
                page.close()
            except (RuntimeError, ValueError):
                pass
        named = outline.get(number, "")
        # "Slide 3" is what programs call a page that nobody named.
        headings.append(large if large and re.fullmatch(r"\D*\d+", named) else named or large)
        counts.append(len(words.split()))
        texts.append(cut_short(words, MOST_TOLD))
    return {"headings": headings, "words": counts, "texts": texts}


def outline_of(document: Any) -> dict[int, str]:
    """The first bookmark of each page, by the page's index."""
    found: dict[int, str] = {}
    try:
        for bookmark in itertools.islice(document.get_toc(), MOST_BOOKMARKS):
            place = bookmark.get_dest()
            number = place.get_index() if place else None
            if number is not None and (title := cut_short(bookmark.get_title())):
                found.setdefault(number, title)
    except (RuntimeError, ValueError):
        pass
    return found


def large_words(text: Any) -> str:
    """The largest words among the first of a page, if they stand out from the others and can be a heading."""
    from pypdfium2 import raw

    box, signs, heights = raw.FS_RECTF(), [], []
    for index in range(min(text.count_chars(), MOST_SIGNS)):
        sign = chr(min(raw.FPDFText_GetUnicode(text, index), sys.maxunicode))
        has_box = raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        signs.append(sign)
        heights.append(abs(box.top - box.bottom) if has_box and sign.isalnum() else 0.0)
    seen = sorted((height for height in heights if height), reverse=True)
    # A number that is larger than all words, as on a calendar, is passed over.
    while seen and (len(seen) <= SHORT_PAGE or seen[0] >= seen[len(seen) // 2] * STANDS_OUT):
        words = run_of(signs, heights, seen[0] * 0.9)
        if sum(sign.isalpha() for sign in words) > 2:
            return words
        seen = [height for height in seen if height <= seen[0] * 0.9]
    return ""


def run_of(signs: Sequence[str], heights: Sequence[float], least: float) -> str:
    """The first signs that are higher than ``least``, up to the next lower one."""
    first = next(index for index, height in enumerate(heights) if height > least)
    last = first
    for index in range(first, len(signs)):
        if heights[index] > least:
            last = index
        elif heights[index]:
            break
    return cut_short("".join(signs[first : last + 1]))


def cut_short(words: str, most: int = LONGEST_HEADING) -> str:
    """On one line, and at most so many signs."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return line if len(line) <= most else line[: most - 1].rpartition(" ")[0] + "…"
