"""The picture of a timeline: who leads, and a lane for each company. Pure: no database, no clock, no request.

`draw` takes marks (or, of very many events, tallies), lead events and today, and
gives a `Figure` of percentages and words that `components/timeline_figure.html`
writes as SVG. The list of events beside it is the timeline; this is decoration.
"""

from .axis import Axis, Tick
from .band import Band, Lead, Segment, bands_of
from .caption import sentence_of
from .drawing import Company, Figure, draw, draw_events, mark_of
from .lanes import Bar, Dot, Lane, Mark, Tally

__all__ = [
    "Axis",
    "Band",
    "Bar",
    "Company",
    "Dot",
    "Figure",
    "Lane",
    "Lead",
    "Mark",
    "Segment",
    "Tally",
    "Tick",
    "bands_of",
    "draw",
    "draw_events",
    "mark_of",
    "sentence_of",
]
