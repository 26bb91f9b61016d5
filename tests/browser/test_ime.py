"""Japanese input where an article is written: no character is lost, and the keys of a conversion are its own.

The grid has tests of its own (test_grid_ime.py), and so has the question of what changed (test_publishing.py).
"""

import pytest
from playwright.sync_api import expect

from tests.browser.article_form import ArticleForm, is_leaving
from tests.browser.test_grid_ime import Ime

pytestmark = pytest.mark.needs("chromium")

CONVERSIONS = [("ことばを", "言葉を"), ("えらぶ", "選ぶ"), ("すらっしゅ", "／"), ("b", "b"), ("。", "。")]
TEXT = "".join(confirmed for _, confirmed in CONVERSIONS)
KEYS = ["Enter", "Escape", "Tab", "ArrowDown", "ArrowUp", "Backspace", "/", " "]


@pytest.fixture
def form(editor, site):
    """A new article; `form.sent` are the forms that its window sends by itself leaving."""
    page = editor
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    form = ArticleForm(page)
    form.sent = []
    page.on("request", lambda request: form.sent.append(request) if is_leaving(request) else None)
    return form


def begin_paragraph(form):
    """A new block, which takes the focus once it is there."""
    form.add_section()
    text = form.editor_of(form.add("段落"))
    expect(text).to_be_focused()
    return text


def convert(page):
    """Type by conversions, each with every key that an input method takes for itself."""
    ime = Ime(page)
    for composed, confirmed in CONVERSIONS:
        for length in range(1, len(composed) + 1):
            ime.compose(composed[:length])
        for key in KEYS:
            ime.key(key)
        ime.confirm(confirmed)
        ime.key("Enter")  # told after the end of the conversion, as some browsers do


def focused(page):
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def test_a_title_loses_no_character_and_no_key_leaves_it(form):
    page, title = form.page, form.field("id_title")
    title.click()
    before = focused(page)
    convert(page)
    assert title.input_value() == TEXT
    assert focused(page) == before
    assert form.sent == []


def test_a_paragraph_loses_no_character_and_opens_no_menu(form):
    page, text = form.page, begin_paragraph(form)
    convert(page)
    assert text.inner_text() == TEXT
    assert text.evaluate("element => element.contains(document.activeElement) || element === document.activeElement")
    assert page.get_by_role("listbox").locator("visible=true").count() == 0
    assert form.sent == []


def test_a_dialog_stays_open_when_a_conversion_in_it_is_given_up(form):
    page = form.page
    text = begin_paragraph(form)
    page.keyboard.type("語")
    form.open_sources(text)
    search = page.locator(".modal-body input[name=q]")
    # The dialog takes the focus to itself once it has faded in.
    page.locator(".modal.in").wait_for()
    page.wait_for_timeout(1000)
    search.click()
    ime = Ime(page)
    ime.compose("ほうどう")
    ime.key("Escape")
    ime.key("Enter")
    assert search.is_visible()
    ime.confirm("報道")
    expect(search).to_have_value("報道")


def test_what_was_converted_is_saved_as_it_was_typed(form, site):
    page = form.page
    form.field("id_title").click()
    convert(page)
    begin_paragraph(form)
    convert(page)
    form.save(key="Control+s")
    assert form.field("id_title").input_value() == TEXT
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    assert page.locator("h1").inner_text() == TEXT
    assert TEXT in page.locator("main").inner_text().splitlines()
