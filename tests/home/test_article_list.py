"""The list of articles in the admin."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from home.roles import EDITOR
from tests.factories.pages import article
from tests.factories.writers import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in(EDITOR)


def test_it_names_authors_and_state(editor):
    article(title="二人の一本", authors=[AuthorFactory(name="甲野"), AuthorFactory(name="乙川")])
    article(title="書きかけ", published=False)
    page = editor.get(reverse("article_list:index")).text
    assert "甲野、乙川" in page
    assert "書きかけ" in page


def test_all_authors_cost_one_query(editor):
    for _ in range(3):
        article(authors=[AuthorFactory(), AuthorFactory()])
    with CaptureQueriesContext(connection) as captured:
        editor.get(reverse("article_list:index"))
    assert sum("articles_articleauthor" in query["sql"] for query in captured) == 1
