"""The codes of languages, and what people type instead."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kiosk.words.catalogue import about, languages

PATTERN = "^[a-z]{2}$"

_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu
lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu
rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr
ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
_TYPED = {
    "de": "duits allemand german deutsch",
    "es": "spaans espagnol spanish español",
    "ar": "arabisch arabe arabic",
    "tr": "turks turc turkish",
}

LANGUAGE_CODES = frozenset(_CODES.split())
"""Two-letter codes of ISO 639-1."""


@cache
def language_names() -> Mapping[str, str]:
    """From the names of languages (and of countries), as people type them, to the code that is meant.

    A catalogue says for its own language what people type.
    """
    ours = {code: str(about(code)["typed"]) for code in languages()}
    return {name: code for code, names in (ours | _TYPED).items() for name in names.split()}
