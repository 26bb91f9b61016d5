"""The grid's script reads cells and plain lines as the server does: the same strings are given to both."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.tables.grid import MAX_CELL_CHARACTERS, Cell, Column, ColumnKind, Grid, Row, read_number
from articles.tables.grid_form import rules_for_script
from articles.tables.marks import LEVEL_OF_WORD, VERDICT_OF_MARK, VERDICT_OF_WORD, read_level, read_verdict
from articles.tables.plain_form import PlainFormError, from_plain, to_plain
from facts.status import Status
from tests.browser.awkward_cells import AFTER_A_MARK, LINES, NUMBERS, WORDS
from tests.browser.grid_page import show_grid
from tests.programs import NAUGHTY_STRINGS

pytestmark = pytest.mark.needs("chromium")

EXPOSE = """
import { readLevel, readNumber, readVerdict } from "/static/articles/js/grid/marks.js";
import { fromPlain, toPlain } from "/static/articles/js/grid/plain_form.js";
import { readRules } from "/static/articles/js/grid/rules.js";
const rules = readRules(document.querySelector("textarea").dataset.gridRules);
window.readings = texts => texts.map(text => {
  const verdict = readVerdict(text, rules), level = readLevel(text, rules), number = readNumber(text, "個", rules);
  return [
    verdict && [verdict.value, verdict.word, verdict.note],
    level && [level.level, level.word, level.note],
    number && [number.word, number.unit, number.note],
  ];
});
window.parsed = texts => texts.map(text => {
  try { return fromPlain(text, rules); } catch (error) { return "refused"; }
});
window.written = tables => tables.map(table => toPlain(table, rules));
"""


@pytest.fixture(scope="module")
def script(chromium):
    """Calls one of the functions above with a list, in Chromium."""
    page = show_grid(chromium, script=EXPOSE).page
    page.wait_for_function("() => Boolean(window.written)")
    # As escaped JSON, so that lone surrogates arrive too.
    yield lambda name, given: page.evaluate(
        "([name, json]) => window[name](JSON.parse(json))", [name, json.dumps(given)]
    )
    assert page.problems == []
    page.context.close()


def readings(text):
    verdict, level, number = read_verdict(text), read_level(text), read_number(text, Column("", unit="個"))
    return [
        verdict and [verdict.verdict.value, verdict.word, verdict.note],
        level and [level.level, level.word, level.note],
        number and [number.word, number.unit, number.note],
    ]


MARKS = [*VERDICT_OF_MARK, *VERDICT_OF_WORD, *LEVEL_OF_WORD]


def test_marks_levels_and_numbers_are_read_alike(script):
    texts = [start + mark + end for start in ("", "\u3000", "\ufeff", "\x1f") for mark in MARKS for end in AFTER_A_MARK]
    texts += NUMBERS + WORDS + ["（" * MAX_CELL_CHARACTERS, "○" + "（" * MAX_CELL_CHARACTERS, " " * 399 + "高"]
    for text, found in zip(texts, script("readings", texts), strict=True):
        assert found == readings(text), repr(text)


@pytest.mark.needs("corpora")
def test_naughty_strings_are_read_alike(script):
    texts = json.loads(NAUGHTY_STRINGS.read_text())
    for text, found in zip(texts, script("readings", texts), strict=True):
        assert found == readings(text), repr(text)


# Chromium knows characters of later versions of Unicode than Python does; how those are read does not matter.
assigned = st.characters(exclude_categories=["Cn"])
telling = st.sampled_from([*MARKS, *AFTER_A_MARK, *"0123456789０５万億兆千約,.+-（）()年人個 \u3000\t\n\\|〔〕・"])
texts = st.lists(assigned | telling, max_size=10).map("".join)
quickly = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quickly
@given(st.lists(texts, min_size=20, max_size=40))
def test_any_text_is_read_alike(script, texts):
    for text, found in zip(texts, script("readings", texts), strict=True):
        assert found == readings(text), repr(text)


def as_table(grid):
    """A grid as the script holds it."""
    return {
        "columns": [{"heading": c.heading, "kind": str(c.kind), "unit": c.unit} for c in grid.columns],
        "rows": [{"status": str(row.status), "cells": [cell.typed for cell in row.typed_cells]} for row in grid.rows],
    }


def nobody(names):
    return {}


def parsed(text):
    try:
        grid = from_plain(text, nobody)
    except PlainFormError:
        return "refused"
    return as_table(grid) if grid else None


def test_lines_are_read_alike(script):
    for text, found in zip(LINES, script("parsed", LINES), strict=True):
        assert found == parsed(text), repr(text)


@quickly
@given(st.lists(st.lists(texts, max_size=6).map("\n".join), min_size=10, max_size=20))
def test_any_lines_are_read_alike(script, texts):
    for text, found in zip(texts, script("parsed", texts), strict=True):
        assert found == parsed(text), repr(text)


labels = st.sampled_from(["", "〔公式〕", "〔数値〕", "〔判定・字〕", " 〔推計〕"])
cells = st.builds("{}{}".format, texts, labels)


@st.composite
def grids(draw):
    columns = tuple(
        draw(st.lists(st.builds(Column, cells, st.sampled_from(ColumnKind), texts), min_size=1, max_size=4))
    )
    row = st.tuples(st.tuples(*[cells] * len(columns)), st.sampled_from(["", *Status]))
    rows = draw(st.lists(row, max_size=4))
    return Grid(columns, tuple(Row(tuple(map(Cell, typed, columns)), status) for typed, status in rows))


@quickly
@given(st.lists(grids(), min_size=5, max_size=10))
def test_any_grid_is_written_alike_and_read_back_by_the_other(script, grids):
    lines = [to_plain(grid) for grid in grids]
    assert script("written", [as_table(grid) for grid in grids]) == lines
    for text, found in zip(lines, script("parsed", lines), strict=True):
        assert found == parsed(text)


def test_the_script_is_given_the_limits_and_words_of_the_server():
    rules = json.loads(rules_for_script())
    assert rules["limits"] == {"columns": 12, "rows": 60, "characters": 400}
    assert rules["advised"] == {"columns": 6, "rows": 20, "characters": 60}
    assert dict(rules["kinds"])["verdict"] == "判定"
    assert dict(rules["statuses"])["leaked"] == "リーク"
