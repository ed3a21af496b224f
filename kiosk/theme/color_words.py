"""Interprets what people type for a colour as ``#RRGGBB``."""

from __future__ import annotations

import re

from kiosk.problems.nearest import nearest

_HEX = re.compile(r"(?:#|0x)? ?([0-9A-F]{3}|[0-9A-F]{6}|[0-9A-F]{8})", re.IGNORECASE)
_RGB = re.compile(r"(?:rgba?)? ?\(? ?(\d{1,3}) ?[,; ] ?(\d{1,3}) ?[,; ] ?(\d{1,3})\b[^)]*\)?", re.IGNORECASE)
# The plain names of HTML, with the Dutch and French ones beside them.
_NAMES = {
    "#000000": "black zwart noir",
    "#808080": "grey gray grijs gris",
    "#C0C0C0": "silver zilver argent",
    "#FFFFFF": "white wit blanc",
    "#FFFFF0": "ivory ivoor ivoire",
    "#FFFDD0": "cream crème creme",
    "#F5F5DC": "beige",
    "#A52A2A": "brown bruin brun marron",
    "#800000": "maroon bordeaux kastanjebruin",
    "#FF0000": "red rood rouge",
    "#FF7F50": "coral koraal corail",
    "#FFA500": "orange oranje",
    "#FFD700": "gold goud or",
    "#FFFF00": "yellow geel jaune",
    "#00FF00": "lime limoen",
    "#008000": "green groen vert",
    "#808000": "olive olijf olijfgroen",
    "#40E0D0": "turquoise",
    "#008080": "teal",
    "#00FFFF": "cyan cyaan aqua",
    "#87CEEB": "skyblue hemelsblauw",
    "#0000FF": "blue blauw bleu",
    "#000080": "navy marineblauw marine",
    "#4B0082": "indigo",
    "#800080": "purple paars pourpre mauve",
    "#EE82EE": "violet",
    "#FF00FF": "magenta fuchsia",
    "#FFC0CB": "pink roze rose",
}
_WORDS = {word: color for color, words in _NAMES.items() for word in words.split()}


def meant(typed: str) -> str:
    """The colour that was probably meant by ``typed``, as ``#RRGGBB``; ``""`` if unclear."""
    typed = typed.strip().rstrip(";")
    if found := _HEX.fullmatch(typed):
        digits = found[1].upper()
        if len(digits) == 3:
            digits = "".join(2 * digit for digit in digits)
        return f"#{digits[:6]}"
    if found := _RGB.fullmatch(typed):
        parts = [int(part) for part in found.groups()]
        return "#" + "".join(f"{part:02X}" for part in parts) if max(parts) <= 255 else ""
    word = nearest(re.sub(r"[\s_-]", "", typed), _WORDS)
    return _WORDS.get(word, "")
