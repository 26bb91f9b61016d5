"""Unsaved articles to check: sections in stored form, as the database would give them."""

import json

import pytest

from articles.checks import check_article
from articles.models import ArticlePage
from articles.tables.grid_block import find_entities
from articles.tables.plain_form import from_plain
from articles.tables.stored_form import to_stored
from home.roles import APPROVER
from tests.factories.pages import section

POINT = [{"type": "point", "value": {"heading": "首位は入れ替わった"}, "id": "point"}]


def table(lines="名 | 評価\n甲 | 一", **fields):
    """A comparison table, its grid given as plain lines."""
    return ("comparison_table", {"caption": "題", "grid": to_stored(from_plain(lines, find_entities)), **fields})


def with_ids(blocks, prefix):
    return [{**block, "id": f"{prefix}{number}"} for number, block in enumerate(blocks, start=1)]


def paper(*content, heading="見出し", sections=None, **fields) -> ArticlePage:
    """An article with key points and one section, its blocks called b1, b2, …; nothing is saved."""
    sections = [section(*content, heading=heading)] if sections is None else sections
    for stored in sections:
        stored["value"]["content"] = with_ids(stored["value"]["content"], "b")
    fields = {"title": "題", "key_points": json.dumps(POINT), **fields}
    return ArticlePage(body=json.dumps(with_ids(sections, "s")), **fields)


@pytest.fixture
def findings(db):
    """What the checks find in an article: codes and places, those of one code when it is named."""

    def findings(*content, code=None, **fields):
        found = check_article(paper(*content, **fields))
        return found if code is None else [finding for finding in found if finding.code == code]

    return findings


@pytest.fixture
def approver(signed_in):
    return signed_in(APPROVER)
