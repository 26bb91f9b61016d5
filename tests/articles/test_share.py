from urllib.parse import parse_qs, urlsplit

import pytest

from articles.share import share_links

TITLE, URL = "首位は&誰?", "https://airace.example/articles/a/?b=1&c=2"


@pytest.mark.parametrize("number", range(4))
def test_each_is_a_plain_web_address(number):
    link = share_links(TITLE, URL)[number]
    assert link["url"].startswith("https://")
    assert " " not in link["url"]


def test_the_title_and_the_address_arrive_whole():
    links = {link["label"]: parse_qs(urlsplit(link["url"]).query) for link in share_links(TITLE, URL)}
    assert links["Xで共有"] == {"text": [TITLE], "url": [URL]}
    assert links["LINE"] == {"text": [f"{TITLE} {URL}"]}
    assert links["Bluesky"] == {"text": [f"{TITLE} {URL}"]}


@pytest.mark.parametrize(
    ("scheme", "path"), [("https", "/entry/s/airace.example/"), ("http", "/entry/airace.example/")]
)
def test_hatena_names_the_scheme_in_its_path(scheme, path):
    link = share_links(TITLE, f"{scheme}://airace.example/")[1]
    assert urlsplit(link["url"]).path == path
