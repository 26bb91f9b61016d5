import pytest

from core.purging import pages_showing
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def mentioning(entity):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}]}],
    }
    return [section(("comparison_table", {"caption": "表", "grid": grid}))]


def test_pages_are_found_directly_and_through_what_holds_the_thing():
    company = EntityFactory()
    model = EntityFactory(parent=company)
    direct, indirect = article(sections=mentioning(company)), article(sections=mentioning(model))
    article()
    assert {page.pk for page in pages_showing(company)} == {direct.pk, indirect.pk}


def test_a_draft_shows_nothing():
    entity = EntityFactory()
    article(sections=mentioning(entity), published=False)
    assert not pages_showing(entity).exists()


def test_two_things_that_hold_each_other_end():
    first = EntityFactory()
    second = EntityFactory(parent=first)
    first.parent = second
    first.save()
    assert list(pages_showing(first)) == []
