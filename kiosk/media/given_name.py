"""The name that a person gave to a file. Cameras, phones and messengers name files too (``IMG_4821``,
``WhatsApp Image 2026-12-05 at 14.32.05``): such a name says nothing to a visitor."""

from __future__ import annotations

import re

from kiosk.words.printable import printable
from kiosk.words.spelling import one_form

_CAMERAS = (
    "img imgp imga imag image images dsc dscn dscf dscs dsci sdim pict picture pic photo photos foto fotos pxl mvimg mvi vid"
    " vids video videos film films mov movie clip gopr gp gx gh dji dcim fimg cimg csc kif hpim sam sany stitch pano"
    " panorama burst mg mp portrait night hdr raw camera cam wp win ms collage fullsizerender"
)
_MESSENGERS = (
    "whatsapp wa telegram signal snapchat facebook fb instagram messenger received attachment bijlage"
)
_COMPUTERS = (
    "screenshot screen shot schermafbeelding schermopname capture ecran recording opname scan scanned gescand unnamed untitled"
    " naamloos sans titre download downloads file bestand fichier at om am pm thumb thumbnail resized jpg jpeg png heic"
    " tif tiff edit edited bewerkt bewerkte modifie modified kopie copy copie of van de"
)
_BY_MACHINES = frozenset(f"{_CAMERAS} {_MESSENGERS} {_COMPUTERS}".split())
_IDENTITY = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,}", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_WITHOUT_ACCENTS = str.maketrans("éèêëàâîïôûüç", "eeeeaaiiouuc")


def given_name(stem: str) -> str:
    """The name for people of a file called ``stem``; empty when no person gave it that name."""
    bare = _IDENTITY.sub(" ", one_form(stem)).casefold().translate(_WITHOUT_ACCENTS)
    if _BY_MACHINES.issuperset(_WORD.findall(bare)):
        return ""
    return " ".join(printable(stem).replace("_", " ").split())
