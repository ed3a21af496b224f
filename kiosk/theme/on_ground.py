"""The colours of a drawing on a field for which it was not made, or in a theme whose colours are too much alike.

Our drawings are cut from a few colours of the theme for one field. What they leave open, such as folds and the land on a globe,
has the colour of that field.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from kiosk.theme.theme import ALIKE, INK, PAPER, TOKENS, difference, mixed

APART = 0.15
"""The least difference between a field and a figure on it that is seen from afar."""
_SHADES = (0.25, 0.5, 0.75)


def colors_on(
    ground: str, made_for: str, used: Collection[str], colors: Mapping[str, str]
) -> Mapping[str, str]:
    """``colors`` by token for a drawing that uses the tokens ``used``, on a field of ``ground``.

    The field it was made for and ``ground`` change places, so that what it leaves open stays open and nothing disappears; a
    drawing that does not say (``""``) keeps its colours. What then still looks like the field, or like another part, gets the
    colour of the theme that differs most from all others, or a shade of its own.
    """
    if ground not in colors or made_for not in colors:
        return colors
    found = dict(colors)
    found[made_for], found[ground] = colors[ground], colors[made_for]
    field = colors[ground]
    taken: list[str] = []
    # Ink and paper come first: people's heads and hands keep theirs.
    for token in (INK, PAPER, *TOKENS):
        if token not in used or token == made_for or token in taken:
            continue
        others = [found[each] for each in taken]
        is_lost = difference(found[token], field) < APART
        if is_lost or any(difference(found[token], each) < ALIKE for each in others):
            free = [found[each] for each in used if each not in (*taken, token, made_for)]
            found[token] = _another(found[token], field, [*others, *free], colors)
        taken.append(token)
    return found


def _another(color: str, field: str, others: list[str], colors: Mapping[str, str]) -> str:
    """A colour of the theme unlike the field and all ``others``; where there is none, the best shade of ``color``."""

    def apart(each: str) -> float:
        return min([difference(each, field), *(difference(each, other) for other in others)])

    best = max((colors[token] for token in TOKENS), key=apart)
    if apart(best) >= ALIKE and difference(best, field) >= APART:
        return best
    shades = [mixed(color, colors[toward], part) for toward in (INK, PAPER) for part in _SHADES]
    clear = [each for each in shades if difference(each, field) >= APART]
    return max(clear or shades, key=apart)
