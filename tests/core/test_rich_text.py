"""Running text keeps what its features name, and links that lead to a page.

Posted here without the editor, as an attacker would.
"""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from wagtail.blocks import RichTextBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import expand_db_html

from articles.models import Author
from core.blocks import INLINE_FEATURES, MarkedTextBlock, ParagraphBlock
from tests.factories.pages import article, section

DANGEROUS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "\tjavascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java\r\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "java\x00script:alert(1)",
    "\u00a0javascript:alert(1)",
    "\u3000javascript:alert(1)",
    "java\u200bscript:alert(1)",
    "\ufeffjavascript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript&#58;alert(1)",
    "&#106;avascript:alert(1)",
    "javascript%3Aalert(1)",
    "ｊａｖａｓｃｒｉｐｔ:alert(1)",
    "javascript：alert(1)",
    "jаvascript:alert(1)",  # a Cyrillic а
    "vbscript:msgbox(1)",
    "VBScript:x",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "DATA:text/html,x",
    "blob:https://example.com/x",
    "filesystem:https://example.com/x",
    "file:///etc/passwd",
    "view-source:https://example.com/",
    "intent://x#Intent;end",
    "ftp://example.com/",
    "//evil.example/",
    "/\\evil.example/",
    "\\\\evil.example\\x",
    "https:evil.example",
    "https:///evil.example",
    "http://",
    "mailto:",
    "tel:javascript",
    "evil.html",
    "",
    None,
    5,
    ["javascript:alert(1)"],
    {"toString": "javascript:alert(1)"},
]
# A field for addresses makes http:// addresses of two of these, and knows the third.
HARMLESS = {"evil.html", "//evil.example/", "ftp://example.com/"}
GOOD = [
    "https://example.com/?q=1#a",
    "http://example.com",
    "/policies/",
    "#section",
    "mailto:a@example.com",
    "tel:+8131",
]


def posted(data, *, block_type="unstyled", styles=(), entity="LINK", text="ことば"):
    """Draft.js content as a browser would send it."""
    whole = {"offset": 0, "length": len(text)}
    block = {
        "key": "a",
        "text": text,
        "type": block_type,
        "depth": 0,
        "inlineStyleRanges": [{**whole, "style": style} for style in styles],
        "entityRanges": [{**whole, "key": 0}] if entity else [],
    }
    entities = {"0": {"type": entity, "mutability": "MUTABLE", "data": data}} if entity else {}
    return json.dumps({"blocks": [block], "entityMap": entities})


def stored(content, block=None):
    """What a paragraph keeps of what was posted."""
    return (block or ParagraphBlock()).value_from_datadict({"text": content}, {}, "text").source


@pytest.mark.parametrize("url", DANGEROUS)
def test_a_dangerous_link_is_stored_as_its_words_alone(url):
    html = stored(posted({"url": url}))
    assert BeautifulSoup(html, "html.parser").find("a") is None
    assert "ことば" in html


@pytest.mark.parametrize("url", GOOD)
def test_a_link_that_leads_somewhere_is_stored(url):
    assert BeautifulSoup(stored(posted({"url": url})), "html.parser").find("a")["href"] == url


@pytest.mark.parametrize("identifier", ["1 onclick=alert(1)", '1" onclick="alert(1)', "javascript:", -1, 1.5, [1]])
def test_the_page_of_a_link_is_a_number(identifier):
    assert "<a" not in stored(posted({"id": identifier, "url": "javascript:alert(1)"}))


@pytest.mark.django_db
@pytest.mark.parametrize("url", [url for url in DANGEROUS if url])
def test_no_page_shows_a_dangerous_link_that_was_posted(client, url):
    page = article(sections=[section(("paragraph", stored(posted({"url": url}))))])
    prose = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".prose .section")
    assert "ことば" in prose.text
    links = [link["href"] for link in prose.select("a[href]")]
    assert [link for link in links if not link.startswith(("/", "#", "https://", "http://"))] == []


@pytest.mark.parametrize("attribute", ["onclick", "style", "class", "target", "onmouseover"])
def test_a_link_keeps_nothing_but_its_address(attribute):
    html = stored(posted({"url": "/a/", attribute: "alert(1)"}))
    assert BeautifulSoup(html, "html.parser").find("a").attrs == {"href": "/a/"}


