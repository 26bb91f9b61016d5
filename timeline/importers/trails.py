"""The trail that an event will have once a row is taken in."""

import re

from timeline.importers.exceptions import RefusedRow
from timeline.importers.known import Known
from timeline.importers.rows import Gist, Row, Word
from timeline.models import Event

NUMBER = re.compile(r"#[0-9]+ ")
NO_STATUS = "出典があるときは、確かさも書いてください。"


def words_of(event: Event) -> list[Word]:
    return [Word(entry.status, entry.on, Known.key_of(entry.source), entry.note) for entry in event.trail.all()]


def new_trail(row: Row, before: list[Word]) -> list[Word]:
    """The trail before, and what the row adds to it; the row's own if it has one.

    Raises:
        RefusedRow: there is a source more, and nobody says what it said.
    """
    if row.trail is not None:
        return list(row.trail)
    if row.gist:
        return [*before, *words_added(row.gist, before)]
    is_known = row.news is None or said_by(row.news) in map(said_by, before)
    return before if is_known else [*before, row.news]


def words_added(gist: Gist, before: list[Word]) -> list[Word]:
    """One word for each source that the trail lacks. Which of its own sources said a new word, nobody knows."""
    named = {name for word in before for name in (word.source, NUMBER.sub("", word.source))}
    missing = [source for source in gist.sources if source not in named]
    if missing and not gist.status:
        raise RefusedRow(NO_STATUS)
    if not missing and is_told(gist, before):
        return []
    return [Word(gist.status, source=source) for source in missing or [""]]


def is_told(gist: Gist, before: list[Word]) -> bool:
    """Whether the trail ends so, or once did: a file may be older than the trail."""
    if not gist.status or (before and before[-1].status == gist.status):
        return True
    return {(gist.status, source) for source in gist.sources or [""]} <= set(map(said_by, before))


def said_by(word: Word) -> tuple[str, str]:
    return word.status, word.source
