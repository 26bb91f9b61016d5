"""Our own CSV, read: the columns that timeline/exporters/csv_format.py writes, in any order.

Only 件名 and いつ are needed. A file that lacks a column does not speak of it, and what is stored there stays.
"""

import csv
import io
import re

from facts.status import Status
from timeline.exporters.cells import restored
from timeline.exporters.csv_format import COLUMNS, split_fields
from timeline.importers.exceptions import RefusedRow, UnreadableFile
from timeline.importers.rows import Gist, Row, Word, as_choice, as_date, checked, plain
from timeline.vocabulary import EventKind, Track

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS = 20_000
BROKEN = "CSVとして読めません（{line}行目）。引用符の閉じ忘れはありませんか。"
NO_COLUMN = "一行目に「{names}」の列がありません。書き出したCSVの見出しと合わせてください。"
NEEDED = ("title", "start")
LINE_BREAK = re.compile(r"\r\n?")
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_csv(content: bytes) -> list[Row]:
    """A row for each record, in order.

    Raises:
        UnreadableFile: it is no such CSV in UTF-8 or CP932, or too large.
    """
    if len(content) > MAX_BYTES:
        raise UnreadableFile(f"ファイルが大きすぎます。{MAX_BYTES // 1024 // 1024}MBまでに分けてください。")
    reader = csv.reader(io.StringIO(decoded(content), newline=""), strict=True)
    try:
        columns = columns_of(next(reader, []))
        # Numbered as a spreadsheet numbers its rows, however many lines a cell has.
        numbered = [(number, record) for number, record in enumerate(reader, 2) if any(map(str.strip, record))]
    except csv.Error as error:
        raise UnreadableFile(BROKEN.format(line=reader.line_num)) from error
    if len(numbered) > MAX_ROWS:
        raise UnreadableFile(f"行が多すぎます。{MAX_ROWS:,}行までに分けてください。")
    return [read_record(line, columns, record) for line, record in numbered]


def decoded(content: bytes) -> str:
    r"""The text with `\n` as its only line break, as a browser's form would otherwise change them on its way.

    Raises:
        UnreadableFile: it is neither UTF-8 nor CP932.
    """
    if content.startswith(BYTE_ORDER_MARKS) or b"\0" in content:
        raise UnreadableFile("文字の読めないファイルです。UTF-8のCSVとして保存し直してください。")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return LINE_BREAK.sub("\n", content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("文字の読めないファイルです。UTF-8のCSVとして保存し直してください。")


def columns_of(heading: list[str]) -> list[str]:
    """The columns' names in our scheme; a heading may be Japanese."""
    by_heading = {label: name for name, label in COLUMNS.items()} | {name: name for name in COLUMNS}
    columns = [by_heading.get(plain(cell), plain(cell)) for cell in heading]
    missing = [COLUMNS[name] for name in NEEDED if name not in columns]
    if missing:
        raise UnreadableFile(NO_COLUMN.format(names="」「".join(missing)))
    doubled = [COLUMNS[name] for name in COLUMNS if columns.count(name) > 1]
    if doubled:
        raise UnreadableFile(f"「{doubled[0]}」の列が二つあります。一つにしてください。")
    return columns


def read_record(line: int, columns: list[str], record: list[str]) -> Row:
    cells = {name: plain(restored(cell)) for name, cell in zip(columns, record, strict=False)}
    try:
        if len(record) != len(columns):
            raise RefusedRow(f"列が{len(columns)}のはずのところ、{len(record)}あります。")
        return Row(
            line,
            values=values_of(cells),
            entities=tuple(split_fields(cells["entities"], ";")) if "entities" in cells else None,
            leader=cells.get("leader"),
            fulfilled_by=fulfilment_of(cells),
            trail=trail_of(cells["trail"]) if "trail" in cells else None,
            gist=gist_of(cells),
        )
    except RefusedRow as refusal:
        return Row(line, values={"title": cells.get("title", "")}, refusal=str(refusal))


def fulfilment_of(cells: dict[str, str]) -> str | None:
    """The published file, which alone fills in the licence, is silent on events that are drafts."""
    address = cells.get("fulfilled_by")
    return None if cells.get("licence") and not address else address


def values_of(cells: dict[str, str]) -> dict:
    if not cells["title"] or not cells["start"]:
        raise RefusedRow(f"{COLUMNS['title' if not cells['title'] else 'start']}がありません。")
    read = {
        "slug": str,
        "title": str,
        "summary": str,
        "start": lambda text: as_date(text, "いつ"),
        "end": lambda text: as_date(text, "いつまで"),
        "kind": lambda text: as_choice(text, EventKind, "種類") or EventKind.RELEASE.value,
        "track": lambda text: as_choice(text, Track, "分野"),
        "importance": importance_of,
    }
    return {name: reading(cells[name]) for name, reading in read.items() if name in cells}


def importance_of(text: str) -> int:
    if text not in ("", "1", "2", "3"):
        raise RefusedRow(f"重みの「{text[:30]}」は使えません。1・2・3のどれかにしてください。")
    return int(text or 2)


def trail_of(cell: str) -> tuple[Word, ...]:
    """One word on each line: 確かさ | いつ | 出典 | 覚え書き"""
    return checked(tuple(word_of(line) for line in cell.splitlines() if line.strip()))


def word_of(line: str) -> Word:
    parts = [plain(part) for part in split_fields(line, "|", keep_empty=True)]
    if len(parts) > 4:
        raise RefusedRow("経緯は、一行に「確かさ | いつ | 出典 | 覚え書き」の四つまでです。")
    status, on, source, note = parts + [""] * (4 - len(parts))
    if not status:
        raise RefusedRow("経緯の行に、確かさがありません。")
    return Word(as_choice(status, Status, "確かさ"), as_date(on, "経緯の日付"), source, note)


def gist_of(cells: dict[str, str]) -> Gist | None:
    """The columns 確かさ and 出典 of a file without the column of trails."""
    if "trail" in cells:
        return None
    status = as_choice(cells.get("status", ""), Status, "確かさ")
    sources = filter(None, map(plain, cells.get("sources", "").splitlines()))
    return Gist(status, tuple(dict.fromkeys(sources)))
