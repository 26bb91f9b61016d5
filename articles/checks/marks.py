"""Marks that an editor leaves for later: TK, 〓, 要確認. They must never reach readers."""

import re
from collections.abc import Iterator

from articles.checks.finding import Finding
from articles.checks.manuscript import Manuscript

_LETTER = "0-9A-Za-z_０-９Ａ-Ｚａ-ｚ"
# TK alone: not in ATK or TKO, nor in names such as TK-1, a.TK and TK株式会社.
UNFINISHED = re.compile(
    rf"(?<![{_LETTER}])(?<![{_LETTER}][-.&])(?:TK|ＴＫ)+(?![{_LETTER}一-龠ァ-ヶー])(?![-.&][{_LETTER}])|〓+|【要確認】|★?要確認"
)

MEND = "確かめて書き入れ、印を消します。"
MEND_WORDS = f"{MEND}読者に見せる言葉なら「確認が必要」などに言い換えます。"


def unfinished_marks(manuscript: Manuscript) -> Iterator[Finding]:
    for passage in manuscript.passages:
        found = dict.fromkeys(UNFINISHED.findall(passage.text))
        if found:
            words = "".join(f"「{word}」" for word in found)
            yield Finding(
                "unfinished",
                f"{words}が残っています。",
                passage.place,
                MEND_WORDS if any("要確認" in word for word in found) else MEND,
                level="blocking",
            )
