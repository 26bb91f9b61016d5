"""Saved by hand while it saves by itself: nobody is told of another window, and a new article stays one."""

import pytest
from playwright.sync_api import expect

from tests.browser.article_form import ArticleForm, is_leaving

pytestmark = pytest.mark.needs("chromium")

# Longer than WAGTAIL_AUTOSAVE_INTERVAL.
PAUSE_MS = 3000
PLANNED = """() => document.addEventListener("w-autosave:save", () => { window.isSavePlanned = true; })"""


@pytest.fixture
def form(editor, site):
    """A new article. Requests of one kind stay in `form.held` once they are asked to."""
    page = editor
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    form = ArticleForm(page)
    form.held, form.sent = [], []

    def hold(which):
        page.route(
            "**/cms/pages/**",
            lambda route: (
                form.held.append(route) if is_saving(route.request) and which(route.request) else route.fallback()
            ),
        )

    form.hold = hold
    page.on("request", lambda request: form.sent.append(request) if is_saving(request) else None)
    form.add_section("節")
    return form


def is_saving(request):
    return request.method == "POST" and ("/edit/" in request.url or "/pages/add/" in request.url)


def wait_until_held(form):
    for _ in range(100):
        if form.held:
            return form.held.pop()
        form.page.wait_for_timeout(100)
    raise AssertionError("nothing was sent")


def articles_called(page, site, title):
    page.goto(f"{site.address}/cms/pages/4/?q={title}")
    return page.locator("main tbody tr", has_text=title).count()


@pytest.mark.parametrize("key", [None, "Control+s"])
def test_a_press_waits_for_what_is_on_its_way(form, site, key):
    page, title = form.page, f"押して保存{key}"
    form.fill(title=title)
    form.hold(lambda request: not is_leaving(request))
    wait_until_held(form)
    if key:
        page.keyboard.press(key)
    else:
        page.locator("button.action-save:visible").first.click()
    page.wait_for_timeout(500)
    assert [request for request in form.sent if is_leaving(request)] == []
    with page.expect_request(is_leaving):
        page.unroute_all()  # lets go of what is held
    form.arrive()
    expect(page.locator("#id_title")).to_have_value(title)
    form.fill(dek="保存のあとに書いた。")
    page.wait_for_timeout(PAUSE_MS)
    assert not page.get_by_text("自動保存は止まっています").first.is_visible()
    assert articles_called(page, site, title) == 1


def test_nothing_is_saved_by_itself_once_it_is_sent_by_hand(form, site):
    page = form.page
    page.evaluate(PLANNED)
    form.fill(title="すぐに保存")
    form.hold(is_leaving)
    page.wait_for_function("() => window.isSavePlanned")
    page.locator("button.action-save:visible").first.click(no_wait_after=True)
    wait_until_held(form)
    page.wait_for_timeout(PAUSE_MS)
    assert [request.url for request in form.sent if not is_leaving(request)] == []
    page.unroute_all()
    form.arrive()
    assert articles_called(page, site, "すぐに保存") == 1
