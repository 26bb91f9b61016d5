"""The demo's texts against the rules of the house; blocks are recorded as written, not built."""

import importlib
import re
import sys
from collections import Counter
from types import ModuleType
from typing import NamedTuple

import pytest

BLOCKS = [
    "section",
    "heading",
    "paragraph",
    "prose_list",
    "numbered_points",
    "quote",
    "figure",
    "comparison_table",
    "key_points",
    "callout",
    "statistics",
    "timeline",
    "dialogue",
]
STATUS_SUFFIX = re.compile(r"〔(?:公式|報道|推計|リーク|推測|否定)〕$")
CITATION = re.compile(r"\[\[([a-z0-9-]+)\]\]")
LINK = re.compile(r"\[[^\[\]]+\]\((/[^)]*)\)")


class Recorded(NamedTuple):
    kind: str
    args: tuple
    options: dict


@pytest.fixture(scope="module")
def content():
    """The package `home.demo.content`, its constructors replaced by ones that only record."""
    writing = ModuleType("home.demo.writing")
    for kind in BLOCKS:
        setattr(writing, kind, lambda *args, _kind=kind, **options: Recorded(_kind, args, options))
    ours = ("home.demo.writing", "home.demo.content")
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if name.startswith(ours)}
    sys.modules["home.demo.writing"] = writing
    yield importlib.import_module("home.demo.content")
    for name in [name for name in sys.modules if name.startswith(ours)]:
        del sys.modules[name]
    sys.modules.update(before)


@pytest.fixture
def blocks(content):
    """Every block of every article and policy page."""
    return list(recorded([[a["lead"], a["sections"]] for a in content.ARTICLES] + [p["blocks"] for p in content.PAGES]))


@pytest.fixture
def chase(content):
    return next(article for article in content.ARTICLES if article["slug"] == "openai-chases-google")


@pytest.fixture
def chase_blocks(chase):
    return list(recorded([chase["lead"], chase["sections"]]))


def recorded(value):
    if isinstance(value, Recorded):
        yield value
        yield from recorded(value.args)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from recorded(part)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, Recorded):
        yield from strings(value.args)
        yield from strings(value.options)
    elif isinstance(value, dict):
        yield from strings(list(value.values()))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from strings(part)


def everything(content):
    return [getattr(content, name) for name in content.__all__]


def grid_of(table):
    """Heading cells, and rows of cells."""
    headings, *rows = (
        [cell.strip() for cell in line.split("|")] for line in table.args[1].splitlines() if line.strip()
    )
    return headings, rows


def of_kind(blocks, kind):
    return [block for block in blocks if block.kind == kind]


def test_every_cited_source_is_listed(content, blocks):
    cited = {key for block in blocks for text in strings(block) for key in CITATION.findall(text)}
    cited |= {block.options["source"] for block in blocks if block.options.get("source")}
    cited |= {key for block in blocks for key in block.options.get("sources", [])}
    cited |= {entry["source"] for event in content.EVENTS for entry in event["trail"]}
    assert cited == {source["key"] for source in content.SOURCES}


def test_no_source_has_a_guessed_address(content):
    assert {source["url"] for source in content.SOURCES} == {""}


def test_names_are_unique_and_parents_exist(content):
    slugs = [entity["slug"] for entity in content.ENTITIES]
    assert len(slugs) == len(set(slugs))
    assert {entity["parent"] for entity in content.ENTITIES} - {None} <= set(slugs)


def test_readings_are_hiragana(content):
    assert [e["slug"] for e in content.ENTITIES if not re.fullmatch("[ぁ-んー]+", e["reading"])] == []


def test_entity_columns_hold_registered_names(content, blocks):
    names = {entity["name"] for entity in content.ENTITIES}
    for table in of_kind(blocks, "comparison_table"):
        headings, rows = grid_of(table)
        for position, heading in enumerate(headings):
            if heading.endswith("〔名称〕"):
                assert {STATUS_SUFFIX.sub("", row[position]) for row in rows} <= names


def test_tables_are_rectangular_and_their_cells_short(blocks):
    for table in of_kind(blocks, "comparison_table"):
        headings, rows = grid_of(table)
        assert {len(row) for row in rows} == {len(headings)}, table.args[0]
        assert max(len(cell) for row in rows for cell in row) <= 60


def test_links_lead_to_pages_of_the_demo(content, blocks):
    known = {f"/articles/{article['slug']}/" for article in content.ARTICLES}
    known |= {f"/policies/{page['slug']}/" for page in content.PAGES if page["slug"] != "policies"}
    known |= {"/corrections/", "/discussion/claims/"}
    assert {url for text in strings(everything(content)) for url in LINK.findall(text)} <= known
    assert {link["url"] for author in content.AUTHORS for link in author["links"]} <= known


