"""Every line of the corpora in a comment's name, text, passage and report: without any policy, no script runs."""

import json
import re
from html import unescape

import pytest

from discussion.rendering import render_body
from tests.browser.conftest import sign_in
from tests.browser.test_admin_policy import WATCH, watch
from tests.browser.test_naughty_strings import HOOKS
from tests.factories.naughty import corpora
from tests.factories.naughty_discussion import AUTHOR, NAME

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.needs("corpora")]

ANSWERED = ".comment.waiting, .composer .notice:not([hidden]), .composer .error:not([hidden])"
FILL = "from tests.factories.naughty_discussion import fill; print(fill())"
EMPTY = "from tests.factories.naughty_discussion import empty; empty()"


@pytest.fixture(scope="module")
def filled(site):
    """A demo article whose discussion holds them all, in every place where a reader or a moderator meets them."""
    yield json.loads(site.run(FILL))
    site.run(EMPTY)


@pytest.fixture
def window(chromium, site):
    """A window without any policy; what runs, opens a dialog or asks another site fails the test."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, locale="ja-JP", base_url=site.address, bypass_csp=True
    )
    context.add_init_script(WATCH)
    context.add_init_script(HOOKS)
    context.set_default_timeout(120_000)
    page = context.new_page()
    problems = watch(page, site.address)
    page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))
    yield page
    context.close()
    assert problems == []


def test_readers_pages_run_none(window, filled):
    page = window
    page.goto(filled["address"])
    page.locator("#write-body").scroll_into_view_if_needed()
    page.wait_for_selector("comment-thread:defined")
    more = page.locator(".comment-list > .more a")
    while more.count():
        shown = page.locator(".comment").count()
        more.click()
        page.wait_for_function("shown => document.querySelectorAll('.comment').length > shown", arg=shown)
    page.locator(".replies > .more a").first.click()
    page.wait_for_function("document.querySelector('.replies').children.length > 20")
    for address in (f"/discussion/{filled['page']}/", f"/discussion/{filled['page']}/?order=supported"):
        assert page.goto(address).status == 200
    for pk in filled["whole"]:
        for act in ("", "report/", "vote/"):
            assert page.goto(f"/discussion/comments/{pk}/{act}").status == 200


def test_no_reply_runs_however_many(window, filled):
    page = window
    page.goto("/policies/")
    page.set_content("".join(replies_of(page.request, filled["roots"])))
    assert page.locator(".comment").count() == filled["comments"] - len(filled["roots"])


def replies_of(request, roots):
    """The fragments that a thread's script asks for one after the other."""
    for root in roots:
        address = f"/discussion/comments/{root}/replies/"
        while address:
            html = request.get(address).text()
            yield html
            further = re.search(r'href="/discussion/comments/\d+/(\?after=\d+)" data-act="more"', html)
            address = further and f"/discussion/comments/{root}/replies/{further[1]}"


def test_a_commenter_s_own_page_runs_none(window, filled):
    """The form, its draft, the reply's head, the quoted passage, and the comment as it is drawn from the answer."""
    page = window
    page.goto(filled["address"])
    page.locator("#write-body").scroll_into_view_if_needed()
    page.wait_for_selector("comment-composer:defined")
    lines = corpora()
    for number in range(3):
        text = "\n".join(lines[number * 90 :: 270])[:4900]
        page.evaluate(
            """([body, name, passage]) => {
                const { elements } = document.querySelector(".composer");
                elements.body.value = body;
                elements.name.value = name;
                elements.passage_text.value = passage;
                elements.body.dispatchEvent(new Event("input", { bubbles: true }));
            }""",
            [text, NAME, text[:290]],
        )
        page.reload()
        page.locator("#write-body").scroll_into_view_if_needed()
        page.locator(".composer [type=submit]").click()
        page.locator(
            ".comment.waiting, .composer .notice:not([hidden]), .composer .error:not([hidden])"
        ).first.wait_for()
    page.locator("[data-act=reply]").first.click()
    page.locator("[data-about=parent]").wait_for()


def test_feeds_and_mails_run_none_in_a_reader_that_trusts_them(window, filled):
    page = window
    assert page.request.get(f"/discussion/{filled['page']}/feed.xml").ok
    page.goto("/policies/")
    page.set_content("".join(f"<article>{render_body(line)}</article>" for line in corpora()))
    assert page.locator("article").count() > 7000
    assert page.evaluate("document.querySelectorAll('article :not(p, br, blockquote, a)').length") == 0
    page.route("**/mail", lambda route: route.fulfill(body=filled["mail"], content_type="text/plain; charset=utf-8"))
    page.goto("/mail")
    assert page.evaluate("document.querySelectorAll('body *').length") <= 1


def waiting_cards(request):
    """The cards of the whole queue, without their forms."""
    address = "/cms/discussion/queue/"
    while address:
        html = request.get(address).text()
        for card in re.findall(r'<article class="mod-card".*?(?=<div class="mod-alert")', html, re.DOTALL):
            yield f"{card}</article>"
        further = re.search(r'href="([^"]*after=\d+)"', html)
        address = further and unescape(further[1])


def test_moderators_pages_run_none(window, site, filled):
    page = window
    sign_in(page, site, "admin")
    assert page.goto("/cms/discussion/queue/").status == 200
    page.goto("/policies/")
    # The whole queue in one page, as the browser's parser reads it.
    page.set_content("".join(waiting_cards(page.request)))
    assert page.locator("[data-card]").count() > 1000
    for address in (
        "queue/?tab=reported",
        "comments/?status=1",
        "comments/?status=0&q=script",
        f"authors/{AUTHOR.hex()}/",
        f"comments/{filled['whole'][0]}/",
        f"claims/{filled['claim']}/",
        "claims/",
        "pages/",
        "log/",
    ):
        assert page.goto(f"/cms/discussion/{address}").status in (200, 404), address
    page.goto("/cms/")
