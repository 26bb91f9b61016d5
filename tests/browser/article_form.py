"""The form of an article as somebody writes in it: by its fields' names, in the order in which blocks are added."""

import re

from playwright.sync_api import expect

from tests.browser.test_admin_policy import choose
from tests.browser.test_editing import add_block

# The menu of actions closes slowly when something else is pressed.
FOLDED = 500


REFUSALS = """() => [...document.querySelectorAll(".error-message, .messages .error")].map(message => [
    message.textContent.trim(), message.closest("[data-contentpath]")?.textContent.trim().slice(0, 80)])"""


def is_leaving(request):
    """Whether somebody sent the form, which is not saved by itself then."""
    return request.method == "POST" and request.is_navigation_request()


class ArticleForm:
    """An open editor. Sections and blocks are numbered from 0 as they are added."""

    def __init__(self, page):
        self.page = page
        self.body = page.locator("section[id$=-body-section]")
        self.sections = 0
        self.blocks = 0

    def field(self, name):
        return self.page.locator(f"[id='{name}']")

    def fill(self, **texts):
        """Type into fields at the top of the form."""
        for name, text in texts.items():
            self.field(f"id_{name}").fill(text)

    def add_section(self, heading=""):
        """A section; what `add` brings from now on stands in it."""
        self.body.locator("button.c-sf-add-button").last.click()
        self.section = f"body-{self.sections}-value"
        self.sections, self.blocks = self.sections + 1, 0
        self.field(f"{self.section}-heading").fill(heading)

    def add(self, label, **texts) -> str:
        """A block at the end of the section, with these texts and choices in it; the beginning of its fields' names."""
        add_block(self.page, self.body, label)
        block = f"{self.section}-content-{self.blocks}-value"
        self.blocks += 1
        self.put(block, texts)
        return block

    def put(self, block, texts):
        """Texts by the field's name; a list stands for repeated items, each a text or texts by name."""
        for name, text in texts.items():
            if isinstance(text, list):
                self.put_items(f"{block}-{name}", text)
            else:
                self.put_text(f"{block}-{name}", text)

    def put_items(self, items, texts):
        counter = self.page.locator(f"[name='{items}-count']")
        for number, text in enumerate(texts):
            item = f"{items}-{number}-value"
            if number >= int(counter.input_value()):  # which waits for the block to be there
                self.list_of(items).locator("button.c-sf-add-button").last.click()
            if isinstance(text, dict):
                self.put(item, text)
            else:
                self.put_text(item, text)

    def list_of(self, items):
        return self.page.locator(f"xpath=//input[@name='{items}-count']/..")

    def put_text(self, name, text):
        field = self.field(name)
        if field.evaluate("field => field.localName") == "select":
            field.select_option(text)
        elif field.get_attribute("type") == "hidden":  # behind the editor of a rich text
            self.write(name, text)
        else:
            field.fill(text)

    def editor_of(self, name):
        return self.page.locator(
            f"xpath=//*[@id='{name}']/ancestor::*[contains(@class, 'w-field__input')][1]"
            "//*[contains(@class, 'public-DraftEditor-content')]"
        )

    def write(self, name, text):
        """Type where a rich text stands."""
        self.editor_of(name).click()
        self.page.keyboard.type(text)
        expect(self.editor_of(name)).to_contain_text(text)

    def mark_source(self, name):
        """A number for the first source, behind what was written last."""
        self.open_sources(self.editor_of(name))
        self.page.locator(".modal-body table a").first.click()
        self.page.locator(".modal-body").wait_for(state="hidden")
        expect(self.editor_of(name)).to_contain_text("出典")

    def open_sources(self, text):
        """The chooser of a source for the character before the cursor, in this text."""
        self.page.keyboard.press("Shift+ArrowLeft")
        toolbar = text.locator("xpath=ancestor::*[contains(@class, 'Draftail-Editor')]")
        toolbar.locator("button[name=SOURCE]").first.click()

    def choose(self, name, row=0):
        choose(self.page, self.field(f"{name}-chooser"), row=row)

    def add_authors(self, count=1):
        for number in range(count):
            self.page.locator("#id_article_authors-ADD").click()
            self.choose(f"id_article_authors-{number}-author", row=number)

    def add_topics(self, *names):
        field = self.page.locator(".tagit-new input").first
        for name in names:
            field.press_sequentially(name, delay=20)
            self.page.locator(".ui-autocomplete:visible li", has_text=name).first.click()
        for name in names:
            self.page.locator(".tagit-choice", has_text=name).wait_for()

    def save(self, key=None):
        """Save by the button or a key, whatever was saved by itself before; a refusal is told with its reasons."""
        with self.page.expect_request(is_leaving):
            if key:
                self.page.keyboard.press(key)
            else:
                self.page.locator("button.action-save:visible").first.click()
        self.arrive()

    def arrive(self):
        """Wait for the answer to the form. A refusal is told with its reasons."""
        self.page.wait_for_load_state("load")
        self.page.locator(".messages li").first.wait_for()
        refused = self.page.evaluate(REFUSALS)
        assert refused == [], f"the form was refused: {refused}"

    def press(self, label):
        """One of the actions at the foot, unfolded if need be."""
        button = self.page.locator("footer").get_by_role("button", name=re.compile(label)).first
        self.page.wait_for_timeout(FOLDED)
        if not button.is_visible():
            self.page.locator("footer [data-w-dropdown-target=toggle]").click()
        button.click()

    def unfold(self):
        """Every section and block that is folded up."""
        self.body.locator("[data-panel-toggle]").first.wait_for()
        for toggle in self.body.locator("[data-panel-toggle][aria-expanded=false]:visible").all():
            toggle.click()
