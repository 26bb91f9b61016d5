"""The whole article: front matter, text, sources, history."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin

from articles.entities import entities_shown
from articles.markdown import escaping
from articles.markdown.blocks import key_points, section
from articles.markdown.front_matter import front_matter
from core.page_links import urls_of_linked_pages
from core.pictures import prefetch_renditions
from core.templatetags.typography import TOKYO, japanese_datetime
from facts.references import Reference, References
from facts.status import Status
from timeline.shown_events import show_events


@dataclass
class Setting:
    """Where an article's words stand: its address, what it links to, and how it numbers its sources.

    Attributes:
        url: the whole address of the article.
        linked_page_urls: as `urls_of_linked_pages` gives them.
    """

    url: str
    references: References
    linked_page_urls: dict[str, str]

    def absolute(self, url: str | None) -> str:
        """The whole address; "" without one."""
        return urljoin(self.url, url) if url else ""

    def cite(self, source) -> str:
        return self.cite_key(source.pk)

    def cite_key(self, source_id: int) -> str:
        """`[^3]`, the number that the page gives it; "" for a source that is gone."""
        cited = self.references.cite(source_id)
        return f"[^{cited[0]}]" if cited else ""


class Document:
    def __init__(self, article, request):
        """Loads all that the article shows: as many queries however long it is, fourteen at most."""
        timelines = article.timelines()
        show_events(timelines)
        prefetch_renditions(article.figure_images())
        self.article = article
        self.setting = Setting(
            url=article.get_full_url(request),
            references=References(
                article.body,
                loaded=[source for value in timelines for source in value.sources],
                uncited=[block.value.pk for block in article.other_sources],
            ),
            linked_page_urls=urls_of_linked_pages(article.streams(), request),
        )

    def text(self) -> str:
        # The sources come after the text, whose marks give them their numbers.
        parts = [self.head, self.body, self.history, *self.sources]
        return f"{escaping.blocks(parts)}\n"

    @cached_property
    def head(self) -> str:
        article = self.article
        points = [block.value for block in article.key_points]
        return escaping.blocks(
            [
                front_matter(self.facts),
                escaping.heading(1, article.title),
                escaping.line(article.dek),
                *([escaping.heading(2, "この記事の要点"), key_points(points)] if points else []),
            ]
        )

    @property
    def facts(self) -> dict:
        """What the front matter says; keys without a value are left out there."""
        article = self.article
        return {
            "title": article.title,
            "description": article.dek,
            "url": self.setting.url,
            "language": "ja",
            "publisher": "airace",
            "authors": [author.name for author in article.authors],
            "published": moment(article.first_published_at),
            "updated": moment(article.last_updated_at),
            "topics": [topic.name for topic in article.topic_list],
            "entities": [entity.name for entity in entities_shown(article)],
        }

    @cached_property
    def body(self) -> str:
        return escaping.blocks(section(block.value, self.setting) for block in self.article.body)

    @property
    def sources(self) -> list[str]:
        """Cited ones as footnotes, the others as a list: a footnote that nobody cites is not shown by most programs."""
        listed = self.setting.references.listed()
        cited = [f"[^{each.number}]: {source_line(each)}" for each in listed if each.places]
        others = [escaping.item("-", source_line(each)) for each in listed if not each.places]
        return [
            *([escaping.heading(2, "番号を付けていない出典"), "\n".join(others)] if others else []),
            *([escaping.heading(2, "出典"), "\n\n".join(cited)] if cited else []),
        ]

    @property
    def history(self) -> str:
        lines = (
            f"{japanese_datetime(entry.at)}　{entry.get_kind_display()}{'：' if entry.note else ''}"
            f"{escaping.inline(entry.note)}"
            for entry in self.article.history
        )
        items = "\n".join(escaping.item("-", each) for each in lines)
        return escaping.blocks([escaping.heading(2, "更新の記録"), items]) if items else ""


def source_line(reference: Reference) -> str:
    """Begins with a word and a space: `[^1]: word` alone would define a link, and be gone from the text."""
    source = reference.source
    status = Status(source.status).label if source.status else source.get_kind_display()
    title = escaping.link(escaping.inline(source.title), source.url)
    facts = [source.publisher, str(source.published_on) if source.published_on else "", source.note]
    said = [escaping.inline(fact) for fact in facts if fact]
    kept = [escaping.link("保存版", source.archive_url)] if source.archive_url else []
    return f"〔{status}〕 {title}　{'、'.join([*said, *kept])}"


def moment(at: dt.datetime | None) -> str:
    """On Tokyo's clock, as everything that readers see."""
    return at.astimezone(TOKYO).isoformat(timespec="seconds") if at else ""


def as_markdown(article, request) -> str:
    """The text of the article's file; see `Document` for what it costs."""
    return Document(article, request).text()
