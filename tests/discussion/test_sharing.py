"""Links that hand a page on: the title and the address arrive whole, whatever is in them."""

import re
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree

import pytest

from discussion.sharing import TARGETS, qr_code, share_of

TITLE, URL = "首位は&誰? 100%＋#1「{title}」", "https://airace.example/articles/a/?b=1&c=二"
BY_LABEL = {target.label: target for target in TARGETS}


def sent(label, title=TITLE, url=URL):
    """The fields that the other side receives."""
    return {name: value for name, (value,) in parse_qs(urlsplit(BY_LABEL[label].link(title, url)).query).items()}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.label)
def test_each_is_a_plain_address_of_letters_that_travel(target):
    link = target.link(TITLE, URL)
    assert link.startswith(("https://", "mailto:?"))
    assert re.fullmatch(r"[A-Za-z0-9:/?&=%._~-]+", link), link


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.label)
def test_each_carries_the_address_whole(target):
    assert any(URL in value for value in sent(target.label).values())


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("Xで共有", {"text": TITLE, "url": URL}),
        ("はてブ", {"url": URL, "btitle": TITLE}),
        ("LINE", {"text": f"{TITLE}\n{URL}"}),
        ("Bluesky", {"text": f"{TITLE}\n{URL}"}),
        ("Threads", {"text": TITLE, "url": URL}),
        ("Facebook", {"u": URL}),
        ("note", {"url": URL}),
        ("Misskey", {"text": TITLE, "url": URL}),
        ("メール", {"subject": TITLE, "body": f"{TITLE}\r\n{URL}"}),
    ],
)
def test_the_title_and_the_address_arrive_whole(label, fields):
    assert sent(label) == fields


def test_a_space_is_never_a_plus():
    assert "+" not in BY_LABEL["メール"].link("A B", URL)
    assert unquote(BY_LABEL["LINE"].link("A B", URL)).count("A B") == 1


def test_no_header_can_be_added_to_the_mail():
    assert urlsplit(BY_LABEL["メール"].link("題\r\nBcc: x@example.com&bcc=y", URL)).query.count("&") == 1


def test_what_is_used_most_in_japan_comes_first_and_nothing_twice():
    share = share_of(TITLE, URL)
    assert [link["label"] for link in share.first] == ["Xで共有", "はてブ", "LINE"]
    assert [link["label"] for link in share.others] == ["Bluesky", "Threads", "Facebook", "note", "Misskey", "メール"]


def test_the_code_is_a_drawing_with_a_margin_and_nothing_active():
    drawing = ElementTree.fromstring(qr_code(URL))
    assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
    width = int(drawing.get("viewBox").split()[2])
    assert (width - 8 - 17) % 4 == 0, "a whole version and four modules on either side"
    assert {element.tag.rpartition("}")[2] for element in drawing.iter()} <= {"svg", "path", "g"}
    assert not any(name.startswith("on") or name == "style" for e in drawing.iter() for name in e.attrib)
