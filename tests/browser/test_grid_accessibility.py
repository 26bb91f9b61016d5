"""The grid for screen readers, fingers and narrow windows, in the light and the dark of the admin."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import RULES

pytestmark = pytest.mark.needs("chromium")

LINES = f"""モデル〔名称〕 | 壁〔判定〕 | 文脈長〔数値・字〕 | 伸び〔段階〕 |
GPT-5.1〔報道〕 | × 停滞（社内） | 40万 | 中 | {"長" * 61}
Gemini 3 | ○ | 多い | 最高（推論） | ？
 | △ 一部 | － | 低 | ◎"""


def violations(grid):
    found = Axe().run(grid.page, context=".grid-editor", options=RULES).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


STATES = {
    "at rest": [],
    "a range": ["Shift+ArrowRight", "Shift+ArrowDown"],
    "editing": ["F2"],
    "menu": ["Alt+ArrowDown"],
}


@pytest.mark.parametrize(("theme", "width"), [("w-theme-light", 360), ("w-theme-dark", 1280)])
def test_axe_finds_nothing_in_any_state(open_grid, theme, width):
    grid = open_grid(LINES, theme=theme, styled=True, viewport={"width": width, "height": 800})
    for state, keys in STATES.items():
        grid.cell(1, 0).click()
        grid.press(*keys)
        assert violations(grid) == [], state
        grid.press("Escape")
    grid.page.get_by_role("button", name="操作のしかた").click()
    assert violations(grid) == [], "help"
    grid.press("Escape")
    grid.page.get_by_role("button", name="文字で編集").click()
    assert violations(grid) == [], "text"


CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = color => { canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
    const light = color => rgb(color).map(part => part / 255)
        .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [.2126, .7152, .0722][index], 0);
    const behind = element => {
        const color = getComputedStyle(element).backgroundColor;
        return /^rgba\\(0, 0, 0, 0\\)$|^transparent$/.test(color) ? behind(element.parentElement) : color;
    };
    const ratio = (one, other) => {
        const [a, b] = [light(one), light(other)].sort((x, y) => y - x);
        return Math.round((a + .05) / (b + .05) * 100) / 100;
    };
    const shapes = [...document.querySelectorAll(".grid-level [data-on], [data-active]")].map(element => {
        const style = getComputedStyle(element);
        const active = element.matches("[data-active]");
        return ["shape " + element.className, ratio(active ? style.outlineColor : style.backgroundColor,
            behind(element.closest("td, th")))];
    });
    const words = [...document.querySelectorAll(".grid-editor *")]
        .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
            && element.checkVisibility() && !element.disabled)
        .map(element => [element.className, ratio(getComputedStyle(element).color, behind(element))]);
    return { words, shapes };
}"""


@pytest.mark.parametrize("theme", ["w-theme-light", "w-theme-dark"])
def test_every_word_and_mark_stands_out_from_what_is_behind_it(open_grid, theme):
    grid = open_grid(LINES, theme=theme, styled=True)
    grid.cell(1, 0).click()
    grid.press("Control+a")
    found = grid.page.evaluate(CONTRAST)
    assert len(found["words"]) > 30
    assert [one for one in found["words"] if one[1] < 4.5] == []
    assert len(found["shapes"]) > 5
    assert [one for one in found["shapes"] if one[1] < 3] == []


def test_a_screen_reader_is_told_where_it_is_and_what_happened(open_grid):
    grid = open_grid(LINES)
    table = grid.page.get_by_role("grid", name="表の中身")
    hint = table.get_attribute("aria-describedby")
    assert "Esc、Tabの順に" in grid.page.locator(f"#{hint}").inner_text()
    assert table.get_by_role("columnheader").count() == 5
    assert table.get_by_role("rowheader").count() == 3
    grid.cell(1, 1).click()
    assert grid.label == "1行目「GPT-5.1」の「壁」"
    assert grid.page.locator(".grid-pen").input_value() == "× 停滞（社内）"
    assert grid.cell(1, 1).get_attribute("aria-selected") == "true"
    grid.press("ArrowUp")
    assert grid.label == "2列目の見出し"
    grid.paste("a\tb\nc\td")
    assert grid.page.get_by_role("status").inner_text() == "2行×2列を貼り付けました。"


def test_menus_are_led_by_arrows_and_give_the_focus_back(open_grid):
    grid = open_grid(LINES)
    grid.cell(0, 1).click()
    grid.press("ArrowUp", "ArrowRight", "ArrowLeft", "Enter")
    menu = grid.page.get_by_role("menu", name="2列目")
    assert menu.get_by_role("menuitemradio", checked=True).inner_text() == "判定"
    assert grid.page.evaluate("document.activeElement.innerText") == "判定"
    grid.press("End", "ArrowDown")
    assert grid.page.evaluate("document.activeElement.innerText") == "文章"
    grid.press("Escape")
    assert not menu.is_visible()
    assert grid.page.evaluate("document.activeElement.closest('table') !== null")


@pytest.mark.parametrize("width", [320, 360])
def test_a_narrow_window_scrolls_the_grid_and_not_the_page(open_grid, width):
    grid = open_grid(LINES, styled=True, viewport={"width": width, "height": 700}, has_touch=True)
    assert grid.page.evaluate("document.documentElement.scrollWidth") <= width
    assert grid.page.locator(".grid-scroller").evaluate("box => box.scrollWidth > box.clientWidth")


def test_a_finger_finds_large_targets_and_a_second_tap_edits(open_grid):
    grid = open_grid(LINES, styled=True, viewport={"width": 360, "height": 700}, has_touch=True, is_mobile=True)
    targets = grid.page.evaluate(
        "[...document.querySelectorAll('.grid-editor :is(button, td, th)')]"
        ".filter(target => target.checkVisibility() && !target.closest('.grid-advice'))"
        ".map(target => target.getBoundingClientRect().height)"
    )
    assert min(targets) >= 44
    grid.cell(2, 0).tap()
    assert grid.active == [2, 0]
    grid.cell(2, 0).tap()
    grid.type("！")
    grid.press("Enter")
    assert "\nGemini 3！ |" in grid.text


def test_the_largest_grid_opens_and_answers_quickly(open_grid):
    """A key takes a few milliseconds on an idle machine; the bound allows for a busy one."""
    grid = open_grid("\n".join([" | ".join("abcdefghijkl")] + [" | ".join(["○ 成功"] * 12)] * 60))
    grid.cell(1, 1).click()
    milliseconds = grid.page.evaluate(
        """() => {
            const pen = document.querySelector(".grid-pen"), start = performance.now();
            for (let turn = 0; turn < 20; turn += 1) {
                pen.value = String(turn);
                pen.dispatchEvent(new InputEvent("input", { bubbles: true }));
                pen.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
                pen.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
                document.body.offsetHeight;
            }
            return (performance.now() - start) / 20;
        }"""
    )
    assert milliseconds < 150


def test_a_grid_out_of_sight_is_not_drawn_until_it_is_looked_at(open_grid):
    grid = open_grid(LINES, before='<div style="block-size: 4000px"></div>')
    assert grid.page.locator(".grid-editor").count() == 1
    assert grid.page.get_by_role("grid").count() == 0
    grid.page.locator("#after").scroll_into_view_if_needed()
    grid.page.get_by_role("grid").wait_for()