@pytest.mark.parametrize("block_type", ["header-one", "code-block", "atomic", "unordered-list-item", "<script>"])
def test_a_paragraph_holds_no_other_kind_of_block(block_type):
    html = stored(posted({}, block_type=block_type, entity=None))
    assert set(re.findall(r"<(\w+)", html)) <= {"p"}


@pytest.mark.parametrize("entity", ["IMAGE", "EMBED", "DOCUMENT", "HORIZONTAL_RULE", "SCRIPT"])
def test_a_paragraph_holds_no_other_thing(entity):
    html = stored(posted({"src": "javascript:x", "url": "https://evil.example/", "id": 1}, entity=entity))
    assert set(re.findall(r"<(\w+)", expand_db_html(html))) <= {"p"}


def test_a_paragraph_knows_no_other_style():
    html = stored(posted({}, styles=["UNDERLINE", "CODE", "ITALIC", "BOLD"], entity=None))
    assert set(re.findall(r"<(\w+)", html)) == {"p", "b"}


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "&lt;script&gt;", "</p>"]
)
def test_what_looks_like_markup_is_text(text):
    html = stored(posted({}, entity=None, text=text))
    assert BeautifulSoup(html, "html.parser").get_text() == text


@pytest.mark.parametrize(
    "content",
    ["", "x", "null", "[]", "{}", "5", '{"blocks": 5}', '{"blocks": [5], "entityMap": {}}', "<p>文</p>", "[[["],
)
def test_what_no_editor_sent_is_no_text_and_no_error(content):
    assert stored(content) == ""


def rich_text_blocks(block, seen):
    """Every block of rich text under this one."""
    if id(block) in seen:
        return
    seen.add(id(block))
    if isinstance(block, RichTextBlock):
        yield block
    for child in [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]:
        if child is not None:
            yield from rich_text_blocks(child, seen)


def test_every_rich_text_of_ours_names_its_features():
    allowed = {*INLINE_FEATURES, "ul", "ol"}
    ours = [model for app in ("core", "facts", "articles", "home") for model in apps.get_app_config(app).get_models()]
    fields = [field for model in ours for field in model._meta.local_fields]
    named = [field.features for field in fields if isinstance(field, RichTextField)]
    for field in fields:
        if isinstance(field, StreamField):
            named += [block.features for block in rich_text_blocks(field.stream_block, set())]
    assert len(named) > 5
    for features in named:
        assert features
        assert set(features) <= allowed


@pytest.mark.parametrize("block", [ParagraphBlock(), MarkedTextBlock(), RichTextBlock()])
def test_rich_text_without_a_word_about_features_is_as_narrow(block):
    assert stored(posted({}, block_type="header-two", entity=None), block) in ("", "<p></p>")
    assert "<a" not in stored(posted({"url": "javascript:alert(1)"}), block)


@pytest.mark.django_db
def test_the_profile_of_an_author_is_as_narrow(admin_client):
    admin_client.post(
        "/cms/snippets/articles/author/add/",
        {
            "name": "書き手",
            "slug": "writer",
            "role": "",
            "profile": posted({"url": "javascript:alert(1)"}),
            "links-count": "1",
            "links-0-deleted": "",
            "links-0-order": "0",
            "links-0-type": "link",
            "links-0-value-label": "名前",
            "links-0-value-url": "https://example.com/",
        },
    )
    assert "<a" not in Author.objects.get().profile


@pytest.mark.django_db
@pytest.mark.parametrize("url", [url for url in DANGEROUS if isinstance(url, str) and url and url not in HARMLESS])
@pytest.mark.parametrize(
    ("path", "field", "fields"),
    [
        ("facts/source", "url", {"title": "題", "publisher": "社", "kind": "press"}),
        ("facts/source", "archive_url", {"title": "題", "publisher": "社", "kind": "press"}),
        ("facts/entity", "website", {"name": "社", "kind": "company", "slug": "a"}),
        ("articles/author", "links-0-value-url", {"name": "人", "slug": "a", "profile": posted({}, entity=None)}),
    ],
)
def test_no_field_for_an_address_takes_a_dangerous_one(admin_client, path, field, fields, url):
    if field.startswith("links"):
        fields = {**fields, "links-count": "1", "links-0-type": "link", "links-0-deleted": "", "links-0-order": "0"}
        fields["links-0-value-label"] = "名"
    response = admin_client.post(f"/cms/snippets/{path}/add/", {**fields, field: url})
    assert response.status_code == 200
