"""A thread at an article's end: the same for everyone, short however long it is, and never anybody's markup."""

import gzip
import random
import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string

from discussion.models import Comment, Discussion, SiteDiscussionSettings
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def page():
    return article(sections=[section(("paragraph", "<p>首位を奪い返すのに十四か月かかった。</p>"))])


@pytest.fixture
def drawn(client, page):
    """Draws the article's thread with these comments, in the order of their making."""

    def drawn(*comments):
        for fields in comments:
            CommentFactory(discussion=Discussion.ensure(page), **fields)
        html = client.get(page.url).content.decode()
        return html[html.index('<section class="comments"') :]

    return drawn


def test_without_a_comment_it_invites_one(drawn):
    html = drawn()
    assert "最初の感想を聞かせてください" in html
    assert '<h2 class="end-label" id="comments-title">コメント</h2>' in html
    assert "並べ方" not in html


def test_a_name_is_optional_and_the_editors_have_a_badge(drawn):
    html = drawn({"author_name": ""}, {"author_kind": "staff"}, {"author_kind": "page_author"})
    assert "匿名" in html
    assert re.findall(r'<span class="role">(.*?)</span>', html) == ["著者", "編集部"]


def test_what_is_not_published_leaves_no_trace(drawn):
    html = drawn(
        *({"body": "秘密の文章", "author_name": "秘密の名前", "status": s} for s in Status if s != Status.PUBLISHED)
    )
    assert "秘密" not in html
    assert "コメント（" not in html


@pytest.mark.parametrize("status", [Status.REMOVED, Status.WITHDRAWN, Status.ERASED])
def test_a_place_with_answers_says_why_it_is_empty(drawn, page, status):
    root = CommentFactory(discussion=Discussion.ensure(page), body="消えた文章", author_name="消えた名前")
    CommentFactory(parent=root, body="残った返信")
    Comment.objects.filter(pk=root.pk).update(status=status)
    html = drawn()
    assert "非表示のコメント" in html
    assert "残った返信" in html
    assert "消えた" not in html


def test_a_deeper_answer_names_whom_it_answers(drawn, page):
    root = CommentFactory(discussion=Discussion.ensure(page), author_name="一人目")
    reply = CommentFactory(parent=root, author_name="二人目")
    CommentFactory(parent=reply, author_name="三人目")
    html = drawn()
    assert "→ <bdi>二人目</bdi>さんへの返信" in html
    assert "→ <bdi>一人目</bdi>" not in html


@pytest.mark.parametrize(("text", "has_changed"), [("奪い返すのに十四か月", False), ("奪い返すのに十五か月", True)])
def test_a_passage_leads_back_and_says_when_it_has_changed(drawn, page, text, has_changed):
    html = drawn({"passage_text": text, "passage_block": "s-1a2b3c4d"})
    assert f'<a href="{page.url}#s-1a2b3c4d:~:text=%' in html
    assert ("書き改められました" in html) == has_changed


def test_what_became_of_a_correction_is_told_with_the_way_to_the_history(drawn):
    outcome = {"outcome": "adopted", "outcome_note": "直しました。", "outcome_url": "/articles/x/#history"}
    html = drawn({"kind": "correction", **outcome})
    assert "<b>採用</b>直しました。" in html
    assert '<a href="/articles/x/#history">更新の記録を見る</a>' in html


def test_a_long_text_shows_its_beginning_and_the_way_to_the_rest(drawn):
    html = drawn({"body": "長" * 5000})
    assert html.count("長") == 600
    assert "続きを読む" in html


def test_closed_it_can_be_read_and_hidden_it_is_not_there(drawn, page, client):
    drawn({"body": "前からのコメント"})
    Discussion.objects.update(mode="closed")
    html = drawn()
    assert "前からのコメント" in html
    assert "受け付けは終わりました" in html
    assert "<form" not in html
    assert 'data-act="reply"' not in html
    Discussion.objects.update(mode="hidden")
    assert 'id="comments"' not in client.get(page.url).content.decode()


