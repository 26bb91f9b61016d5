"""One article from an empty form to readers and through its first correction, by an editor and an approver.

Each fixture is a step of the story and rests on the one before; the tests say what is to be seen there.
"""

import re
import unicodedata

import pytest
from playwright.sync_api import expect

from tests.browser.article_form import ArticleForm, is_leaving
from tests.browser.article_of_the_story import (
    ROWS,
    SENTENCE,
    add_every_other_block,
    add_key_points,
    add_opening,
    cell,
    edited_spreadsheet,
)
from tests.browser.conftest import sign_in
from tests.browser.test_admin_policy import PAPER, WATCH, watch

pytestmark = pytest.mark.needs("chromium")

TITLE = "はじめから終わりまで――一本の記事の旅"
SLUG = "from-the-first-word"
CORRECTED = "伸びは2025年の秋に止まった。"
NOTE = "伸びが止まった時期を春としていたのは、秋の誤りでした。表の一つの値も直しました。"
COMMENT = "この言葉の出どころを確かめました。"
NEW_CELL = "直した値"
SHOWN_MARKS = ["yes", "partial", "no"]


class Story:
    """The windows of the people in it, and what is known of the article."""

    def __init__(self, chromium, site):
        self.chromium, self.site = chromium, site
        self.windows, self.problems = {}, []

    def window(self, name):
        """The window of an account, signed in, first at the dashboard."""
        if name not in self.windows:
            context = self.chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            context.add_init_script(WATCH)
            page = context.new_page()
            self.problems.append(watch(page, self.site.address))
            sign_in(page, self.site, name)
            page.goto(f"{self.site.address}/cms/")
            self.windows[name] = page
        return self.windows[name]


@pytest.fixture(scope="module")
def story(chromium, site):
    story = Story(chromium, site)
    yield story
    for page in story.windows.values():
        page.context.close()


@pytest.fixture(scope="module")
def written(story):
    """The editor's window with an article that holds every block, saved."""
    page = story.window("editor")
    page.get_by_role("link", name="新しい記事を書く").first.click()
    page.wait_for_url("**/cms/pages/add/articles/articlepage/*/")
    form = story.form = ArticleForm(page)
    form.fill(title=TITLE, slug=SLUG, dek="まだ一行。")
    form.add_authors()
    form.add_topics("事前学習")
    form.choose("id_hero_image")
    form.fill(hero_caption="先頭の入れ替わり")
    add_key_points(form)
    add_opening(form)
    add_every_other_block(form)
    page.locator("section[id$=-other_sources-section] button.c-sf-add-button").first.click()
    form.choose("other_sources-0-value", row=1)
    form.save()
    story.number = re.search(r"/pages/(\d+)/edit/", page.url)[1]
    return page


SHOWN_BLOCKS = """html => [
    ".numbered-points", ".quote", ".comparison-table", "figure.figure", ".statistics", ".key-points", ".callout",
    ".dialogue", "sup.reference"].filter(name => !html.querySelector(name))"""


@pytest.fixture(scope="module")
def previewed(story, written):
    """What the side panel shows of it at the three widths."""
    page, story.previews = written, {}
    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("#w-preview-iframe")
    for width in (360, 768, 1280):
        page.locator(f"label:has(input[data-device-width='{width}'])").click()
        expect(frame.locator("h1")).to_contain_text("一本の記事の旅")
        html = frame.locator("html")
        story.previews[width] = {
            "inner": html.evaluate("() => innerWidth"),
            "overflow": html.evaluate("html => html.scrollWidth - html.clientWidth"),
            "paper": frame.locator("body").evaluate("body => getComputedStyle(body).backgroundColor"),
            "missing": html.evaluate(SHOWN_BLOCKS),
        }
    page.locator("[data-side-panel-toggle=preview]").click()
    return page


