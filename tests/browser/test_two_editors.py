"""Two people in one article at once: both are told, and nothing of what either wrote is lost."""

import re

import pytest

from tests.browser.conftest import sign_in

pytestmark = pytest.mark.needs("chromium")

# Longer than WAGTAIL_AUTOSAVE_INTERVAL: a second attempt to save would have been made by then.
PAUSE_MS = 3000
PATIENCE_MS = 20_000


@pytest.fixture
def sign_in_as(chromium, site):
    """Opens a window in which somebody has signed in; `.saved` are the answers to its attempts to save."""
    contexts = []

    def sign_in_as(name):
        context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
        contexts.append(context)
        page = context.new_page()
        page.saved, page.problems = [], []
        page.on("response", lambda answer: page.saved.append(answer) if is_saving(answer.request) else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        sign_in(page, site, name)
        return page

    yield sign_in_as
    for context in contexts:
        assert [problem for page in context.pages for problem in getattr(page, "problems", [])] == []
        context.close()


def is_saving(request):
    return request.method == "POST" and re.search(r"/cms/pages/(\d+/edit|add/.*)/$", request.url)


def new_draft(page, site, title):
    """A new article, saved once; the address of its form."""
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", title)
    page.locator("section[id$=-body-section] button.c-sf-add-button").first.click()
    page.get_by_role("button", name="下書きを保存").click()
    page.wait_for_url("**/edit/")
    return page.url


def type_in(page, selector, text):
    page.locator(selector).click()
    page.keyboard.press("End")
    page.keyboard.type(text, delay=50)


def answers(page, count):
    """The status of each attempt to save so far, once there are as many as this and no more have followed."""
    for _ in range(PATIENCE_MS // 100):
        if len(page.saved) >= count:
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(PAUSE_MS)
    return [answer.status for answer in page.saved]


def test_a_burst_of_typing_is_saved_once_when_it_pauses(sign_in_as, site):
    page = sign_in_as("editor")
    new_draft(page, site, "自動保存")
    # Wagtail would not notice what is typed before it watches the form; see home/static/home/js/early-edits.js.
    page.saved.clear()
    type_in(page, "#id_dek", "ひと息に書いた、少し長めのリード文。")
    assert page.saved == []
    assert answers(page, 1) == [200]
    type_in(page, "#id_dek", "もうひと息。")
    assert answers(page, 2) == [200, 200]
    page.reload()
    assert page.locator("#id_dek").input_value() == "ひと息に書いた、少し長めのリード文。もうひと息。"


def test_each_sees_that_the_other_is_there(sign_in_as, site):
    first = sign_in_as("editor")
    address = new_draft(first, site, "二人のいる記事")
    second = sign_in_as("approver")
    second.goto(address)
    first.locator(".w-editing-sessions__session").first.wait_for(timeout=15_000)
    second.locator(".w-editing-sessions__session").first.wait_for(timeout=15_000)


def test_nothing_of_two_editors_is_lost_and_the_slower_one_is_told(sign_in_as, site):
    first = sign_in_as("editor")
    address = new_draft(first, site, "二人で書いた記事")
    second = sign_in_as("approver")
    second.goto(address)

    first.saved.clear()
    type_in(first, "#id_dek", "先に書いた文。")
    assert answers(first, 1) == [200]
    version_of_the_first = first.saved[-1].json()["revision_id"]
    type_in(second, "#id_dek", "後から書いた文。")
    assert answers(second, 1) == [400]
    assert second.locator("#id_dek").input_value() == "後から書いた文。"

    second.get_by_role("button", name="下書きを保存").first.click()
    told = second.get_by_role("dialog")
    told.get_by_text("編集者").first.wait_for()
    told.get_by_role("button").filter(has_text="保存").click()
    assert answers(second, 2) == [400, 302]

    second.goto(address)
    assert second.locator("#id_dek").input_value() == "後から書いた文。"
    second.goto(address.replace("/edit/", f"/revisions/{version_of_the_first}/view/"))
    assert "先に書いた文。" in second.locator("main").inner_text()
