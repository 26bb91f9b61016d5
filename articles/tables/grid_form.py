"""The form field of a grid: a textarea of plain lines, which a script turns into a grid where there is one."""

import json
import re
from functools import cache

from django import forms
from django.forms.widgets import Script

from articles.tables.grid import (
    MAX_CELL_CHARACTERS,
    MAX_COLUMNS,
    MAX_ROWS,
    NUMBER,
    UNUSABLE,
    ColumnKind,
)
from articles.tables.marks import (
    BRACKETED,
    HIGHEST_LEVEL,
    LEVEL_OF_WORD,
    LONE_VERDICTS,
    VARIATION_SELECTORS,
    VERDICT_OF_MARK,
    VERDICT_OF_WORD,
    Verdict,
)
from facts.status import Status

# More than this is kept, but told to be hard to read.
ADVISED_COLUMNS = 6
ADVISED_ROWS = 20
ADVISED_CELL_CHARACTERS = 60

# What `str.strip` and `\s` take for white space; JavaScript takes other characters.
WHITE_SPACE = "".join(filter(str.isspace, map(chr, range(0x3001))))


class GridTextarea(forms.Textarea):
    """Without JavaScript a plain textarea. The script reads cells by the rules in `data-grid-rules`."""

    class Media:
        css = {"all": ["articles/css/grid.css"]}
        js = [Script("articles/js/grid/grid.js", type="module")]

    def __init__(self, attrs=None):
        super().__init__(
            {"rows": 10, "spellcheck": "false", "wrap": "off", "class": "grid-lines", "data-controller": "table-grid"}
            | (attrs or {})
        )

    def build_attrs(self, base_attrs, extra_attrs=None):
        return super().build_attrs(base_attrs, extra_attrs) | {"data-grid-rules": rules_for_script()}


@cache
def rules_for_script() -> str:
    """How cells are read and how much a grid may hold, as JSON: the script has no copy of these of its own."""
    return json.dumps(
        {
            "kinds": ColumnKind.choices,
            "statuses": Status.choices,
            "verdicts": [(verdict.value, verdict.mark, verdict.word) for verdict in Verdict],
            "marks": [(mark, verdict.value) for mark, verdict in VERDICT_OF_MARK.items()],
            "verdictWords": [(word, verdict.value) for word, verdict in VERDICT_OF_WORD.items()],
            "lone": [verdict.value for verdict in LONE_VERDICTS],
            "levels": list(LEVEL_OF_WORD.items()),
            "highestLevel": HIGHEST_LEVEL,
            "space": WHITE_SPACE,
            "variation": for_script(VARIATION_SELECTORS),
            "note": for_script(BRACKETED),
            "number": for_script(NUMBER),
            "unusable": for_script(UNUSABLE),
            "limits": {"columns": MAX_COLUMNS, "rows": MAX_ROWS, "characters": MAX_CELL_CHARACTERS},
            "advised": {"columns": ADVISED_COLUMNS, "rows": ADVISED_ROWS, "characters": ADVISED_CELL_CHARACTERS},
        }
    )


def for_script(pattern: re.Pattern) -> str:
    r"""The pattern for JavaScript's `RegExp` with flag `u`, for patterns that use no more than `\d`, `\s` and names."""
    return pattern.pattern.replace("(?P<", "(?<").replace(r"\d", r"\p{Nd}").replace(r"\s", f"[{WHITE_SPACE}]")
