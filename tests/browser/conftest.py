"""The site as a newcomer starts it, in a process and a folder of its own, and a real browser before it."""

import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser.grid_page import show_grid
from tests.browser.running_demo import copied_demo
from tests.programs import CHROMIUM, ROOT

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


class Site:
    """A running demo: where it is, the passwords that it printed, and the surroundings that its commands need."""

    def __init__(self, demo):
        self.address, self.environment = demo.address, demo.environment
        self.passwords = dict(re.findall(r"(editor|approver|admin) / (\S+)", demo.output))
        html = urllib.request.urlopen(self.address + PAGES["article"]).read().decode()
        found = {"author": r"/authors/[^\"]+", "thread": r"/discussion/\d+/", "comment": r"/discussion/comments/\d+/"}
        self.paths = PAGES | {name: re.search(f'"({path})', html)[1] for name, path in found.items()}

    def run(self, code):
        """Run Python beside the site, with its database; what it prints."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", code]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True
        ).stdout.strip()


@pytest.fixture(scope="session")
def site(testrun_uid):
    folder = Path(tempfile.mkdtemp(prefix="airace-site-"))
    # As root the database runs under another account, which has to get in.
    folder.chmod(0o755)
    try:
        with copied_demo(folder, testrun_uid) as demo:
            yield Site(demo)
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
    """Sign in as an account of the demo: "editor", "approver" or "admin"."""
    page.goto(f"{site.address}/cms/login/")
    page.locator("input[name=login], input[name=username]").first.fill(name)
    page.locator("input[name=password]").first.fill(site.passwords[name])
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.address}/cms/")


def scroll_through(page):
    """Down to the end and back, so that everything lazy has been loaded, but what is folded away."""
    page.evaluate(
        """async () => {
            for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                scrollTo({ top: y, behavior: "instant" });
                await new Promise(done => setTimeout(done, 40));
            }
            const shown = [...document.images].filter(image => image.checkVisibility());
            await Promise.all(shown.map(image => image.complete || new Promise(
                done => { image.onload = image.onerror = done; })));
        }"""
    )
