"""How long an editor waits for the main article: until its form is usable, and until it is saved.

    make demo PORT=8123            # in another window; it prints the passwords
    var/venv/bin/python drills/edit.py --port 8123 --user editor --password …

Each round opens the form in a fresh Chromium window, changes the title, lets one autosave pass and saves the draft.
"Usable" is when the title takes what is typed, every section is built and every table shows its grid. Afterwards the
title is what it was. Speaks to this machine only.
"""

import argparse
import shutil
import statistics
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

TITLE = "#id_title"
ARTICLE = "OpenAI、Googleを追う"
TABLES = 6
AUTOSAVE_PAUSE_SECONDS = 6


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--user", default="editor")
    parser.add_argument("--password", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--chromium", type=Path, default=shutil.which("chromium-headless-shell") or "/usr/bin/chromium")
    options = parser.parse_args()
    address = f"http://127.0.0.1:{options.port}"

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        state = sign_in(browser, address, options.user, options.password)
        rounds = [edit(browser, address, state) for _ in range(options.rounds)]
    for name in rounds[0]:
        values = [figures[name] for figures in rounds]
        print(f"{name:28} median {statistics.median(values):8.2f}   most {max(values):8.2f}")


def sign_in(browser, address, user, password):
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    page.goto(f"{address}/cms/login/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/cms/")
    return context.storage_state()


def edit(browser, address, state) -> dict[str, float]:
    """The figures of one visit: seconds, and how many requests one pause of typing sent."""
    context = browser.new_context(locale="ja-JP", storage_state=state, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    edit_url = find(page, address)
    posts = []
    page.on("requestfinished", lambda request: posts.append(request) if request.method == "POST" else None)

    start = time.perf_counter()
    page.goto(edit_url, wait_until="commit")
    answered = time.perf_counter()
    page.locator(f"textarea.grid-lines >> nth={TABLES - 1}").wait_for(state="attached")
    title = page.input_value(TITLE)
    page.locator(TITLE).press_sequentially("改", delay=0)
    usable = time.perf_counter()
    page.wait_for_load_state("load")
    loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd") / 1000

    page.wait_for_timeout(AUTOSAVE_PAUSE_SECONDS * 1000)
    posts.clear()
    page.locator(TITLE).press_sequentially("二十回続けて打つあいだは何も送られない")
    page.wait_for_timeout(AUTOSAVE_PAUSE_SECONDS * 1000)
    autosaves = [request for request in posts if request.url.endswith("/edit/")]

    page.fill(TITLE, title)
    posts.clear()
    clicked = time.perf_counter()
    with page.expect_navigation(wait_until="domcontentloaded"):
        page.get_by_role("button", name="下書きを保存").click()
    shown = time.perf_counter()
    saves = [request for request in posts if request.url.endswith("/edit/")]
    context.close()
    return {
        "form answered, s": answered - start,
        "form loaded, s": loaded,
        "usable after loading, s": max(0, usable - start - loaded),
        "requests of one pause": len(autosaves),
        "autosave, s": max(map(seconds, autosaves)),
        "draft saved, s": seconds(saves[-1]),
        "form shown again, s": shown - clicked,
    }


def seconds(request) -> float:
    """From the sending of a request to the first byte of its answer."""
    return request.timing["responseStart"] / 1000


def find(page, address) -> str:
    """The address of the article's form, from the list of articles."""
    page.goto(f"{address}/cms/articles/")
    return address + page.locator("a[href$='/edit/']", has_text=ARTICLE).first.get_attribute("href")


if __name__ == "__main__":
    main()