def test_articles_name_known_authors_and_topics_and_every_topic_is_used(content):
    authors = {author["slug"] for author in content.AUTHORS}
    topics = {topic["slug"] for topic in content.TOPICS}
    assert {slug for article in content.ARTICLES for slug in article["authors"]} == authors
    assert {slug for article in content.ARTICLES for slug in article["topics"]} == topics


def test_the_authors_say_that_they_are_fictional(content):
    assert all("架空" in author["profile"] for author in content.AUTHORS)


def test_headings_and_key_points_are_short(content, blocks):
    assert max(len(section.args[0]) for section in of_kind(blocks, "section")) <= 28
    assert max(len(a + b) for article in content.ARTICLES for a, b in article["key_points"]) <= 60


def test_fields_fit_their_columns(content, blocks):
    assert max(len(article["dek"]) for article in content.ARTICLES) <= 160
    assert max(len(article["hero_caption"]) for article in content.ARTICLES) <= 200
    assert max(len(entry["note"]) for article in content.ARTICLES for entry in article["updates"]) <= 400
    assert max(len(figure.args[1]) for figure in of_kind(blocks, "figure")) <= 200


def test_characters_are_those_of_the_house_style(content):
    odd = re.compile("[０-９Ａ-Ｚａ-ｚ｡-ﾟ]|第[1-4一二三四]四半期|(?<=[ぁ-んァ-ヶ一-龠])[,.!?;:()]")
    assert [found[0] for text in strings(everything(content)) for found in odd.finditer(text)] == []


def test_no_space_parts_japanese_from_latin(blocks):
    spaced = re.compile("[ぁ-んァ-ヶ一-龠、。] +[A-Za-z0-9]|[A-Za-z0-9] +[ぁ-んァ-ヶ一-龠]")
    prose = [block for block in blocks if block.kind not in ("section", "comparison_table")]
    assert [text for block in prose for text in strings(block) if spaced.search(text)] == []


def test_each_picture_is_used_once(content, blocks):
    keys = [figure.args[0] for figure in of_kind(blocks, "figure")]
    keys += [article["hero"] for article in content.ARTICLES]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_quotes_are_paraphrases_without_brackets_and_have_a_source(blocks):
    for quote in of_kind(blocks, "quote"):
        assert quote.options["wording"] == "paraphrase"
        assert "「" not in quote.args[0]
        assert quote.options["source"]


def test_histories_are_newest_first_and_end_with_the_publication(content):
    for article in content.ARTICLES:
        moments = [entry["at"] for entry in article["updates"]]
        assert moments == sorted(moments, reverse=True)
        assert article["updates"][-1]["kind"] == "publication"
        assert moments[-1] == article["first_published_at"]


def test_the_main_article_tells_its_correction(chase):
    (correction,) = [entry for entry in chase["updates"] if entry["kind"] == "correction"]
    assert "サツケバー" in correction["note"]
    assert "2024年5月" in correction["note"]


def test_the_main_article_holds_every_kind_of_block(chase_blocks):
    assert {block.kind for block in chase_blocks} == set(BLOCKS) - {"heading"}
    assert len(of_kind(chase_blocks, "section")) == 7
    assert len(of_kind(chase_blocks, "comparison_table")) == 6
    assert len(of_kind(chase_blocks, "quote")) >= 5
    assert len(of_kind(chase_blocks, "figure")) >= 8


def test_the_main_article_shows_tables_in_every_look(chase_blocks):
    looks = {table.options["look"] for table in of_kind(chase_blocks, "comparison_table")}
    assert looks == {"verdict", "text", "levels"}


def test_every_numbered_point_of_the_main_article_has_three_lines(chase_blocks):
    points = [point for block in of_kind(chase_blocks, "numbered_points") for point in block.args]
    assert [heading for heading, lines in points if len(lines) != 3] == []


def test_the_conclusion_has_five_points_of_two_or_three_lines(chase_blocks):
    (box,) = of_kind(chase_blocks, "key_points")
    _, *points = box.args
    assert len(points) == 5
    assert all(len(text.splitlines()) in (2, 3) for _, text in points)


def test_the_first_leak_of_the_main_article_is_followed_by_a_note(chase_blocks):
    first = next(i for i, block in enumerate(chase_blocks) if any("（リーク）" in text for text in strings(block)))
    following = chase_blocks[first + 1]
    assert (following.kind, following.args[0]) == ("callout", "note")
