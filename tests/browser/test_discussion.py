"""Comments as a reader lives them: nothing typed is lost, nothing is sent twice, and nothing needs JavaScript."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from discussion.passages import fragment
from tests.browser.test_accessibility import violations
from tests.browser.test_grid_ime import Ime

pytestmark = pytest.mark.needs("chromium")

ARTICLE = "short article"
BODY = "#write-body"
APPROVE = """
from discussion.models import Comment
from discussion.services import transition
for comment in Comment.objects.pending():
    transition(comment_id=comment.pk, to=Comment.Status.PUBLISHED)
"""
COUNT = "from discussion.models import Comment; print(Comment.objects.filter(body={!r}).count())"


UNLIMITED = """
from django.db import connection
connection.cursor().execute(
    "CREATE OR REPLACE FUNCTION uncounted() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
    "CREATE OR REPLACE TRIGGER uncounted BEFORE INSERT ON discussion_rateevent"
    " FOR EACH ROW EXECUTE FUNCTION uncounted()")
"""
LIMITED = """
from django.db import connection
connection.cursor().execute("DROP FUNCTION uncounted CASCADE")
"""


@pytest.fixture(scope="module", autouse=True)
def nobody_is_counted(site):
    """All of these readers sit at one address, and write more than one reader may."""
    site.run(UNLIMITED)
    yield
    site.run(LIMITED)


def come_to_comments(page):
    """Down to the form; its script is there then."""
    page.locator(BODY).scroll_into_view_if_needed()
    page.wait_for_selector("comment-thread:defined")
    page.wait_for_selector("comment-composer:defined")


@pytest.fixture
def article(open_page):
    """Opens the article at its comments."""

    def article(**options):
        page = open_page(ARTICLE, **options)
        if options.get("java_script_enabled", True):
            come_to_comments(page)
        return page

    return article


@pytest.fixture(scope="module")
def published(site):
    """The id of a comment that everyone can read, under the article of these tests."""
    return site.run(
        "from articles.models import ArticlePage; from discussion.models import Comment, Discussion;"
        "page = ArticlePage.objects.get(slug='how-to-read-a-comparison-table');"
        "comment, _ = Comment.objects.get_or_create(discussion=Discussion.ensure(page), body='はじめのコメント',"
        " defaults={'author_name': '読者', 'status': 1});"
        "print(comment.pk)"
    )


def send(page, text):
    page.locator(BODY).fill(text)
    page.locator(".composer [type=submit]").click()


def comment(page, text):
    return page.locator(".comment").filter(has_text=text)


def test_a_comment_waits_is_approved_and_is_there_for_all(article, site):
    page = article()
    send(page, "初めて書きます。https://example.com/歴史。")
    mine = comment(page, "初めて書きます")
    expect(mine).to_be_focused()
    expect(mine).to_contain_text("ほかの人にはまだ見えていません")
    expect(page.locator("toast-message")).not_to_be_empty()
    expect(page.locator(BODY)).to_have_value("")
    page.reload()
    page.locator(BODY).scroll_into_view_if_needed()
    expect(mine).to_contain_text("確認待ち")
    expect(comment(article(), "初めて書きます")).to_have_count(0)
    site.run(APPROVE)
    page.reload()
    page.locator(BODY).scroll_into_view_if_needed()
    expect(mine).not_to_contain_text("確認待ち")
    expect(comment(article(), "初めて書きます")).to_be_visible()


def test_a_draft_survives_a_reload_and_is_gone_once_sent(article):
    page = article()
    page.locator(BODY).fill("書きかけの文章")
    page.reload()
    page.locator(BODY).scroll_into_view_if_needed()
    expect(page.locator(BODY)).to_have_value("書きかけの文章")
    page.locator(".composer [type=submit]").click()
    expect(comment(page, "書きかけの文章")).to_be_visible()
    page.reload()
    page.locator(BODY).scroll_into_view_if_needed()
    expect(comment(page, "書きかけの文章")).to_be_visible()
    expect(page.locator(BODY)).to_have_value("")


def test_an_answer_that_is_lost_gives_one_comment_all_the_same(article, site):
    page, sent = article(), []

    def lose_the_first_answer(route):
        sent.append(json.loads(route.request.post_data)["submission_id"])
        if len(sent) == 1:
            route.fetch()
            return route.abort()
        return route.continue_()

    page.route(re.compile(r"/comments/$"), lose_the_first_answer)
    send(page, "電車の中から送ります")
    expect(comment(page, "電車の中から送ります")).to_be_visible()
    page.problems = [text for text in page.problems if "ERR_FAILED" not in text]
    assert len(sent) == 2
    assert len(set(sent)) == 1
    assert site.run(COUNT.format("電車の中から送ります")) == "1"


def test_what_the_server_refuses_is_told_at_its_field_and_kept(article):
    page = article()
    page.locator("#write-email").fill("まちがい")
    send(page, "文章は残る")
    expect(page.locator("#write-email")).to_be_focused()
    page.problems = [text for text in page.problems if "422" not in text]
    expect(page.locator("#email-error")).not_to_be_empty()
    expect(page.locator(BODY)).to_have_value("文章は残る")
    assert violations(page) == []


def test_an_answer_stands_below_and_can_be_edited_and_withdrawn(article, published):
    page = article()
    head = page.locator(f"#c-{published}")
    head.get_by_role("link", name="返信する").click()
    expect(page.locator(BODY)).to_be_focused()
    expect(page.locator(".composer")).to_contain_text("読者さんへの返信")
    send(page, "返信のことば")
    reply = page.locator(".replies .comment").filter(has_text="返信のことば")
    expect(reply).to_be_focused()
    reply.get_by_role("button", name="編集する").click()
    expect(page.locator(BODY)).to_have_value("返信のことば")
    send(page, "書き直した返信")
    changed = page.locator(".replies .comment").filter(has_text="書き直した返信")
    expect(changed).to_contain_text("編集済み")
    page.on("dialog", lambda dialog: dialog.accept())
    changed.get_by_role("button", name="取り下げる").click()
    expect(comment(page, "書き直した返信")).to_have_count(0)


def test_a_comment_is_found_useful_once(article, published):
    page = article()
    link = page.locator(f"#c-{published} [data-act=vote]")
    link.click()
    expect(link.locator("b")).to_have_text("1")
    link.dispatch_event("click")
    expect(link.locator("b")).to_have_text("1")


def select(page):
    """Selects the first words of the article's text, and gives them."""
    return page.evaluate(
        """() => {
            const text = document.querySelector(".section > p").firstChild;
            getSelection().setBaseAndExtent(text, 0, text, 12);
            return getSelection().toString();
        }"""
    )


