"""Japanese input in the grid: a conversion begins in the selected cell, and its keys are its own."""

import pytest

pytestmark = pytest.mark.needs("chromium")

KEYS = ["Enter", "Tab", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Escape", "Delete", "F2"]
LINES = "名 | 評価\n甲 | 古い\n乙 | 次"


class Ime:
    """An input method, as the browser sees one."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)

    def compose(self, text):
        self.session.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )

    def confirm(self, text):
        self.session.send("Input.insertText", {"text": text})

    def key(self, key):
        """A key that the conversion takes for itself."""
        for kind in ("rawKeyDown", "keyUp"):
            self.session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": 229})


@pytest.fixture
def grid(open_grid):
    grid = open_grid(LINES)
    grid.cell(1, 1).click()
    return grid


@pytest.fixture
def ime(grid):
    return Ime(grid.page)


def test_the_first_composed_character_begins_the_edit(grid, ime):
    for text in ("s", "せ", "せい", "せいこう"):
        ime.compose(text)
    assert grid.page.locator(".grid-pen").input_value() == "せいこう"
    assert "甲 | せいこう" in grid.text
    ime.confirm("成功")
    assert grid.active == [1, 1]
    grid.press("Enter")
    assert grid.active == [2, 1]
    assert grid.text == "名 | 評価\n甲 | 成功\n乙 | 次"


@pytest.mark.parametrize("key", KEYS)
def test_no_key_of_a_conversion_moves_or_ends_the_edit(grid, ime, key):
    ime.compose("せいこう")
    ime.key(key)
    assert grid.active == [1, 1]
    assert grid.page.locator(".grid-pen").input_value() == "せいこう"
    ime.confirm("成功")
    grid.press("Tab")
    assert grid.text == "名 | 評価\n甲 | 成功\n乙 | 次"


def test_the_enter_that_confirms_a_conversion_stays_in_the_cell_even_when_told_after_its_end(grid, ime):
    ime.compose("せいこう")
    ime.confirm("成功")
    ime.key("Enter")  # some browsers end the conversion first; the code of the key still says whose it was
    assert grid.active == [1, 1]


def test_conversions_follow_each_other_in_one_cell(grid, ime):
    for composed, confirmed in [("たいりょう", "大量"), ("の", "の"), ("けいさん", "計算")]:
        ime.compose(composed)
        ime.confirm(confirmed)
    grid.press("Enter")
    assert "甲 | 大量の計算" in grid.text


def test_a_conversion_that_is_given_up_leaves_the_cell_as_it_was(grid, ime):
    ime.compose("せ")
    ime.compose("")
    grid.page.locator("#after").click()
    assert grid.text == LINES


def test_a_conversion_in_a_cell_that_is_being_edited(grid, ime):
    grid.press("F2")
    ime.compose("かな")
    ime.key("Escape")
    ime.confirm("仮名")
    grid.press("Enter")
    assert "甲 | 古い仮名" in grid.text


def test_a_press_of_the_mouse_during_a_conversion_keeps_what_was_composed(grid, ime):
    ime.compose("せいこう")
    grid.cell(2, 0).click()
    assert grid.active == [2, 0]
    assert grid.text == "名 | 評価\n甲 | せいこう\n乙 | 次"
    assert grid.page.locator(".grid-pen").input_value() == "乙"