def test_the_page_does_not_grow_with_the_thread(drawn, client, page):
    words = random.Random(1)

    def body():
        return "".join(chr(words.randrange(0x4E00, 0x9FFF)) for _ in range(1000))

    discussion = Discussion.ensure(page)
    for _ in range(12):
        root = CommentFactory(discussion=discussion, body=body())
        for _ in range(3):
            CommentFactory(parent=root, body=body())
    short = len(gzip.compress(client.get(page.url).content))
    for _ in range(40):
        CommentFactory(parent=root, body=body())
        CommentFactory(discussion=discussion, body=body())
    long = len(gzip.compress(client.get(page.url).content))
    assert long < short * 1.05


class Attributes(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.names, self.tags = set(), []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.names |= {name for name, _ in attributes}


HOSTILE = "\"><img src=x onerror=alert(1)><script>alert(1)</script>'`${1}{{ 7|add:7 }}"


def test_nothing_that_readers_write_becomes_markup(drawn):
    fields = ("body", "author_name", "passage_text", "passage_block", "outcome_note")
    calm = Attributes(drawn({**dict.fromkeys(fields, "文"), "kind": "correction", "outcome": "adopted"}))
    Comment.objects.all()._raw_delete("default")
    hostile = Attributes(drawn({**dict.fromkeys(fields, HOSTILE[:40]), "kind": "correction", "outcome": "adopted"}))
    assert hostile.tags == calm.tags
    assert hostile.names == calm.names


def test_the_confirm_page_and_the_returned_form_keep_every_word_and_escape_it(client, page):
    posted = {"body": HOSTILE, "name": HOSTILE[:40], "email": "x", "passage_text": HOSTILE, "passage_block": "s-1"}
    response = client.post(f"/discussion/{page.pk}/comments/", posted)
    html = response.content.decode()
    assert "<img src=x" not in html
    assert "<script>alert" not in html
    assert html.count("&quot;&gt;&lt;img src=x onerror=alert(1)&gt;") >= 3
    plain = render_to_string(
        "discussion/refused.html", {"message": HOSTILE, "body": HOSTILE, "fields": [("name", HOSTILE)], "action": "/"}
    )
    assert "<img src=x" not in plain


@pytest.mark.parametrize("body", ["\n  行の頭の空白\n", "末尾の空白  ", "<b>&amp;</b>", "\t"])
def test_the_returned_form_holds_the_very_text(client, page, body):
    html = client.post(f"/discussion/{page.pk}/comments/", {"body": body}).content.decode()
    # A browser drops the first end of line.
    kept = re.search(r"<textarea[^>]*>&#10;(.*?)</textarea>", html, re.DOTALL)[1]
    assert unescape(kept) == body


def test_in_a_preview_and_behind_a_password_there_is_no_thread(page):
    from discussion.templatetags.comments import discussion_thread

    class Request:
        is_preview = True

    assert discussion_thread({}, page) is not None
    assert discussion_thread({"request": Request()}, page) is None
    page.live = False
    assert discussion_thread({}, page) is None


def test_the_list_of_articles_tells_how_many_comments_there_are(client, drawn):
    drawn({}, {})
    assert "コメント2件" in client.get("/articles/").content.decode()
    SiteDiscussionSettings.objects.create(mode="hidden")
    assert "コメント2件" not in client.get("/articles/").content.decode()
    Discussion.objects.update(mode="open")
    assert "コメント2件" in client.get("/articles/").content.decode()
    Discussion.objects.update(mode="hidden")
    assert "コメント2件" not in client.get("/articles/").content.decode()


def test_the_code_of_the_address_is_a_cached_drawing(client, page):
    response = client.get(f"/discussion/{page.pk}/qr.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies
    assert client.get("/discussion/999999/qr.svg").status_code == 404