def test_words_selected_in_the_article_are_what_the_comment_is_about(article, site):
    page = article(permissions=["clipboard-read", "clipboard-write"])
    words = select(page)
    page.get_by_role("button", name="この箇所を共有").click()
    expect(page.locator("toast-message")).to_have_text("この箇所へのリンクをコピーしました")
    shared = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(shared)._replace(netloc="", scheme="").geturl() == urlsplit(page.url).path + fragment(
        re.search(r"#(s-\w+)", shared)[1], words
    )
    select(page)
    page.get_by_role("button", name="この箇所にコメント", exact=True).click()
    expect(page.locator(BODY)).to_be_focused()
    expect(page.locator(".composer q")).to_have_text(words)
    send(page, "この箇所について")
    expect(comment(page, "この箇所について")).to_be_focused()
    site.run(APPROVE)
    page = article()
    quoted = comment(page, "この箇所について").locator(".passage a")
    expect(quoted).to_have_text(words)
    assert re.search(r"#s-[0-9a-f]{8}:~:text=", quoted.get_attribute("href"))
    expect(comment(page, "この箇所について")).not_to_contain_text("書き改められました")


def test_japanese_input_loses_no_character_and_sends_nothing(article):
    page, text = article(), "変換の途中で、送らない"
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator(BODY).click()
    ime = Ime(page)
    for length in range(1, len(text) + 1):
        ime.compose(text[:length])
    page.evaluate(
        """() => document.activeElement.dispatchEvent(new KeyboardEvent(
            "keydown", { key: "Enter", ctrlKey: true, isComposing: true, bubbles: true }))"""
    )
    for key in ("Enter", "Escape"):
        ime.key(key)
    ime.confirm(text)
    assert page.locator(BODY).input_value() == text
    assert sent == []
    page.keyboard.press("Control+Enter")
    expect(comment(page, text)).to_be_visible()


def test_without_javascript_a_comment_and_an_answer_go_through_the_confirm_page(article, published):
    page = article(java_script_enabled=False)
    send(page, "スクリプトなしで\n> 引用\nも書く")
    expect(page.locator(".preview blockquote")).to_have_text("引用")
    page.get_by_role("button", name="この内容で送信する").click()
    expect(page.locator(".notice.ok")).to_contain_text("受け付けました")
    expect(comment(page, "スクリプトなしで")).to_contain_text("確認待ち")
    page.goto(page.url.split("?")[0] + f"?reply={published}")
    expect(page.locator(".composer")).to_contain_text("読者さんへの返信")
    send(page, "スクリプトなしの返信")
    expect(comment(page, "スクリプトなしの返信")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(article, published, site, width, scheme):
    page = article(width=width, scheme=scheme)
    page_id = page.locator("comment-composer").get_attribute("data-page")
    for address in ("", f"/discussion/{page_id}/", f"/discussion/comments/{published}/", "confirm", "report",
                    "/discussion/claims/"):  # fmt: skip
        if address == "confirm":
            page.goto(f"{site.address}/discussion/{page_id}/")
            page.locator(BODY).fill("確かめる")
            page.evaluate("document.querySelector('.composer').submit()")
            page.wait_for_selector(".preview")
        elif address == "report":
            page.goto(f"{site.address}/discussion/comments/{published}/report/")
        elif address:
            page.goto(site.address + address)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
