"""Our own CSV: everything that an event holds, so that reading it in again changes nothing.

The columns from 確かさ on tell what follows from the others, for readers of the data; reading leaves them aside.
"""

import csv
import re
from collections.abc import Iterable, Iterator

from facts.status import Status
from timeline.exporters.cells import neutralised

COLUMNS = {
    "slug": "アドレス名",
    "title": "件名",
    "start": "いつ",
    "end": "いつまで",
    "kind": "種類",
    "importance": "重み",
    "entities": "企業・モデル",
    "track": "分野",
    "leader": "首位",
    "fulfilled_by": "実現した出来事",
    "summary": "説明",
    "trail": "経緯",
    "status": "確かさ",
    "precision": "日付の精度",
    "earliest": "早ければ",
    "latest": "遅ければ",
    "sources": "出典",
    "licence": "ライセンス",
}
BYTE_ORDER_MARK = "\ufeff"


class Line:
    """What `csv` writes to: it gives each line back."""

    def write(self, text: str) -> str:
        return text


def csv_lines(events: Iterable, *, licence: str = "") -> Iterator[str]:
    """The file line by line, in UTF-8 with the mark by which spreadsheets know it.

    Args:
        events: as `for_display` loads them; no further query.
        licence: its name or address, in each row.
    """
    writer = csv.DictWriter(Line(), COLUMNS, lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow({name: name for name in COLUMNS})
    for event in events:
        record = record_of(event) | {"licence": licence}
        yield writer.writerow({name: neutralised(value) for name, value in record.items()})


def record_of(event) -> dict:
    return {
        "slug": event.slug,
        "title": event.title,
        "start": event.exported_start,
        "end": event.exported_end,
        "kind": event.kind,
        "importance": event.importance,
        "entities": joined((entity.slug for entity in event.entities.all()), ";"),
        "track": event.track,
        "leader": event.leader.slug if event.leader else "",
        "fulfilled_by": event.fulfilled_by.slug if event.fulfilled_by else "",
        "summary": event.summary,
        "trail": "\n".join(word_line(entry) for entry in event.trail.all()),
        "status": event.status,
        "precision": event.when.precision.name.lower(),
        "earliest": event.lo.isoformat(),
        "latest": event.hi.isoformat(),
        "sources": event.sources_of_trail,
    }


def word_line(entry) -> str:
    """リーク | 2025-11-02 | https://example.com/ | 覚え書き, without what is empty at its end."""
    on = entry.on.canonical if entry.on else ""
    parts = [Status(entry.status).label if entry.status else "", on, source_name(entry.source), entry.note]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return joined(parts, "|")


def source_name(source) -> str:
    """By what a source is known: its address, else its number with publisher and title."""
    return "" if source is None else source.url or f"#{source.pk} {source}"


def joined(parts: Iterable[str], separator: str) -> str:
    """The parts in one cell; `split_fields` takes them apart again, whatever they hold."""
    escaped = (re.sub(rf"[\\{re.escape(separator)}]", r"\\\g<0>", " ".join(part.splitlines())) for part in parts)
    return f" {separator} ".join(escaped) if separator == "|" else separator.join(escaped)


def split_fields(cell: str, separator: str, *, keep_empty: bool = False) -> list[str]:
    parts = [""]
    for found in re.finditer(rf"\\(.)|({re.escape(separator)})|(.)", cell, re.DOTALL):
        if found[2]:
            parts.append("")
        else:
            parts[-1] += found[1] or found[3]
    parts = [part.strip() for part in parts]
    return parts if keep_empty else [part for part in parts if part]
