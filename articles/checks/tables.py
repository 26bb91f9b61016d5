"""Tables: a title, and where the contents come from."""

from collections.abc import Iterator

from articles.checks.finding import Finding
from articles.checks.manuscript import Manuscript


def table_findings(manuscript: Manuscript) -> Iterator[Finding]:
    for part in manuscript.parts:
        if part.kind != "comparison_table":
            continue
        if not part.value.get("caption"):
            yield Finding(
                "table_without_caption",
                "表に題がありません。",
                part.place.inside("caption"),
                "何を比べた表かを、短く書きます。",
            )
        if not any(part.value.get("sources") or []) and not part.value.get("note"):
            yield Finding(
                "table_without_source",
                "表に出典がありません。",
                part.place.inside("sources"),
                "出典を選びます。編集部がまとめた表なら、そのことを「注」に書きます。",
            )
