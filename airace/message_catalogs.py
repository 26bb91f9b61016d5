"""Compiles the wording in locale/ as gettext's msgfmt would, for machines that lack it.

`python -m airace.message_catalogs` writes each django.mo beside its django.po.
"""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LOCALE = Path(__file__).resolve().parents[1] / "locale"
KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])? ")
CONTEXT_END, FORM_END = "\x04", "\0"


@dataclass
class Message:
    msgid: str = ""
    msgctxt: str | None = None
    msgid_plural: str | None = None
    forms: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What gettext looks the message up by."""
        context = "" if self.msgctxt is None else self.msgctxt + CONTEXT_END
        plural = "" if self.msgid_plural is None else FORM_END + self.msgid_plural
        return context + self.msgid + plural


def write_catalogs(folder: Path = LOCALE) -> list[Path]:
    """Compile every catalogue below the folder; returns the files written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        target.write_bytes(compiled(source.read_text(encoding="utf-8")))
        written.append(target)
    return written


def compiled(text: str) -> bytes:
    """The binary catalogue (GNU MO, little-endian, sorted, without a hash table) of a PO text."""
    texts = sorted((m.key.encode(), FORM_END.join(m.forms).encode()) for m in messages(text) if any(m.forms))
    header = 28
    strings_at = header + 16 * len(texts)
    tables, strings = [b"", b""], b""
    for side in (0, 1):
        for pair in texts:
            tables[side] += struct.pack("<II", len(pair[side]), strings_at + len(strings))
            strings += pair[side] + b"\0"
    translations_at = header + 8 * len(texts)
    return (
        struct.pack("<7I", 0x950412DE, 0, len(texts), header, translations_at, 0, strings_at)
        + b"".join(tables)
        + strings
    )


def messages(text: str) -> Iterator[Message]:
    """Every entry, the header (whose msgid is empty) included; obsolete entries are comments."""
    for entry in re.split(r"\n\s*\n", text):
        lines = [line for line in entry.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield message(lines)


def message(lines: list[str]) -> Message:
    parts: dict[str, str] = {}
    forms: list[str] = []
    keyword = ""
    for line in lines:
        if start := KEYWORD.match(line):
            keyword, line = start[1], line[start.end() :]
            if keyword == "msgstr":
                forms.append("")
        words = ast.literal_eval(line)
        if keyword == "msgstr":
            forms[-1] += words
        else:
            parts[keyword] = parts.get(keyword, "") + words
    return Message(**parts, forms=forms)


if __name__ == "__main__":
    for path in write_catalogs():
        print(path.relative_to(LOCALE.parent))
