"""Nothing that the admin's scripts show is left in English; what its pages say is read in tests/flows."""

import re
from pathlib import Path

import pytest
import wagtail

from airace.message_catalogs import messages
from tests.browser.conftest import sign_in
from tests.browser.test_editing import add_block, open_picker
from tests.programs import ROOT
from tests.wording import WORD, english, texts_of

pytestmark = pytest.mark.needs("chromium")

ACCOUNTS = {"editor", "approver", "admin"}
BLOCKS = ["段落", "引用", "比較表", "図", "囲み", "箇条書き", "数字"]
CATALOGUES = sorted(Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/*.po"))


class Reader:
    """A window of the admin in which everything that comes up is read."""

    def __init__(self, page, known):
        self.page, self.known, self.found = page, known, {}

    def read(self, where):
        for text in english(texts_of(self.page.content()), known=self.known):
            self.found.setdefault(text, where)

    def visit(self, path):
        self.page.goto(path, wait_until="load")
        self.read(path)

    def nothing_is_english(self):
        for text, where in self.found.items():
            print(f"{text}  ←  {where}")
        return self.found == {}


@pytest.fixture(scope="module")
def known_words():
    """The names in the demonstration, but for those that are also words of Wagtail's."""
    demo = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "home" / "demo").rglob("*.py"))
    wagtails = {word for path in CATALOGUES for m in messages(path.read_text(encoding="utf-8")) for word in words(m)}
    return {word for word in WORD.findall(demo) if not word.islower()} - wagtails | ACCOUNTS


def words(message):
    return WORD.findall(message.msgid)


@pytest.fixture
def reader(chromium, site, known_words):
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP", base_url=site.address)
    yield Reader(context.new_page(), known_words)
    context.close()


def test_the_words_of_the_demonstration_hide_none_of_wagtails(known_words):
    assert known_words.isdisjoint({"Search", "Actions", "Page", "Root", "None", "Collapse", "Save"})


def test_an_editor_meets_no_english_while_writing(reader, site):
    page = reader.page
    sign_in(page, site, "editor")
    reader.visit("/cms/")
    reader.visit("/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", "言葉の見本")
    write_every_block(reader)
    choose_links(reader)
    choose_sources_and_pictures(reader)
    comment(reader)
    page.get_by_role("button", name="下書きを保存").first.click()
    page.wait_for_url("**/edit/")
    reader.read("saved")
    open_side_panels(reader)
    open_menus(reader)
    meet_an_error(reader)
    assert reader.nothing_is_english()


def write_every_block(reader):
    body = reader.page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    add_block(reader.page, body, BLOCKS[0])
    open_picker(reader.page, body.locator("button.c-sf-add-button").nth(1), BLOCKS[0])
    reader.read("block picker")
    reader.page.keyboard.press("Escape")
    for label in BLOCKS[1:]:
        add_block(reader.page, body, label)
    reader.read("blocks")


def choose_links(reader):
    page = reader.page
    text = page.locator("section[id$=-body-section] .public-DraftEditor-content").first
    text.click()
    page.keyboard.type("手がかり")
    reader.read("toolbar")
    page.keyboard.press("Shift+ArrowLeft")
    page.locator("button[name=LINK]:visible").first.click()
    page.locator(".modal-body .link-types").wait_for()
    for kind in ("外部リンク", "メールリンク", "電話リンク", "ページ内リンク"):
        page.locator(".modal-body .link-types").get_by_text(kind, exact=True).click()
        page.locator(".modal-body .link-types b", has_text=kind).wait_for()
        reader.read(f"link: {kind}")
    close_window(page)


def choose_sources_and_pictures(reader):
    page = reader.page
    for button in ("出典を選択", "画像を選択"):
        page.get_by_role("button", name=button).locator("visible=true").first.click()
        page.locator(".modal-body").wait_for()
        page.wait_for_load_state("networkidle")
        reader.read(button)
        for tab in page.locator(".modal-body [role=tab]").all():
            tab.click()
            reader.read(button)
        close_window(page)


def close_window(page):
    page.locator(".modal [data-dismiss=modal]").first.click()
    page.locator(".modal-body").wait_for(state="hidden")


def comment(reader):
    page = reader.page
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("[data-comment-add]").first.dispatch_event("click")
    page.locator(".comment textarea").first.fill("ここを確かめてください")
    reader.read("new comment")
    page.locator(".comment button[type=submit]").first.click()
    page.locator(".comment--mode-default").first.wait_for()
    reader.read("comment")
    page.locator("[data-side-panel-toggle=comments]").click()


def open_side_panels(reader):
    for toggle in reader.page.locator("[data-side-panel-toggle]").all():
        toggle.click()
        reader.page.wait_for_timeout(300)
        reader.read(f"side panel {toggle.get_attribute('data-side-panel-toggle')}")


def open_menus(reader):
    for toggle in reader.page.locator("[data-controller~=w-dropdown] button:visible").all()[:6]:
        toggle.click()
        reader.read("menu")
        reader.page.keyboard.press("Escape")


def meet_an_error(reader):
    page = reader.page
    page.fill("#id_title", "")
    page.get_by_role("button", name="下書きを保存").first.click()
    page.locator(".error-message").first.wait_for()
    reader.read("error")


def test_an_administrator_meets_no_english_in_the_menus_and_forms_that_scripts_make(reader, site):
    page = reader.page
    sign_in(page, site, "admin")
    page.goto("/cms/")
    for name in ("レポート", "設定"):
        page.get_by_role("button", name=re.compile(name)).first.click()
        reader.read(f"menu {name}")
    for path in (
        "/cms/images/add/",
        "/cms/documents/multiple/add/",
        "/cms/workflows/add/",
        "/cms/reports/site-history/",
    ):
        reader.visit(path)
    page.goto("/cms/workflows/tasks/index/")
    reader.read("tasks")
    assert reader.nothing_is_english()
