"""Who leads: a band for each track, from the editors' lead events. Nothing is computed from scores."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .axis import Axis

MOST_SEGMENTS = 32
MOST_BANDS = 4


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead event: from some day between lo and hi on, this company leads the track.

    Attributes:
        name, colour: of the company; name is "" where nobody leads (拮抗).
        until: the last day, if it is known that it ended without a successor.
        is_sure: whether it is more than a leak or a guess; the others never change who leads.
        when: the date in Japanese.
    """

    track: str
    lo: dt.date
    hi: dt.date
    name: str = ""
    colour: str = ""
    until: dt.date | None = None
    is_sure: bool = True
    when: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the band, in percent.

    Attributes:
        fuzzy: how much of its beginning is uncertain, because the day of the change is.
        label: the leader's name or 拮抗; "" where there is no room.
        look: "lead", "even" (拮抗) or "guess".
        is_roomy: whether the label fits on a phone, too.
    """

    x: float
    width: float
    fuzzy: float
    label: str
    colour: str
    look: str
    is_roomy: bool = True


@dataclass
class Band:
    """One track: `reigns` are the sure leads up to today in order of time."""

    track: str
    reigns: list[Lead]
    segments: list[Segment] = field(default_factory=list)
    guesses: list[Segment] = field(default_factory=list)

    @property
    def height(self) -> int:
        return 56 if self.guesses else 44

    @property
    def label_y(self) -> int:
        return 34 if not self.guesses else 46

    @property
    def current(self) -> Lead | None:
        return self.reigns[-1] if self.reigns else None

    @property
    def changes(self) -> int:
        """How often another company took over; a time of 拮抗 between two is no change of its own."""
        leaders = [reign.name for reign in self.reigns if reign.name]
        return sum(before != after for before, after in pairwise(leaders))


def bands_of(leads: Iterable[Lead], axis: Axis, today: dt.date) -> list[Band]:
    """A band for each track that the axis shows, in the order of their first lead events; at most MOST_BANDS."""
    tracks = {}
    for lead in leads:
        tracks.setdefault(lead.track, []).append(lead)
    bands = [band_of(track, leads, axis, today) for track, leads in tracks.items()]
    return [band for band in bands if band.segments or band.guesses][:MOST_BANDS]


def band_of(track: str, leads: list[Lead], axis: Axis, today: dt.date) -> Band:
    leads = sorted(leads, key=lambda lead: (lead.hi, lead.lo))
    reigns = [lead for lead in leads if lead.is_sure and lead.lo <= today]
    band = Band(track, reigns)
    for reign, successor in zip(reigns, [*reigns[1:], None], strict=True):
        ends = [today, axis.last, *([successor.lo] if successor else []), *([reign.until] if reign.until else [])]
        if axis.shows(reign.lo, max(min(ends), reign.lo)):
            band.segments.append(segment(reign, min(ends), axis))
    band.segments = thinned(band.segments)
    guesses = [lead for lead in leads if lead not in reigns and axis.shows(lead.lo, lead.hi)]
    band.guesses = thinned([segment(lead, lead.until or lead.hi, axis, is_guess=True) for lead in guesses])
    return band


def thinned(segments: list[Segment]) -> list[Segment]:
    """At most MOST_SEGMENTS: of more, those that hold the middle of a column, joined where one goes on."""
    if len(segments) <= MOST_SEGMENTS:
        return segments
    kept = []
    for column in range(MOST_SEGMENTS):
        x, width = 100 * column / MOST_SEGMENTS, 100 / MOST_SEGMENTS
        holder = next((part for part in reversed(segments) if part.x <= x + width / 2), None)
        if holder is None:
            continue
        if kept and (kept[-1].colour, kept[-1].look) == (holder.colour, holder.look):
            kept[-1] = replace(kept[-1], width=round(x + width - kept[-1].x, 2))
        else:
            kept.append(replace(holder, x=round(x, 2), width=round(width, 2), fuzzy=0.0, label=""))
    return kept


def segment(lead: Lead, until: dt.date, axis: Axis, *, is_guess: bool = False) -> Segment:
    x = axis.x(lead.lo)
    width = round(max(axis.x(until) - x, 0.3), 2)
    fuzzy = 0.0 if lead.lo == lead.hi or is_guess else round(min(axis.after(lead.hi) - x, width), 2)
    name = lead.name or "拮抗"
    look = "guess" if is_guess else "lead" if lead.name else "even"
    # About how wide the label is on a desk's screen and on a phone's.
    room = sum(1.35 if ord(letter) > 0x2000 else 0.8 for letter in name) + 0.8
    return Segment(x, width, fuzzy, name if width > room else "", lead.colour or "other", look, width > 3 * room)
