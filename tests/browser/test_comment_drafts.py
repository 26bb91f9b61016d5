"""What is being written stays with what it was written for, and is sent once, as what it is."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from tests.browser.test_discussion import BODY, COUNT, LIMITED, UNLIMITED, come_to_comments, comment, send

pytestmark = pytest.mark.needs("chromium")

ADD = """
from articles.models import ArticlePage; from discussion.models import Comment, Discussion
page = ArticlePage.objects.get(slug='how-to-read-a-comparison-table')
print(Comment.objects.create(discussion=Discussion.ensure(page), author_name='読者', **{!r}).pk)
"""
SENT_LONG_AGO = """
import datetime as dt
from django.utils import timezone
from discussion.models import Comment
from discussion.senders import key_of, token_of
Comment.objects.filter(pk={}).update(
    submission_id={id!r}, capability_hash=key_of(token_of("capability", {id!r})),
    created_at=timezone.now() - dt.timedelta(minutes=20))
"""
TAKE_AWAY = """
from discussion.models import Comment
from discussion.services import transition
transition(comment_id={}, to=Comment.Status.REMOVED)
"""


@pytest.fixture(scope="module", autouse=True)
def nobody_is_counted(site):
    """All of these readers sit at one address, and write more than one reader may."""
    site.run(UNLIMITED)
    yield
    site.run(LIMITED)


@pytest.fixture
def page(open_page):
    """The article at its comments, in a reader's own browser."""
    page = open_page("short article")
    come_to_comments(page)
    return page


@pytest.fixture(scope="module")
def published(site):
    """The id of a comment that everyone can read."""
    return added(site, "返信を待つコメント")


def added(site, body):
    """The id of a new comment that everyone can read."""
    return site.run(ADD.format({"body": body, "status": 1}))


def count(site, text):
    return int(site.run(COUNT.format(text)))


def reload(page):
    page.reload()
    come_to_comments(page)


def reply_to(page, pk):
    page.locator(f"#c-{pk}").get_by_role("link", name="返信する").click()
    expect(page.locator(".composer")).to_contain_text("さんへの返信")


def edit(page, text):
    comment(page, text).get_by_role("button", name="編集する").click()
    expect(page.locator(BODY)).to_have_value(text)


def forget_expected(page, *codes):
    """The browser itself reports what the server refused, and the test asked for."""
    page.problems = [text for text in page.problems if not any(code in text for code in codes)]


def test_a_reply_begun_during_an_edit_is_a_reply_and_changes_nothing(page, published, site):
    send(page, "書き直しかけた文章")
    edit(page, "書き直しかけた文章")
    reply_to(page, published)
    send(page, "編集のあとの返信")
    expect(page.locator(".replies .comment").filter(has_text="編集のあとの返信")).to_be_focused()
    assert (count(site, "書き直しかけた文章"), count(site, "編集のあとの返信")) == (1, 1)


def test_an_edit_leaves_what_was_being_written_beside_it(page, published):
    send(page, "直す前の文章")
    expect(comment(page, "直す前の文章")).to_be_visible()
    page.locator(BODY).fill("別の書きかけ")
    edit(page, "直す前の文章")
    expect(page.get_by_role("button", name="編集をやめる")).to_be_visible()
    send(page, "直した後の文章")
    expect(comment(page, "直した後の文章")).to_be_focused()
    expect(page.locator("toast-message")).to_contain_text("公開")
    expect(page.locator(BODY)).to_have_value("別の書きかけ")
    page.locator(BODY).press_sequentially("。")
    reload(page)
    expect(page.locator(BODY)).to_have_value(re.compile("別の書きかけ"))
    reply_to(page, published)
    expect(page.get_by_role("button", name="返信をやめる")).to_be_visible()


def test_nothing_else_begins_while_a_comment_is_on_its_way(page, published):
    attempts = []
    reply_to(page, published)
    page.locator(BODY).fill("返信の書きかけ")
    reload(page)

    def lose_the_first(route):
        attempts.append(route)
        return route.abort() if len(attempts) == 1 else route.continue_()

    page.route(re.compile(r"/comments/$"), lose_the_first)
    send(page, "送っている間の文章")
    page.locator(f"#c-{published}").get_by_role("link", name="返信する").click()
    comment_there = comment(page, "送っている間の文章")
    expect(page.locator(BODY)).to_have_value("送っている間の文章")
    expect(comment_there).to_be_focused()
    forget_expected(page, "ERR_FAILED")
    reply_to(page, published)
    expect(page.locator(BODY)).to_have_value("返信の書きかけ")


def test_staff_send_two_comments_in_a_row_by_way_of_the_confirm_page(editor, site):
    page = editor
    for text in ("編集部の一つ目", "編集部の二つ目"):
        page.goto(site.address + site.paths["short article"])
        come_to_comments(page)
        expect(page.locator(BODY)).to_have_value("")
        send(page, text)
        page.get_by_role("button", name="この内容で送信する").click()
        expect(comment(page, text)).to_be_visible()
    page.evaluate("setTimeout(() => history.go(-2))")  # lest the page goes before it has answered
    page.wait_for_url("**/articles/**")
    come_to_comments(page)
    expect(page.locator(BODY)).to_have_value("")
    forget_expected(page, "428")
    assert (count(site, "編集部の一つ目"), count(site, "編集部の二つ目")) == (1, 1)


