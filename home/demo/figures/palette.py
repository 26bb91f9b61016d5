"""The colours of the pictures: six grounds and the lanes of the companies.

A company keeps its lane colour in every picture; everything else is a tone of the
ground. Vermilion belongs to the publication itself and never to a company.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ground:
    """A ground and the colours that read on it.

    Attributes:
        base: the flat colour behind everything.
        tone: large quiet shapes.
        deep: quiet shapes that must still be seen at card size.
        strong: shapes that carry the meaning but belong to no company.
        vermilion: the publication's accent at the right lightness.
    """

    base: str
    tone: str
    deep: str
    strong: str
    vermilion: str = "#d23d1a"


KINARI = Ground("#efe7d8", "#d9ccb4", "#b9a988", "#5b4f38")
AINEZU = Ground("#dfe6ef", "#c3cfdf", "#9fb0c8", "#33475f")
HAIZAKURA = Ground("#efdcd4", "#dfc2b6", "#c79f90", "#6b4538")
WAKATAKENEZU = Ground("#dde8df", "#c0d3c5", "#9ab5a2", "#33513d")
SUMI = Ground("#1d222b", "#313945", "#4b5666", "#efe7d8", "#ff7350")
NASUKON = Ground("#2a2033", "#41334d", "#5f4d6e", "#efe3ea", "#ff7350")

# What was struck out but may still be read, on NASUKON.
WITHDRAWN = "#8b7a99"
WITHDRAWN_WRITING = "#c9b9d3"
