"""Strings that try to run: none does, on any page on which an editor or a reader meets them."""

import re

import pytest

from tests.browser.conftest import sign_in
from tests.browser.test_admin_policy import WATCH, watch
from tests.factories.admin_forms import article_form
from tests.factories.naughty import naughty_strings, packed, sections

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.needs("corpora")]

# What a string would call if it ran. The watch reports what the console is told so.
HOOKS = """for (const name of ["alert", "confirm", "prompt", "print"])
    window[name] = (...said) => console.error("policy: ran", name, ...said);"""
TITLES = 6
ADD = "/cms/pages/add/articles/articlepage/4/"


def dangerous_strings():
    """All that hold a sign which means something to HTML, JavaScript, CSS or a template."""
    return [text for text in naughty_strings() if re.search(r"[<>\"'`{}&\\]|script|\$\(|=", text)]


@pytest.fixture
def admin(chromium, site):
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP", base_url=site.address)
    context.add_init_script(WATCH)
    context.add_init_script(HOOKS)
    page = context.new_page()
    problems = watch(page, site.address)
    sign_in(page, site, "admin")
    yield page
    context.close()
    assert problems == []


def send(page, address, form):
    """Post a form, and give the number of the page that came of it."""
    token = page.request.get(ADD).text().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    answer = page.request.post(address, form={**form, "csrfmiddlewaretoken": token})
    assert answer.ok
    assert "/pages/" in answer.url
    return answer


def new_article(page, **fields):
    """The number of an article that was sent to be published, or its draft's."""
    answer = send(page, ADD, article_form(**fields))
    found = re.search(r"/cms/pages/(\d+)/edit/", answer.url + answer.text())
    assert found, "the article was refused"
    return found[1]


@pytest.fixture
def articles(admin):
    """Numbers of articles full of them; the first has been published, changed, and holds every block."""
    image = re.search(r"/cms/images/(\d+)/", admin.request.get("/cms/images/").text())[1]
    packs = packed(dangerous_strings(), 390)
    titles = packed(dangerous_strings(), 250)[:: max(1, len(packed(dangerous_strings(), 250)) // TITLES)]
    fields = {"dek": packs[0][:160], "hero_caption": packs[1][:200], "body": sections(packs, image)}
    first = new_article(admin, title=titles[0], action="action-publish", **fields)
    changed = article_form(title=titles[1], change_note=packs[2][:400], change_kind="correction", **fields)
    changed["body-0-value-heading"] = '"><svg onload=alert(1)>'
    send(admin, f"/cms/pages/{first}/edit/", changed)
    numbers = [first, *(new_article(admin, title=title, dek=title[:160]) for title in titles[2:])]
    yield numbers
    for number in numbers:
        send(admin, f"/cms/pages/{number}/delete/", {})


def test_nothing_runs_wherever_they_are_shown(admin, articles):
    page, first = admin, articles[0]
    public = re.search(r'href="[^"]*(/articles/[\w-]+/)"', admin.request.get(f"/cms/pages/{first}/edit/").text())[1]
    for path in [
        "/cms/",
        "/cms/articles/",
        "/cms/pages/4/",
        "/cms/pages/4/?q=script",
        f"/cms/pages/{first}/history/",
        f"/cms/pages/{first}/revisions/compare/earliest...latest/",
        f"/cms/pages/{first}/revisions/compare/live...latest/",
        f"/cms/pages/{first}/view_draft/",
        f"/cms/pages/{first}/usage/",
        f"/cms/pages/{first}/copy/",
        f"/cms/pages/{first}/move/",
        "/cms/reports/site-history/",
        "/articles/",
        public,
    ]:
        answer = page.goto(path)
        assert answer.status == 200, path
    assert page.locator(".comparison-table").count() > 10, "the public page is another one"
    page.goto(f"/cms/pages/{first}/edit/")
    page.locator("section[id$=-body-section] [data-panel-toggle]").first.wait_for()
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("[data-side-panel-toggle=preview]").click()
    page.frame_locator("#w-preview-iframe").locator("h1").wait_for()
    for toggle in page.locator("section[id$=-body-section] [data-panel-toggle][aria-expanded=false]:visible").all()[
        :12
    ]:
        toggle.click()
    page.locator(".grid-editor").first.scroll_into_view_if_needed()
    page.get_by_role("grid").first.wait_for()


def test_the_hooks_would_tell(chromium, site):
    page = chromium.new_page()
    page.add_init_script(HOOKS)
    problems = watch(page, site.address)
    page.goto(site.address)
    page.evaluate("alert(1)")
    assert problems == ["/: policy: ran alert 1"]
    page.close()
