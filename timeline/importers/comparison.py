"""Rows beside what there is: new, changed, unchanged or refused, and what looks like it already. Saves nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils import timezone

from timeline.importers.exceptions import RefusedRow
from timeline.importers.known import Known
from timeline.importers.neighbours import mark_neighbours
from timeline.importers.rows import Row, Word, folded
from timeline.importers.trails import new_trail, words_of
from timeline.models import Event, TrailEntry
from timeline.vocabulary import EventKind

LABELS = {"title": "件名", "slug": "アドレス名", "start": "いつ", "end": "いつまで", "kind": "種類", "summary": "説明"}
LABELS |= {"importance": "重み", "track": "分野", "leader": "首位", "fulfilled_by": "実現した出来事"}
LABELS |= {"entities": "企業・モデル", "trail": "経緯"}


class State(StrEnum):
    NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"

    @property
    def label(self) -> str:
        return {"new": "新規", "changed": "変更", "unchanged": "変更なし", "refused": "取り込めません"}[self.value]


@dataclass
class Outcome:
    """What becomes of one row.

    Attributes:
        event: as it will be once saved; None for a refused row.
        entities, trail: what the event will hold.
        changes: what differs, in Japanese.
        remarks: what else the editor should know, such as a source that will be registered.
        neighbours: events of the same company within three days, for a new one.
    """

    row: Row
    state: State
    reason: str = ""
    event: Event | None = None
    entities: list = field(default_factory=list)
    trail: list[Word] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    neighbours: list[str] = field(default_factory=list)

    @property
    def appears_later(self) -> bool:
        """Whether publishing it now only sets the time, which is still to come, at which readers see it."""
        return bool(self.event and self.event.go_live_at and self.event.go_live_at > timezone.now())


def compare(rows: Iterable[Row], *, user=None, publish: bool = False) -> list[Outcome]:
    """One outcome for each row, in order.

    The same number of queries whatever their number, but for drafts and for events that somebody holds.

    Args:
        user: who would save it; None may change nothing that anybody holds.
        publish: whether it would be published.
    """
    rows = list(rows)
    known = Known.of(rows)
    outcomes = [outcome_of(row, known, user=user, publish=publish) for row in rows]
    mark_neighbours([outcome for outcome in outcomes if outcome.state == State.NEW])
    return outcomes


def outcome_of(row: Row, known: Known, *, user, publish: bool) -> Outcome:
    try:
        if row.refusal:
            raise RefusedRow(row.refusal)
        entities = None if row.entities is None else [known.entity(name) for name in row.entities]
        stored = known.event_of(row, entities)
        outcome = compared(row, stored, entities, known)
        if outcome.state == State.CHANGED:
            refuse_held(outcome.event, known, user)
            outcome.remarks += remarks_on_publishing(outcome) if publish else []
        return outcome
    except (RefusedRow, ValidationError) as refusal:
        return Outcome(row, State.REFUSED, reason=said(refusal))


def compared(row: Row, stored: Event | None, entities: list | None, known: Known) -> Outcome:
    event = stored or Event()
    before = words_of(event) if stored else []
    held = list(event.entities.all()) if stored else []
    outcome = Outcome(row, State.NEW, event=event, entities=held if entities is None else list(dict.fromkeys(entities)))
    outcome.trail = new_trail(row, before)
    changes = changed_values(event, wanted_values(row, known))
    if {entity.pk for entity in outcome.entities} != {entity.pk for entity in held}:
        changes["entities"] = None
    if outcome.trail != before:
        changes["trail"] = None
    if stored and not changes:
        outcome.state = State.UNCHANGED
        return outcome
    check(event, outcome)
    outcome.remarks = known.remarks_on(outcome.trail)
    if stored:
        outcome.state = State.CHANGED
        outcome.changes = [LABELS[name] for name in changes]
    return outcome


def refuse_held(event: Event, known: Known, user) -> None:
    if refusal := known.refusal_of(event, user):
        raise RefusedRow(refusal)
    if event.live and event.has_unpublished_changes:
        raise RefusedRow("公開していない下書きがあります。先に公開するか、破棄してください。")


def remarks_on_publishing(outcome: Outcome) -> list[str]:
    if outcome.appears_later:
        return ["公開は、設定してある予約の時刻になります。"]
    return [] if outcome.event.live else ["下書きです。公開すると読者に見えます。"]


def wanted_values(row: Row, known: Known) -> dict:
    values = {name: value for name, value in row.values.items() if name != "slug" or value}
    if row.leader is not None:
        values["leader"] = known.entity(row.leader) if row.leader else None
    if row.fulfilled_by is not None:
        values["fulfilled_by"] = known.fulfilment(row.fulfilled_by) if row.fulfilled_by else None
    return values


def changed_values(event: Event, values: dict) -> dict:
    """Sets the values; what differs, with what it was before."""
    changes = {}
    for name, value in values.items():
        before = getattr(event, name)
        if alike(before) != alike(value):
            changes[name] = before
            setattr(event, name, value)
    return changes


def alike(value):
    """For comparing: nothing is nothing, and a form's line ends are a file's."""
    return "\n".join(value.splitlines()) or None if isinstance(value, str) else value or None


def check(event: Event, outcome: Outcome) -> None:
    """Whatever the form would refuse, but for what the database is asked, which `Known` has found out already."""
    if not outcome.trail:
        raise RefusedRow("確かさがありません。公式・報道・推計・リーク・推測・否定のどれかを書いてください。")
    if event.kind == EventKind.LEAD and not any(word.source for word in outcome.trail):
        raise RefusedRow("首位の出来事には、出典が要ります。")
    event.clean_fields(exclude=["latest_revision", "live_revision", "locked_by", "leader", "fulfilled_by", *DERIVED])
    for word in outcome.trail:
        TrailEntry(status=word.status, note=word.note).clean_fields(exclude=["event", "source"])
    event.check_together()
    event.derive_dates()


DERIVED = ("lo", "hi", "sort", "precision", "year", "status")


def said(refusal) -> str:
    if not hasattr(refusal, "message_dict"):
        return str(refusal)
    return " ".join(f"{LABELS.get(name, '')}：{' '.join(texts)}" for name, texts in refusal.message_dict.items())


__all__ = ["Outcome", "State", "compare", "folded"]
