"""The pictures that stand for an article, its tables, a topic, an author or an entity where they are shared."""

from articles.tables.grid import Grid
from core.share_images import Card, Motif, Photograph, TableCard, TableCell, TableRow
from core.templatetags.typography import japanese_date
from facts.models import Entity
from facts.share_images import mark_of
from facts.status import Status

MOTIFS = {Entity.Kind.COMPANY: "crossing", Entity.Kind.PERSON: "dots", Entity.Kind.BENCHMARK: "bars"}
MOST_TABLES = 20


def article_card(article) -> Card:
    """Of what the article itself holds; no query on its page."""
    topic, image = article.main_topic, article.hero_image
    return Card(
        title=article.title,
        kicker=topic.name if topic else "記事",
        art=Photograph.of(image) if image else Motif("crossing", article.slug),
        date=japanese_date(article.first_published_at),
        status=mark_of(Status.LEAKED, label="リークを含む") if tells_leaks(article) else None,
    )


def tells_leaks(article) -> bool:
    """Whether a quote, a row or a number of it is marked as leaked."""
    return any(
        leaked_in(child.block_type, child.value) for section in article.body for child in section.value["content"]
    )


def leaked_in(kind: str, value) -> bool:
    if kind == "quote":
        return value.get("status") == Status.LEAKED
    if kind == "comparison_table":
        grid = value.get("grid")
        return isinstance(grid, Grid) and any(row.status == Status.LEAKED for row in grid.rows)
    return kind == "statistics" and any(figure["status"] == Status.LEAKED for figure in value["figures"])


def table_card(article, value) -> TableCard:
    """`value` is that of a comparison table in the article."""
    grid = value["grid"]
    return TableCard(
        caption=value["caption"],
        article=article.title,
        headings=tuple(
            f"{column.heading}（{column.unit}）" if column.unit else column.heading for column in grid.columns
        ),
        rows=tuple(table_row(row) for row in grid.rows),
        date=f"{value['as_of']}時点" if value["as_of"] else "",
    )


def table_row(row) -> TableRow:
    cells = (
        TableCell(cell.text, cell.verdict.value if cell.verdict else "") if cell.kind != "empty" else TableCell("")
        for cell in row.typed_cells
    )
    return TableRow(tuple(cells), row.status_label)


def table_cards(article) -> list[TableCard]:
    values = article.values_of("comparison_table")[:MOST_TABLES]
    return [table_card(article, value) for value in values if isinstance(value.get("grid"), Grid)]


def topic_card(topic) -> Card:
    return Card(title=topic.name, kicker="トピック", art=Motif("strata", topic.slug))


def author_card(author) -> Card:
    return Card(title=author.name, kicker=author.role or "著者", art=Motif("dots", author.slug))


def entity_card(entity) -> Card:
    """In its own colour, or that of the company that it belongs to."""
    motif = Motif(MOTIFS.get(entity.kind, "laps"), entity.slug, (entity.lane_or_parents,))
    return Card(title=entity.name, kicker=entity.get_kind_display(), art=motif)