@pytest.fixture(scope="module")
def submitted(story, previewed):
    """Sent for approval, past what the content checks had to say."""
    page, form = previewed, story.form
    form.fill(dek="書いて、見せて、通して、直す。")
    page.locator("[data-side-panel-toggle=checks]").click()
    story.findings = page.locator("#content-checks .finding .what").all_text_contents()
    page.locator("[data-side-panel-toggle=checks]").click()
    form.press("依頼")
    with page.expect_request(is_leaving):
        page.get_by_role("dialog").get_by_role("button", name="このまま依頼する").click()
    form.arrive()
    return page


def find_on_dashboard(story):
    """The approver's window, with the row of the article among those that wait."""
    page = story.window("approver")
    page.goto(f"{story.site.address}/cms/")
    row = page.locator(".desk-row", has=page.locator(f"a[href='/cms/pages/{story.number}/edit/']")).first
    expect(row).to_contain_text(TITLE)
    return page, row


@pytest.fixture(scope="module")
def reviewed(story, submitted):
    """Compared with what it was, commented on and approved by the approver, who found it on the dashboard."""
    page, row = find_on_dashboard(story)
    row.get_by_role("link", name=re.compile("開いて承認する")).click()
    page.wait_for_url(f"**/cms/pages/{story.number}/edit/")
    page.goto(f"{story.site.address}/cms/pages/{story.number}/revisions/compare/earliest...latest/")
    story.first_comparison = page.locator(".comparison-page").inner_text()
    page.goto(f"{story.site.address}/cms/pages/{story.number}/edit/")
    comment_on_the_quote(page)
    approve(page)
    return page


def comment_on_the_quote(page):
    quote = page.locator("textarea[name$='-value-text']").first
    quote.scroll_into_view_if_needed()
    quote.locator("xpath=ancestor::*[@data-contentpath][1]").locator("[data-comment-add]").click(force=True)
    page.locator(".comment textarea").last.fill(COMMENT)
    page.locator(".comment button[type=submit]").last.click()


def approve(page, *, confirm_change=False):
    ArticleForm(page).press("^承認して公開$")
    with page.expect_request(is_leaving):
        page.get_by_role("dialog").get_by_role("button", name="このまま承認する").click()
        if confirm_change:
            question = page.locator("[data-change-dialog]")
            expect(question.locator("textarea")).to_have_value(NOTE)
            question.locator("[data-confirm]").click()
    ArticleForm(page).arrive()


def test_an_editor_writes_an_article_with_every_block_from_nothing(written):
    assert written.locator("#id_title").input_value() == TITLE


def test_it_is_previewed_at_three_widths_as_the_site_shows_it(previewed, story):
    for width, seen in story.previews.items():
        assert seen == {"inner": width, "overflow": 0, "paper": PAPER, "missing": []}, width


def test_the_content_checks_have_their_say(submitted, story):
    assert "囲みや数字が4つ以上続いています。" in story.findings
    assert any("１２３４" in finding for finding in story.findings), story.findings


def test_an_approver_sees_what_changed_since_the_earlier_version(reviewed, story):
    assert "リード文" in story.first_comparison
    assert "かの出典" in story.first_comparison


@pytest.fixture(scope="module")
def reader(story, reviewed):
    """Somebody without an account, before the published article."""
    context = story.chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
    context.add_init_script(WATCH)
    page = context.new_page()
    story.problems.append(watch(page, story.site.address))
    story.windows["reader"] = page
    page.goto(f"{story.site.address}/articles/{SLUG}/")
    return page


def opening(reader):
    """The first sentence, without the number of its source."""
    return re.sub(r"出典\[\d+\]", "", reader.locator("main p:has(sup.reference)").first.text_content()).strip(
        "\u2060\n "
    )


def test_readers_find_it_with_every_block(reader):
    assert reader.locator("h1").inner_text().replace("\n", "――").startswith("はじめから終わりまで")
    assert reader.evaluate(f"({SHOWN_BLOCKS})(document.documentElement)") == []
    assert opening(reader) == SENTENCE
    assert COMMENT not in reader.content()


