"""What holds for every page that readers get, whatever its type."""

import gzip
import re

import pytest

from tests.factories.facts import EntityFactory
from tests.factories.pages import article, standard_page
from tests.factories.writers import AuthorFactory, TopicFactory
from tests.programs import ROOT

pytestmark = pytest.mark.django_db

KINDS = [
    "front page",
    "list",
    "article",
    "topic",
    "topics",
    "author",
    "entity",
    "entities",
    "corrections",
    "follow",
    "policy",
    "not found",
]
CSS_BUDGET, SCRIPT_BUDGET, SCRIPT_BUDGET_WITH_DISCUSSION = 20_000, 10_000, 14_000


@pytest.fixture
def addresses():
    topic, author, entity = TopicFactory(), AuthorFactory(), EntityFactory()
    page = article(topics=[topic], authors=[author])
    paths = [
        "/",
        "/articles/",
        page.url,
        topic.get_absolute_url(),
        "/topics/",
        author.get_absolute_url(),
        entity.get_absolute_url(),
        "/entities/",
        "/corrections/",
        "/follow/",
        standard_page().url,
        "/nothing-here/",
    ]
    return dict(zip(KINDS, paths, strict=True))


@pytest.fixture(params=KINDS)
def response(request, client, addresses):
    return client.get(addresses[request.param])


def test_it_sets_no_cookie_and_does_not_vary_by_one(response):
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_it_names_how_long_it_may_be_kept_or_is_not_kept(response):
    if response.status_code == 200:
        assert re.search(r"s-maxage=\d+", response["Cache-Control"])
    else:
        assert "s-maxage" not in response.get("Cache-Control", "")


def test_it_asks_nothing_of_another_site(response):
    html = response.content.decode()
    loads = re.findall(r'<(?:script|img|source|iframe|link)\b[^>]*?(?:src|srcset|href)="([^"]+)"', html)
    assert loads
    assert all(url.startswith("/") or url.startswith("http://testserver/") for url in loads)


def test_it_has_nothing_inline(response):
    html = response.content.decode()
    assert "style=" not in html
    assert "<style" not in html
    assert not re.search(r'<script(?![^>]*\bsrc=)(?! type="application/ld\+json")', html)
    assert not re.search(r"\son\w+=", html)
    assert "nonce" not in html


def test_it_carries_nothing_personal(response):
    html = response.content.decode()
    assert "csrf" not in html.lower()
    assert "/cms/" not in html


def test_it_is_japanese_with_one_heading_and_a_title(response):
    html = response.content.decode()
    assert '<html lang="ja"' in html
    assert html.count("<h1") == 1
    assert re.search(r"<title>\s*\S+.*airace", html, re.DOTALL)


def test_signed_in_editors_get_the_same_bytes(addresses, client, admin_client):
    for path in addresses.values():
        assert client.get(path).content == admin_client.get(path).content


def compressed(paths):
    return sum(len(gzip.compress(path.read_bytes())) for path in paths)


def linked(response, kind):
    """The files of that kind which the page names."""
    found = set(re.findall(rf'(?:src|href)="/static/({kind}/[^"]+\.{kind})"', response.content.decode()))
    return {ROOT / "static" / name for name in found}


def with_imports(scripts):
    """Those scripts and all that they load, at once or later."""
    found = set()
    while scripts - found:
        script = (scripts - found).pop()
        found.add(script)
        scripts |= {
            (script.parent / name).resolve() for name in re.findall(r'import\b[^"\n]*"(\.[^"]+)"', script.read_text())
        }
    return found


def test_its_style_sheets_keep_their_budget(response):
    assert compressed(linked(response, "css")) <= CSS_BUDGET


def test_its_scripts_keep_their_budget(response):
    scripts = with_imports(linked(response, "js"))
    has_discussion = any(script.name == "discussion.js" for script in scripts)
    assert compressed(scripts) <= (SCRIPT_BUDGET_WITH_DISCUSSION if has_discussion else SCRIPT_BUDGET)
