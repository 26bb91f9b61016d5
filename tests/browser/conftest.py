"""The site as a newcomer starts it, in a process and a folder of its own, and a real browser before it."""

import re
import shutil
import tempfile
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.console import Console
from tests.browser.grid_page import show_grid
from tests.browser.running_demo import copied_demo
from tests.programs import CHROMIUM

PAGES = {
    "front page": "/",
    "list": "/articles/",
    "article": "/articles/openai-chases-google/",
    "short article": "/articles/how-to-read-a-comparison-table/",
    "topics": "/topics/",
    "topic": "/topics/pre-training/",
    "entities": "/entities/",
    "entity": "/entities/openai/",
    "timeline": "/timeline/",
    "event": "/timeline/events/gemini-3-pro-release/",
    "author": None,  # found on the article
    "corrections": "/corrections/",
    "follow": "/follow/",
    "policies": "/policies/",
    "policy": "/policies/editorial/",
    "search": "/search/?q=事前学習",
    "thread": None,  # both found on the article
    "comment": None,
    "not found": "/nothing-here/",
}

# A busy machine is slow to show what is expected; it costs nothing where it is there at once.
expect.set_options(timeout=20_000)


class Site:
    """A running demo: where it is, the passwords that it printed, and Python beside it."""

    def __init__(self, demo):
        self.address = demo.address
        self.console = Console(demo.environment)
        self.sessions = {}
        self.passwords = dict(re.findall(r"(editor|approver|admin) / (\S+)", demo.output))
        html = urllib.request.urlopen(self.address + PAGES["article"]).read().decode()
        found = {"author": r"/authors/[^\"]+", "thread": r"/discussion/\d+/", "comment": r"/discussion/comments/\d+/"}
        self.paths = PAGES | {name: re.search(f'"({path})', html)[1] for name, path in found.items()}

    def run(self, code):
        """Run Python beside the site, with its database; what it prints."""
        return self.console.run(code)


@pytest.fixture(scope="session")
def site(testrun_uid):
    folder = Path(tempfile.mkdtemp(prefix="airace-site-"))
    # As root the database runs under another account, which has to get in.
    folder.chmod(0o755)
    try:
        with copied_demo(folder, testrun_uid) as demo:
            site = Site(demo)
            yield site
            site.console.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
        )
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """Opens a page in a fresh window, by its name in PAGES; what went wrong there fails the test."""
    contexts = []

    def open_page(name, *, width=1280, height=900, scheme="light", path="", **options):
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="ja-JP", **options
        )
        page = context.new_page()
        page.problems, page.requested = [], []
        page.on("console", lambda m: page.problems.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: page.requested.append(request.url))
        contexts.append((context, page, name))
        page.goto(site.address + site.paths[name] + path, wait_until="load")
        return page

    yield open_page
    for context, page, name in contexts:
        if name == "not found":
            page.problems = [text for text in page.problems if "404" not in text]
        context.close()
        assert page.problems == []


@pytest.fixture
def open_grid(chromium):
    """Opens a table's grid over plain lines, on a page of its own; what went wrong in a script fails the test."""
    opened = []

    def open_grid(text="", **options):
        opened.append(show_grid(chromium, text, **options))
        return opened[-1]

    yield open_grid
    for grid in opened:
        grid.page.context.close()
        assert grid.page.problems == []


@pytest.fixture
def editor(chromium, site):
    """A window in which the editor of the demo has signed in; any error of a script fails the test."""
    context = chromium.new_context(viewport={"width": 1400, "height": 1000}, locale="ja-JP")
    page = context.new_page()
    page.problems = []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on(
        "console",
        # In a preview Wagtail's own checker reports what it found as an error.
        lambda message: (
            page.problems.append(message.text)
            if message.type == "error" and not message.text.startswith("axe.run")
            else None
        ),
    )
    sign_in(page, site, "editor")
    yield page
    context.close()
    assert page.problems == []


def sign_in(page, site, name):
    """Let the window be that of an account of the demo, "editor", "approver" or "admin".

    The first time through the form, which ends on the dashboard; afterwards the window gets what the form gave then,
    and shows nothing yet.
    """
    if name in site.sessions:
        page.context.add_cookies(site.sessions[name])
        return
    page.goto(f"{site.address}/cms/login/")
    page.locator("input[name=login], input[name=username]").first.fill(name)
    page.locator("input[name=password]").first.fill(site.passwords[name])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/cms/")
    site.sessions[name] = [cookie for cookie in page.context.cookies() if "session" in cookie["name"]]


def scroll_through(page):
    """Down to the end and back, so that everything lazy has been loaded, but what is folded away."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                scrollTo({ top: y, behavior: "instant" });
                await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)));
            }
            const shown = [...document.images].filter(image => image.checkVisibility());
            await Promise.all(shown.map(image => image.complete || new Promise(
                done => { image.onload = image.onerror = done; })));
        }"""
    )
