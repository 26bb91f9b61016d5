"""How the article is built: headings, key points, boxes."""

from collections.abc import Iterator

from articles.checks.finding import Finding, Place
from articles.checks.manuscript import Manuscript
from core.typography import plain_characters

LONGEST_HEADING = 28
MOST_BOXES_IN_A_ROW = 3
STRONG_BOXES = {"key_points", "statistics", "callout", "dialogue"}


def structure_findings(manuscript: Manuscript) -> Iterator[Finding]:
    if not manuscript.field("key_points"):
        yield Finding(
            "no_key_points",
            "この記事の要点がありません。",
            Place(("key_points",), "記事全体"),
            "読者がまず知りたいことを、二つから五つ書きます。",
        )
    for section in manuscript.sections:
        length = plain_characters(section.heading)
        if length > LONGEST_HEADING:
            yield Finding(
                "long_heading",
                f"見出しが{length}字あります。",
                section.place.inside("heading", name="見出し"),
                f"{LONGEST_HEADING}字までに縮めます。",
            )
        yield from crowded_boxes(section)


def crowded_boxes(section) -> Iterator[Finding]:
    run = 0
    for part in section.parts:
        run = run + 1 if part.kind in STRONG_BOXES else 0
        if run == MOST_BOXES_IN_A_ROW + 1:
            yield Finding(
                "boxes_in_a_row",
                f"囲みや数字が{run}つ以上続いています。",
                part.place,
                "あいだに段落を置くか、一部を本文に移します。",
            )
