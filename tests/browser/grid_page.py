"""A small page with nothing but the grid's textarea and its script: quicker than a whole site."""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders

from articles.tables.grid_form import GridTextarea

ADDRESS = "http://127.0.0.1:9/"  # never reached: every request is answered from here
ADMIN_STYLES = ["wagtailadmin/css/core.css", "core/css/admin.css"]
PAGE = """<!doctype html><html lang="ja" class="{theme}"><meta charset="utf-8"><title>表</title>
<meta name="viewport" content="width=device-width">
{admin}<link rel="stylesheet" href="/static/articles/css/grid.css">
<main><h1>表</h1>{before}<form id="form"><fieldset {disabled}><label for="id_grid">表の中身</label>{textarea}</fieldset>
<button type="button" id="after">次</button></form></main>
<script type="module" src="/start.js"></script></html>"""
START = """
import {{ TextareaGrid }} from "/static/articles/js/grid/textarea_grid.js";
{script}
"""
OPEN = """
const textarea = document.querySelector("textarea");
window.events = [];
for (const type of ["input", "change"])
  document.addEventListener(type, event => event.target === textarea && events.push(type));
window.grid = new TextareaGrid(textarea);
"""


class GridPage:
    """The grid as one who edits meets it: cells by row (0 has the headings) and column, and what would be sent."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard

    @property
    def text(self):
        return self.page.evaluate("document.querySelector('textarea').value")

    @property
    def events(self):
        return self.page.evaluate("events")

    @property
    def message(self):
        return self.page.locator(".grid-message").inner_text()

    @property
    def active(self):
        return self.page.evaluate(
            "(({row, column}) => [Number(row), Number(column)])(document.querySelector('[data-active]').dataset)"
        )

    @property
    def label(self):
        return self.page.locator(".grid-pen").get_attribute("aria-label")

    @property
    def size(self):
        return self.page.evaluate(
            "[document.querySelectorAll('tbody tr').length, document.querySelectorAll('[role=columnheader]').length]"
        )

    def cell(self, row, column):
        return self.page.locator(f"[data-row='{row}'][data-column='{column}']")

    def press(self, *keys):
        for key in keys:
            self.keys.press(key)

    def type(self, text):
        self.keys.type(text)

    def choose(self, *labels):
        for label in labels:
            self.page.get_by_role("menu").get_by_text(label, exact=True).click()

    def paste(self, text="", html=""):
        """As the browser hands a clipboard over."""
        self.page.evaluate(
            """([text, html]) => {
                const clipboardData = new DataTransfer();
                if (text) clipboardData.setData("text/plain", text);
                if (html) clipboardData.setData("text/html", html);
                document.activeElement.dispatchEvent(
                    new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
            }""",
            [text, html],
        )

    def copied(self, kind="copy"):
        """What a copy puts on the clipboard, by format."""
        return self.page.evaluate(
            """kind => {
                const clipboardData = new DataTransfer();
                document.activeElement.dispatchEvent(
                    new ClipboardEvent(kind, { clipboardData, bubbles: true, cancelable: true }));
                return Object.fromEntries([...clipboardData.types].map(type => [type, clipboardData.getData(type)]));
            }""",
            kind,
        )


def show_grid(
    chromium, text="", *, script=OPEN, disabled=False, styled=False, theme="w-theme-light", before="", **options
):
    """A page with a grid over these lines, in a window of its own; close `page.context` afterwards.

    `styled`: with the admin's own styles, which take a moment. `before`: markup above the form.
    """
    context = chromium.new_context(locale="ja-JP", **{"viewport": {"width": 1280, "height": 900}, **options})
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda m: page.problems.append(m.text) if m.type in ("error", "warning") else None)
    textarea = GridTextarea().render("grid", text, {"id": "id_grid"})
    admin = "".join(f'<link rel="stylesheet" href="/static/{path}">' for path in ADMIN_STYLES) if styled else ""
    html = PAGE.format(
        textarea=textarea, theme=theme, admin=admin, before=before, disabled="disabled" if disabled else ""
    )

    def answer(route):
        path = route.request.url.removeprefix(ADDRESS)
        if path == "":
            return route.fulfill(body=html, content_type="text/html")
        if path == "start.js":
            return route.fulfill(body=START.format(script=script), content_type="text/javascript")
        found = finders.find(path.removeprefix("static/"))
        if not found:
            return route.fulfill(status=204)
        return route.fulfill(body=Path(found).read_bytes(), content_type=mimetypes.guess_type(found)[0])

    page.route("**/*", answer)
    page.goto(ADDRESS)
    return GridPage(page)
