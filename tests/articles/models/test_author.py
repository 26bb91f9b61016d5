import json

import pytest
from django.core.exceptions import ValidationError

from articles.models import Author
from articles.models.author import AuthorLinkBlock
from tests.factories.writers import AuthorFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "example.com", "//example.com"])
def test_a_link_to_anything_but_a_page_is_refused(url):
    block = AuthorLinkBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"label": "名", "url": url}))


def test_an_author_page_shows_name_role_profile_and_links(client):
    links = json.dumps([{"type": "link", "value": {"label": "方針", "url": "/policies/editorial/"}}])
    AuthorFactory(slug="sakuma", name="佐久間", role="編集委員", profile="<p>数字を測る。</p>", links=links)
    html = client.get("/authors/sakuma/").content.decode()
    for words in ("佐久間", "編集委員", "数字を測る。", 'href="/policies/editorial/"'):
        assert words in html


def test_the_initial_stands_for_a_portrait():
    assert Author(name="佐久間").initial == "佐"
