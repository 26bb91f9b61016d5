"""How sure we are: quotes with a status, leaks with a note."""

from collections.abc import Iterator

from articles.checks.finding import Finding, Place
from articles.checks.manuscript import Manuscript, Part, passages_in, row_name
from articles.tables.grid import Grid, Row
from facts.status import Status

LEAK = Status.LEAKED.label


def quotes_without_status(manuscript: Manuscript) -> Iterator[Finding]:
    for part in manuscript.parts:
        if part.kind == "quote" and not part.value.get("status"):
            yield Finding(
                "quote_without_status",
                "引用に確かさの印がありません。",
                part.place.inside("status"),
                "公式・報道・推計・リーク・推測・否定から選びます。",
            )


def unexplained_leaks(manuscript: Manuscript) -> Iterator[Finding]:
    """The first leak that no note explains: one beside it, or a box on leaks in its section or before.

    One box serves the rest of the article, so the first place is enough to name.
    """
    for section in manuscript.sections:
        if any(explains_leaks(part) for part in section.parts):
            return
        for part in section.parts:
            for place in bare_leaks(part):
                yield Finding(
                    "leak_without_note",
                    "リークに、その扱いを述べた注がありません。",
                    place,
                    "同じ節に、リークの扱いを書いた囲み（補足）を置きます。表なら「注」、数字なら「補足」の欄でもかまいません。",
                )
                return


def explains_leaks(part: Part) -> bool:
    return part.kind == "callout" and any(
        LEAK in passage.text for passage in passages_in(part.value.block, part.value, part.place)
    )


def bare_leaks(part: Part) -> Iterator[Place]:
    """Where this block says something leaked and has no note of its own."""
    if part.kind == "quote" and part.value.get("status") == Status.LEAKED:
        yield part.place
    elif part.kind == "comparison_table" and not part.value.get("note"):
        yield from (
            part.place.inside("grid", name=row_name(number, row)) for number, row in leaked_rows(part.value.get("grid"))
        )
    elif part.kind == "statistics":
        yield from (
            part.place.inside("figures", child.id or "", name=f"「{child.value['label']}」")
            for child in part.value["figures"].bound_blocks
            if child.value["status"] == Status.LEAKED and not child.value["note"]
        )


def leaked_rows(grid) -> Iterator[tuple[int, Row]]:
    """With their numbers."""
    rows = enumerate(grid.rows, start=1) if isinstance(grid, Grid) else ()
    return ((number, row) for number, row in rows if row.status == Status.LEAKED)