def test_readers_get_the_table_cell_by_cell(reader):
    table = reader.locator(".comparison-table table")
    expected = edited_spreadsheet()
    assert table.locator("thead th").all_text_contents() == expected[0]
    marks = [address.rpartition("-")[2] for address in table.locator("tbody td use").evaluate_all(HREFS)]
    assert marks == [SHOWN_MARKS[row % 3] for row in range(ROWS)]
    shown = [row.locator("th, td").all_text_contents() for row in table.locator("tbody tr").all()]
    for cells, typed in zip(shown, expected[1:], strict=True):
        assert bare(cells[2]) == unicodedata.normalize("NFKC", typed[2]), "the column of numbers"
        assert [bare(text) for text in cells[:1] + cells[3:]] == [bare(text) for text in typed[:1] + typed[3:]]


HREFS = "uses => uses.map(use => use.getAttribute('href'))"


def bare(text):
    """The letters of a cell, without spaces, without how a note or an empty cell is set."""
    return re.sub(r"[\s（）()]|不明（確かめられた情報がありません）", "", text)


@pytest.fixture(scope="module")
def correction_asked_for(story, reader):
    """The editor has changed a sentence and a cell, said what readers are to be told, and asked for approval."""
    page = story.window("editor")
    page.goto(f"{story.site.address}/cms/pages/{story.number}/edit/")
    form = ArticleForm(page)
    story.comments = page.locator(".comment__text").all_inner_texts()
    form.unfold()
    text = form.editor_of(page.locator("[name='body-0-value-content-0-value']").get_attribute("id"))
    text.click()
    page.keyboard.press("Control+Home")
    for _ in range(SENTENCE.index("春")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    page.keyboard.type("秋")
    expect(text).to_contain_text(CORRECTED[:-1])
    cell(page, 2, 4).click()
    page.keyboard.type(NEW_CELL)
    page.keyboard.press("Enter")
    form.press("依頼")
    page.get_by_role("dialog").get_by_role("button", name="このまま依頼する").click()
    question = page.locator("[data-change-dialog]")
    question.get_by_text("訂正", exact=True).click()
    question.locator("textarea").fill(NOTE)
    with page.expect_request(is_leaving):
        question.locator("[data-confirm]").click()
    form.arrive()
    return page


def test_the_comment_stands_beside_the_block_for_the_editor(correction_asked_for, story):
    assert story.comments == [COMMENT]


@pytest.fixture(scope="module")
def corrected(story, correction_asked_for):
    """The approver has compared what readers see with what they are to see, and approved it."""
    page, row = find_on_dashboard(story)
    row.get_by_role("link", name=re.compile("公開中と比べる")).click()
    comparison = page.locator(".comparison-page")
    story.comparison = comparison.inner_text()
    story.changes = comparison.locator("ins, del").all_text_contents()
    page.goto(f"{story.site.address}/cms/pages/{story.number}/edit/")
    approve(page, confirm_change=True)
    return page


def test_an_approver_sees_the_sentence_and_the_cell_that_changed(corrected, story):
    assert story.changes == ["［削除：春］", "［追加：秋］", "［削除：⚠️ 一部］", f"［追加：{NEW_CELL}］"]
    assert NOTE in story.comparison


@pytest.mark.parametrize("path", [f"/articles/{SLUG}/", "/corrections/", "/corrections/feed.xml"])
def test_readers_are_told_of_the_correction(corrected, story, reader, path):
    assert NOTE in reader.request.get(story.site.address + path).text()


def test_readers_see_what_was_corrected(corrected, story, reader):
    reader.reload()  # past what the browser has kept
    assert opening(reader) == CORRECTED
    assert reader.locator("tbody tr").nth(1).locator("td").nth(3).inner_text() == NEW_CELL
    history = reader.locator("#history li").all_inner_texts()
    assert [re.search("訂正|公開", line)[0] for line in history] == ["訂正", "公開"]


def test_nothing_went_wrong_on_the_way(corrected, reader, story):
    assert [problem for window in story.problems for problem in window] == []
