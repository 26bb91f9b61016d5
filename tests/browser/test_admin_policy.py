"""The admin under its Content-Security-Policy: no script of a page's own, nothing from elsewhere, and all works."""

import re
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from PIL import Image

from tests.browser.conftest import sign_in
from tests.browser.test_editing import add_block

pytestmark = pytest.mark.needs("chromium")

WATCH = """document.addEventListener("securitypolicyviolation", event => console.error(
    "policy:", event.effectiveDirective, event.blockedURI, `${event.sourceFile}:${event.lineNumber}`, event.sample))"""
# Signing out would end the crawl, and the rest is no page, or a part of one that is visited.
LEFT_OUT = re.compile(r"/(?:logout|jsi18n|sprite|results)\b|/cms/(?:login|password_reset)/")
FEWEST_VIEWS = 90
PAPER = "rgb(251, 250, 246)"


@pytest.fixture
def admin(chromium, site):
    """A signed-in window; violations of the policy, errors of scripts and requests elsewhere fail the test."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
    context.add_init_script(WATCH)
    page = context.new_page()
    problems = watch(page, site.address)
    sign_in(page, site, "admin")
    yield page
    context.close()
    assert problems == []


def watch(page, address):
    """What goes wrong in the window, as it happens."""
    problems = []

    def note(is_wrong, problem):
        if is_wrong:
            problems.append(f"{urlsplit(page.url).path}: {problem}")

    ours = (address, "data:", "blob:")
    page.on("pageerror", lambda error: note(True, error))
    page.on("console", lambda message: note(message.text.startswith("policy:"), message.text))
    page.on("request", lambda request: note(not request.url.startswith(ours), request.url))
    page.on("response", lambda response: note(response.status >= 500, f"{response.status} {response.url}"))
    return problems


def test_no_page_of_the_admin_violates_its_policy_or_asks_anything_of_others(admin, site):
    visited, waiting = {}, ["/cms/"]
    while waiting:
        path = waiting.pop(0)
        name = view_name(path)
        if name is None or name in visited:
            continue
        visited[name] = path
        waiting += links_of(admin, site.address + path)
    assert len(visited) >= FEWEST_VIEWS


def view_name(path):
    try:
        return None if LEFT_OUT.search(path) else resolve(path).view_name
    except Resolver404:
        return None


def links_of(page, address):
    """All addresses under /cms/ that an answer names: in links, in the menu, in what its scripts are told.

    What is a page is opened too.
    """
    response = page.request.get(address)
    assert response.status < 500, address
    kind = response.headers.get("content-type", "").split(";")[0]
    if kind == "text/html" and response.body():
        page.goto(address)
        page.locator("admin-init").first.wait_for(state="detached")
    return re.findall(r"/cms/[\w/-]*", response.text()) if kind in ("text/html", "application/json") else []


def test_an_article_is_written_with_every_chooser_and_panel(admin, site):
    page = admin
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", "方針の試験――部品をすべて動かす")
    add_authors(page)
    choose(page, page.locator("#id_hero_image-chooser"))

    body = page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    body.locator("input[id$='-value-heading']").fill("節")
    add_block(page, body, "段落")
    add_links(page, body.locator(".public-DraftEditor-content").last)
    add_block(page, body, "図")
    choose(page, body.locator(".chooser").last)
    body.locator("input[id$='-value-caption']").last.fill("説明")
    add_block(page, body, "引用")
    choose(page, body.locator(".chooser").last)
    add_block(page, body, "比較表")
    body.locator("input[id$='-value-caption']").last.fill("表")

    schedule(page)
    save(page)
    page.goto(page.url)
    comment_on(page, "#id_title")
    look_at_versions(page, site)


def add_authors(page):
    """Two, of whom the second is moved up and one is deleted: what was there and what came later both work."""
    for number in (0, 1):
        page.click("#id_article_authors-ADD")
        choose(page, page.locator(f"#id_article_authors-{number}-author-chooser"), row=number)
    page.locator("#inline_child_article_authors-1 [data-inline-panel-child-move-up]").click()
    assert page.input_value("#id_article_authors-1-ORDER") == "1"
    choose(page, page.locator("#id_article_authors-1-author-chooser"), row=0)
    page.locator("#id_article_authors-0-DELETE-button").click()
    assert page.input_value("#id_article_authors-0-DELETE") == "1"


def choose(page, chooser, *, row=0):
    """Choose in the modal, which opens once: with a widget started twice it would be asked for twice."""
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/choose" in request.url else None)
    if "blank" not in chooser.get_attribute("class"):
        chooser.locator("[data-w-dropdown-target=toggle]").click()
    chooser.locator("[data-chooser-action-choose]:visible").click()
    page.locator(".modal-body [data-chooser-modal-choice]").nth(row).wait_for()
    assert len(asked) == 1, asked
    page.locator(".modal-body [data-chooser-modal-choice]").nth(row).click()
    page.locator(".modal-body").wait_for(state="hidden")
    chooser.locator("[data-chooser-title]:not(:empty)").wait_for()


def add_links(page, text):
    """One to a page of ours, one elsewhere, and a source."""
    text.click()
    page.keyboard.type("内へ")
    text.filter(has_text="内へ").wait_for()
    page.keyboard.press("Shift+Home")
    page.locator("button[name=LINK]").click()
    page.locator(".modal-body a.choose-page").first.click()
    page.locator(".modal-body").wait_for(state="hidden")
    # The window gives the keyboard back a moment after it has gone.
    text.locator("a").wait_for()
    text.focus()
    page.keyboard.press("End")
    page.keyboard.type("外へ")
    text.filter(has_text="外へ").wait_for()
    for _ in "外へ":
        page.keyboard.press("Shift+ArrowLeft")
    page.locator("button[name=LINK]").click()
    page.locator(".modal-body a[href*='external-link']").click()
    page.fill(".modal-body #id_external-link-chooser-url", "https://example.com/")
    page.locator(".modal-body button[type=submit], .modal-body input[type=submit]").first.click()
    page.locator(".modal-body").wait_for(state="hidden")
    assert text.locator("a").count() == 2


def save(page):
    with page.expect_navigation():
        page.locator("button.action-save:visible").first.click()


def comment_on(page, selector):
    page.locator(f"[data-field-wrapper]:has({selector}) [data-comment-add]").click(force=True)
    page.locator(".comment textarea").fill("確かめました")
    page.locator(".comment button[type=submit]").click()


def schedule(page):
    """The pickers of date and time, in a dialog."""
    page.locator("[data-side-panel-toggle=status]").click()
    page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").click()
    page.locator("#id_go_live_at").click()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_today_button").wait_for()
    assert page.locator(".xdsoft_datetimepicker:visible").count() == 1
    page.keyboard.press("Escape")
    page.locator("#schedule-publishing-dialog").wait_for(state="hidden")


def look_at_versions(page, site):
    """The history with its filters, the comparison."""
    edit = page.url
    page.fill("#id_title", "方針の試験――題を変える")
    save(page)
    page.goto(edit.replace("/edit/", "/history/"))
    page.locator("input[id*=timestamp]").first.wait_for(state="attached")
    assert page.locator(".xdsoft_datetimepicker").count() == page.locator("input[id*=timestamp]").count()
    page.goto(edit.replace("/edit/", "/revisions/compare/earliest...latest/"))
    assert page.locator("h1, .comparison").count()


def test_the_preview_is_the_page_as_readers_get_it_at_three_widths(admin, site):
    page = admin
    page.goto(f"{site.address}/cms/pages/5/edit/")
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    for width in (360, 768, 1280):
        page.locator(f"label:has(input[data-device-width='{width}'])").click()
        frame.locator("h1").wait_for()
        frame.locator("theme-switch button:visible").wait_for()
        assert frame.locator("html").evaluate("html => innerWidth") == width
        assert frame.locator("html").evaluate("html => html.scrollWidth - html.clientWidth") == 0
        assert frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == PAPER


def test_pickers_start_once_where_reports_are_filtered(admin, site):
    page = admin
    page.goto(f"{site.address}/cms/reports/site-history/")
    fields = page.locator("input[id*=timestamp]")
    assert fields.count() == 2
    assert page.locator(".xdsoft_datetimepicker").count() == 2
    page.goto(f"{site.address}/cms/snippets/facts/source/add/")
    page.locator("[data-panel-toggle][aria-expanded=false]").click()
    page.locator("#id_accessed_on").click()
    page.locator(".xdsoft_datetimepicker:visible .xdsoft_date").first.click()
    assert page.input_value("#id_accessed_on")


def test_what_a_modal_brings_is_started_once_its_script_file_is_there_and_nothing_else_is_called(admin, site):
    page = admin
    page.goto(f"{site.address}/cms/")
    assert not page.evaluate("'initDateChooser' in window")
    for name in ("first", "second"):
        page.evaluate(
            """([name, script]) => jQuery("body").append(
                `<input id="${name}"><admin-init call="initDateChooser" arguments='["${name}", {}]'></admin-init>
                <script src="${script}"></script>`)""",
            [name, "/static/wagtailadmin/js/date-time-chooser.js"],
        )
    page.locator(".xdsoft_datetimepicker").nth(1).wait_for(state="attached")
    page.evaluate("jQuery('#first').parent().append(jQuery('#first'))")
    assert page.locator(".xdsoft_datetimepicker, admin-init").count() == 2
    page.evaluate(
        """() => { window.called = (x) => { window.wasCalled = x; };
        document.body.insertAdjacentHTML("beforeend", '<admin-init call="called" arguments="[1]"></admin-init>'); }"""
    )
    assert page.evaluate("window.wasCalled") is None


def test_pictures_and_documents_are_uploaded_and_a_bulk_action_is_begun(admin, site, tmp_path):
    page = admin
    picture = tmp_path / "線.png"
    Image.new("RGB", (64, 48), "teal").save(picture)
    page.goto(f"{site.address}/cms/images/multiple/add/")
    page.set_input_files("input[type=file]", picture)
    page.locator(".upload-complete, #upload-list form").first.wait_for()
    paper = tmp_path / "資料.txt"
    paper.write_text("本文", encoding="utf-8")
    page.goto(f"{site.address}/cms/documents/multiple/add/")
    page.set_input_files("input[type=file]", paper)
    page.locator("#upload-list form").first.wait_for()
    page.goto(f"{site.address}/cms/pages/4/")
    page.locator("[data-bulk-action-checkbox]").nth(1).check(force=True)
    page.locator("[data-bulk-action-button]:visible").first.click()
    page.wait_for_url("**/bulk/**")
