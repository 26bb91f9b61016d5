"""Every page of the demonstration that can be reached by a link."""

import gzip
import io
from collections import Counter
from urllib.parse import unquote, urlsplit

import extruct
import pytest
from bs4 import BeautifulSoup
from django.test import Client
from PIL import Image

from tests.programs import ROOT

CSS_BUDGET = 20_000


@pytest.fixture(scope="module")
def site(demo, django_db_blocker):
    """Path (without a query) to what it answers, for every page that links lead to from the front page."""
    client, pages, waiting = Client(), {}, {"/"}
    with django_db_blocker.unblock():
        while waiting:
            path = waiting.pop()
            response = client.get(path)
            assert response.status_code == 200, path
            is_page = response["Content-Type"].startswith("text/html")
            pages[path] = BeautifulSoup(response.getvalue(), "html.parser") if is_page else None
            links = {urlsplit(link["href"]).path for link in pages[path].select("a[href^='/']")} if is_page else set()
            waiting |= {link for link in links - set(pages) if not link.startswith(("/media/", "/static/"))}
    return pages


@pytest.fixture(scope="module")
def indexed(site):
    """The pages that search engines may show."""
    return {
        path: page
        for path, page in site.items()
        if page and not any("noindex" in meta["content"] for meta in page.select("meta[name=robots]"))
    }


def test_internal_links_and_their_anchors_lead_somewhere(site):
    assert len(site) > 60
    lost = []
    for path, page in site.items():
        for link in page.select("a[href*='#']") if page else ():
            address = urlsplit(link["href"])
            there = site.get(address.path or path)
            if address.netloc or address.query or there is None or not address.fragment:
                continue
            anchor = unquote(address.fragment.partition(":~:")[0])  # what follows is words to highlight
            if not there.find(id=anchor):
                lost.append((path, link["href"]))
    assert lost == []


def test_every_picture_has_words_or_says_that_it_needs_none(site):
    pictures = [(path, image) for path, page in site.items() if page for image in page.select("img")]
    assert pictures
    assert [(path, image["src"]) for path, image in pictures if image.get("alt") is None] == []


def test_every_page_has_a_title_of_its_own(indexed):
    titles = Counter(page.title.get_text(strip=True) for page in indexed.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_what_it_is_and_where(indexed):
    for path, page in indexed.items():
        meta = {m.get("property") or m.get("name"): m["content"] for m in page.select("meta[content]")}
        assert 10 <= len(meta["description"]) <= 120, path
        assert page.select_one("link[rel=canonical]")["href"] == f"http://testserver{path}" == meta["og:url"]
        assert meta["og:title"], path
        assert meta["og:image:alt"], path


def test_every_page_names_a_share_image_that_exists(indexed, client, db):
    for address in {page.select_one("meta[property='og:image']")["content"] for page in indexed.values()}:
        response = client.get(address.removeprefix("http://testserver"))
        with Image.open(io.BytesIO(response.getvalue())) as picture:
            assert (picture.format, picture.size) == ("PNG", (1200, 630)), address


def test_each_kind_of_page_describes_itself_to_machines(indexed):
    kinds = set()
    for path, page in indexed.items():
        found = extruct.extract(str(page), base_url="http://testserver", syntaxes=["json-ld"])["json-ld"]
        things = [thing for block in found for thing in block["@graph"]]
        assert path == "/" or any(thing["@type"] == "BreadcrumbList" for thing in things), path
        kinds |= {thing["@type"] for thing in things}
    assert {"NewsArticle", "NewsMediaOrganization", "WebSite", "ProfilePage", "CollectionPage", "Dataset"} <= kinds


def test_the_style_sheets_keep_their_budget(site):
    for path in ("/articles/openai-chases-google/", "/", "/timeline/"):
        names = [link["href"].removeprefix("/") for link in site[path].select("link[rel=stylesheet]")]
        assert sum(len(gzip.compress((ROOT / name).read_bytes())) for name in names) <= CSS_BUDGET, path
