"""Pasted lines: 2026-Q1? | OpenAI | 件名 | リーク | https://example.com/"""

import re

from facts.status import Status
from timeline.importers.exceptions import RefusedRow, UnreadableFile
from timeline.importers.rows import Row, Word, as_choice, as_date, plain

BAR = re.compile(r"[|｜\t]")
SEPARATOR = re.compile(r"[,、，;；]")
FORM = "日付 | 企業 | 件名 | 確かさ | URL"
MAX_LINES = 2000


def read_lines(text: str) -> list[Row]:
    """A row for each line that is neither empty nor begins with #. Several companies are separated by commas.

    Raises:
        UnreadableFile: these are more than `MAX_LINES`.
    """
    lines = text.splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if len(numbered) > MAX_LINES:
        raise UnreadableFile(f"行が多すぎます。{MAX_LINES:,}行までに分けてください。")
    return [read_line(number, line) for number, line in numbered]


def read_line(number: int, line: str) -> Row:
    cells = [plain(cell) for cell in BAR.split(line)]
    cells += [""] * (5 - len(cells))
    date, companies, title, status, url = cells[:5]
    try:
        if any(cells[5:]):
            raise RefusedRow(f"区切りが多すぎます。「{FORM}」の順に書いてください。")
        if not title or not date:
            raise RefusedRow(f"{'日付' if not date else '件名'}がありません。「{FORM}」の順に書いてください。")
        word = Word(as_choice(status, Status, "確かさ"), source=url)
        if url and not word.status:
            raise RefusedRow("出典があるときは、確かさも書いてください。")
        return Row(
            number,
            values={"title": title, "start": as_date(date, "日付")},
            entities=tuple(name for name in map(plain, SEPARATOR.split(companies)) if name),
            news=word if word.status else None,
        )
    except RefusedRow as refusal:
        return Row(number, values={"title": title}, refusal=str(refusal))
