import json

from articles.models import ArticlePage
from core.stored_text import stored_text
from tests.factories.pages import section


def test_rich_text_stands_as_it_was_written():
    page = ArticlePage(body=json.dumps([section(("paragraph", '<p><a linktype="page" id="3">続き</a></p>'))]))
    assert '<a linktype="page" id="3">続き</a>' in stored_text(page.body)


def test_nothing_is_no_text():
    assert stored_text() == ""
