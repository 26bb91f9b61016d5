"""Sources: every reference names one that is there, and nothing is listed in vain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.finding import Finding, Place
from articles.checks.manuscript import Manuscript, source_marks
from facts.models import Source
from facts.references import sources_in

ID = re.compile(r'\bid="(\d+)"')
TYPED_NUMBER = re.compile(r"[\[［][0-9０-９]{1,3}[\]］]")
CHOOSERS = {"quote": "source", "statistics": "source", "comparison_table": "sources"}


@dataclass(frozen=True)
class Reference:
    """A place that names a source; no id where the name is lost."""

    source_id: int | None
    place: Place


def source_findings(manuscript: Manuscript) -> Iterator[Finding]:
    cited = [*marked(manuscript), *chosen(manuscript)]
    extra = listed(manuscript)
    known = known_sources({reference.source_id for reference in [*cited, *extra]} - {None})
    yield from missing_sources([*cited, *extra], known)
    yield from quotes_without_source(manuscript)
    yield from typed_numbers(manuscript)
    yield from idle_sources(cited, [reference for reference in extra if reference.source_id in known])


def marked(manuscript: Manuscript) -> Iterator[Reference]:
    """The numbers in running text."""
    for passage in manuscript.passages:
        for mark in source_marks(passage.markup):
            found = ID.search(mark)
            yield Reference(int(found[1]) if found else None, passage.place)


def chosen(manuscript: Manuscript) -> Iterator[Reference]:
    """The sources that blocks name."""
    for part in manuscript.parts:
        if name := CHOOSERS.get(part.kind):
            for source in sources_in(part.value.get(name)):
                yield Reference(source.pk, part.place.inside(name))
            if part.kind == "comparison_table" and None in (part.value.get(name) or []):
                yield Reference(None, part.place.inside(name))


def listed(manuscript: Manuscript) -> list[Reference]:
    return [
        Reference(child.value.pk if child.value else None, Place(("other_sources", child.id or ""), "そのほかの出典"))
        for child in manuscript.field("other_sources") or []
    ]


def known_sources(ids: set[int]) -> set[int]:
    """Those that are still there. One query."""
    return set(Source.objects.filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()


def missing_sources(references: list[Reference], known: set[int]) -> Iterator[Finding]:
    for reference in references:
        if reference.source_id not in known:
            yield Finding(
                "missing_source",
                "登録されていない出典を指しています。番号は読者に見えません。",
                reference.place,
                "出典を選び直すか、印を消します。",
            )


def quotes_without_source(manuscript: Manuscript) -> Iterator[Finding]:
    for part in manuscript.parts:
        if part.kind == "quote" and not part.value.get("source"):
            yield Finding(
                "quote_without_source",
                "引用に出典がありません。",
                part.place.inside("source"),
                "どこで知った言葉かを、出典から選びます。",
            )


def typed_numbers(manuscript: Manuscript) -> Iterator[Finding]:
    """Numbers typed by hand point nowhere: the publication numbers its sources itself."""
    for passage in manuscript.passages:
        if passage.markup and (words := dict.fromkeys(TYPED_NUMBER.findall(passage.text))):
            yield Finding(
                "typed_reference",
                f"手で打った出典の番号があります：{'、'.join(words)}",
                passage.place,
                "消して、ツールバーの「出典の番号」から選びます。番号は自動で付きます。",
            )


def idle_sources(cited: list[Reference], extra: list[Reference]) -> Iterator[Finding]:
    """そのほかの出典 are uncited by definition. What is worth a word: one that is cited as well, and a list of them
    under a text that cites nothing, where no reader can tell which claim rests on what."""
    cited_ids = {reference.source_id for reference in cited}
    for reference in extra:
        if reference.source_id in cited_ids:
            yield Finding(
                "source_listed_twice",
                "本文で引いている出典です。",
                reference.place,
                "本文で引いた出典は自動で並ぶので、ここからは外します。",
            )
    if extra and not cited_ids:
        yield Finding(
            "source_never_cited",
            f"挙げた出典{len(extra)}件が、本文のどこからも引かれていません。",
            extra[0].place,
            "もとにした文のあとに「出典の番号」を付けます。",
        )
