"""A comparison table as one article shows it, with the addresses under which it can be had."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from wagtail.models import Page

from articles.tables.grid import Grid
from core.anchors import block_anchor
from facts.models import Source


@dataclass(frozen=True)
class ShownTable:
    """
    Attributes:
        place: the table's anchor in the article, `s-1a2b3c4d`; it stays when words and order change.
        value: of the comparison table's block.
    """

    article: Page
    place: str
    value: dict

    @property
    def caption(self) -> str:
        return self.value["caption"]

    @property
    def grid(self) -> Grid:
        return self.value["grid"]

    @cached_property
    def sources(self) -> list[Source]:
        """In the editor's order, without those that are gone. One query, none where none is named."""
        keys = [source.pk for source in self.value["sources"] if source]
        found = Source.objects.in_bulk(keys) if keys else {}
        return [found[key] for key in keys if key in found]

    @property
    def path(self) -> str:
        """Where readers see it."""
        return f"{self.article.url}#{self.place}"

    @property
    def csv_path(self) -> str:
        return reverse("table_csv", args=[self.article.slug, self.place])

    @property
    def json_path(self) -> str:
        return reverse("table_json", args=[self.article.slug, self.place])

    @property
    def embed_path(self) -> str:
        return reverse("table_embed", args=[self.article.slug, self.place])


def tables_in(article) -> Iterator[tuple[str, ShownTable]]:
    """(block id, table) for each table of an article, in reading order."""
    for section in article.body:
        for child in section.value["content"]:
            if child.block_type == "comparison_table":
                yield child.id, ShownTable(article, block_anchor(child.id), child.value)