def test_staff_write_and_reply_in_place_where_the_page_has_their_token(editor, site, published):
    page = editor
    page.goto(site.address + site.paths["short article"])
    page_id = page.locator("comment-composer").get_attribute("data-page")
    page.goto(f"{site.address}/discussion/{page_id}/")
    come_to_comments(page)
    for text in ("その場の一つ目", "その場の二つ目"):
        send(page, text)
        expect(comment(page, text)).to_be_focused()
    reply_to(page, published)
    page.locator(BODY).fill("その場の返信")
    assert "csrf" not in page.evaluate("JSON.stringify(localStorage)")
    page.locator(".composer [type=submit]").click()
    expect(page.locator(".replies .comment").filter(has_text="その場の返信")).to_be_focused()
    assert [count(site, f"その場の{what}") for what in ("一つ目", "二つ目", "返信")] == [1, 1, 1]


def test_staff_edit_by_way_of_a_page_where_there_is_no_token(editor, site):
    page = editor
    page.goto(site.address + site.paths["short article"])
    page_id = page.locator("comment-composer").get_attribute("data-page")
    page.goto(f"{site.address}/discussion/{page_id}/")
    come_to_comments(page)
    send(page, "編集部が直す前")
    expect(comment(page, "編集部が直す前")).to_be_focused()
    page.goto(site.address + site.paths["short article"])
    reload(page)
    edit(page, "編集部が直す前")
    send(page, "編集部が直した後")
    page.wait_for_url("**/edit/")
    page.get_by_role("button", name="書き直す").click()
    expect(page.get_by_role("status")).to_contain_text("書き直しました")
    forget_expected(page, "428", "403")
    assert (count(site, "編集部が直す前"), count(site, "編集部が直した後")) == (0, 1)


def test_words_go_along_when_what_they_answer_is_gone(page, site):
    gone = added(site, "まもなく消える")
    reload(page)
    reply_to(page, gone)
    site.run(TAKE_AWAY.format(gone))
    send(page, "行き場のない返信")
    expect(page.locator(".composer [role=alert]")).to_contain_text("返信先")
    page.get_by_role("button", name="返信をやめる").click()
    expect(page.locator(BODY)).to_be_focused()
    forget_expected(page, "409")
    reload(page)
    expect(page.locator(BODY)).to_have_value("行き場のない返信")
    page.locator(".composer [type=submit]").click()
    expect(comment(page, "行き場のない返信")).to_be_focused()


def test_leaving_a_reply_takes_nothing_where_other_words_wait(page, published):
    page.locator(BODY).fill("記事への書きかけ")
    reply_to(page, published)
    page.locator(BODY).fill("返信の書きかけ")
    page.get_by_role("button", name="返信をやめる").click()
    expect(page.locator(BODY)).to_have_value("記事への書きかけ")
    reply_to(page, published)
    expect(page.locator(BODY)).to_have_value("返信の書きかけ")


def test_without_javascript_a_reply_to_what_is_gone_becomes_a_comment(open_page, site):
    gone = added(site, "まもなく消える、スクリプトなし")
    page = open_page("short article", java_script_enabled=False)
    page_id = page.locator("comment-composer").get_attribute("data-page")
    page.goto(f"{site.address}/discussion/{page_id}/?reply={gone}")
    site.run(TAKE_AWAY.format(gone))
    send(page, "スクリプトなしの行き場のない返信")
    page.get_by_role("button", name="この内容で送信する").click()
    expect(comment(page, "スクリプトなしの行き場のない返信")).to_be_visible()


def test_words_that_came_too_late_for_an_edit_are_kept_for_a_comment_of_their_own(page, site):
    sent, earlier = str(uuid.uuid4()), added(site, "先に届いた文章")
    site.run(SENT_LONG_AGO.format(earlier, id=sent))
    page.locator(BODY).fill("あとから変えた文章")
    page.evaluate(
        """id => {
            const name = `draft:${document.querySelector("comment-composer").dataset.page}:`;
            const draft = { ...JSON.parse(localStorage.getItem(name)), submission_id: id };
            localStorage.setItem(name, JSON.stringify(draft));
        }""",
        sent,
    )
    reload(page)
    page.locator(".composer [type=submit]").click()
    expect(page.locator(".composer")).to_contain_text("コメントの編集")
    page.locator(".composer [type=submit]").click()
    expect(page.locator(".composer [role=alert]")).to_contain_text("15分")
    forget_expected(page, "409")
    reload(page)
    expect(page.locator(BODY)).to_have_value("あとから変えた文章")
    page.locator(".composer [type=submit]").click()
    expect(comment(page, "あとから変えた文章")).to_be_focused()
    assert (count(site, "先に届いた文章"), count(site, "あとから変えた文章")) == (1, 1)


def order(page, name):
    link = page.get_by_role("link", name=name)
    link.click()
    expect(link).to_have_attribute("aria-current", "true")


def ids(page):
    return page.locator(".comment").evaluate_all("comments => comments.map(({ id }) => id)")


def test_another_order_leaves_what_waits_and_what_is_being_written(page, published, site):
    added(site, "並べるためのコメント")
    reload(page)
    send(page, "並べ替えても残る")
    edit(page, "並べ替えても残る")
    page.locator(BODY).fill("並べ替えても残る、書き直し")
    order(page, "古い順")
    expect(comment(page, "並べ替えても残る")).to_be_visible()
    expect(page.locator(BODY)).to_have_value("並べ替えても残る、書き直し")
    page.locator(".composer [type=submit]").click()
    expect(comment(page, "並べ替えても残る、書き直し")).to_be_focused()
    page_id = page.locator("comment-composer").get_attribute("data-page")
    page.goto(f"{site.address}/discussion/{page_id}/")
    page.wait_for_selector("comment-thread:defined")
    order(page, "古い順")
    expect(comment(page, "並べ替えても残る、書き直し")).to_have_count(1)
    assert len(set(ids(page))) == len(ids(page)) > 2
