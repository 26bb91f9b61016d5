"""Reading a partial date: the canonical scheme, and what an editor types in Japanese."""

import re
import unicodedata

from .exceptions import EXAMPLES, PartialDateError, excerpt
from .point import Point
from .point_reading import DOUBT, read_point

MAX_LENGTH = 100  # characters; the longest date that makes sense has about fifty

_WAVES = str.maketrans(dict.fromkeys("～∼∾⁓〰", "〜"))
_DASH = "-‐‒–—―−─ー"

_YEAR_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_YEARS_IN_ERA = {"令和": 99, "平成": 31, "昭和": 64, "大正": 15, "明治": 45}
_ERA = re.compile(rf"(?P<era>{'|'.join(_YEAR_BEFORE_ERA)})(?P<year>[0-9]{{1,2}}|元)(?=年)")

_TERM = re.compile(r"(?P<first>[0-9]{1,2})月?〜(?P<last>[0-9]{1,2})月期")
_TERMS = {(1, 3): "Q1", (4, 6): "Q2", (7, 9): "Q3", (10, 12): "Q4", (1, 6): "H1", (7, 12): "H2"}

_FROM_TO = re.compile(r"(?P<start>.*?)(?:〜|から|以降|以後)(?:(?P<end>.+?)(?:まで)?)?", re.DOTALL)
_UNTIL = re.compile(r"(?P<end>.*?)(?:まで|以前)", re.DOTALL)
_DOUBT_AFTER_FROM_OR_UNTIL = re.compile(rf"(から|まで|以降|以後|以前)({DOUBT})$")


def read(typed: str) -> tuple[Point | None, Point | None]:
    """Start and end of what was typed, None for an open end; twice the same point for a single date.

    Raises:
        PartialDateError: the text is no partial date, or longer than `MAX_LENGTH`.
    """
    if len(typed) > MAX_LENGTH:
        raise PartialDateError(
            f"「{excerpt(typed)}」は長すぎます。日付だけを{MAX_LENGTH}字までで書いてください（例：{EXAMPLES}）。"
        )
    text = _tidy(typed)
    if not text:
        raise PartialDateError(f"日付が書かれていません（例：{EXAMPLES}）。")
    sides = text.split("/")
    if len(sides) == 2 and all(side == ".." or Point.is_canonical(side) for side in sides):
        start, end = (None if side == ".." else Point.parse(side) for side in sides)
        return start, end
    return _read_japanese(_with_plain_signs(text))


def _tidy(typed: str) -> str:
    """NFKC, without spaces and invisible characters.

    Waves go first: NFKC makes the full-width one an ASCII `~`, which is a mark of doubt.
    """
    text = unicodedata.normalize("NFKC", typed.translate(_WAVES))
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def _with_plain_signs(text: str) -> str:
    """Western years, Q1 for 1〜3月期, 〜 for every sign that joins two dates, marks before から."""
    text = _ERA.sub(_western_year, text)
    text = re.sub(r"(?<=.)~(?=[^/?か〜ま])", "〜", text)
    if "年" in text:  # elsewhere a dash or slash stands between year, month and day
        text = re.sub(rf"[{_DASH}/](?=[0-9])|/(?=\.\.)|(?<=\.\.)/", "〜", text)
    text = _TERM.sub(_quarter_or_half, text)
    return _DOUBT_AFTER_FROM_OR_UNTIL.sub(r"\2\1", text)


def _western_year(match: re.Match) -> str:
    era, typed_year = match["era"], match["year"]
    year = 1 if typed_year == "元" else int(typed_year)
    if not 1 <= year <= _YEARS_IN_ERA[era]:
        raise PartialDateError(f"「{era}{typed_year}年」という年はありません。西暦でも書けます（例：2026年3月）。")
    return str(_YEAR_BEFORE_ERA[era] + year)


def _quarter_or_half(match: re.Match) -> str:
    months = int(match["first"]), int(match["last"])
    if months not in _TERMS:
        raise PartialDateError(
            f"「{match[0]}」は暦の四半期ではありません。月の範囲として、「期」を付けずに書いてください（例：2026年2〜4月）。"
        )
    return _TERMS[months]


def _read_japanese(text: str) -> tuple[Point | None, Point | None]:
    if match := _FROM_TO.fullmatch(text):
        start, end = match["start"], match["end"]
        if start in ("", ".."):
            return None, read_point(end or "")
        if end in (None, ".."):
            return read_point(start), None
        return _read_both(start, end)
    if match := _UNTIL.fullmatch(text):
        return None, read_point(match["end"])
    point = read_point(text)
    return point, point


def _read_both(start: str, end: str) -> tuple[Point, Point]:
    """Both ends, each completed from the other: 2025〜2026年, 2026年3〜5月, 2026年3月5日〜8日."""
    full_start, full_end = _with_unit_of(end, start), _with_year_of(start, end)
    first, last = read_point(full_start), read_point(full_end)
    is_one_expression = (full_start, full_end) != (start, end)
    if is_one_expression and last.doubt and not first.doubt:
        # 「2026年3〜5月頃」 is one expression: its mark speaks for both ends.
        first = Point.parse(first.canonical + last.doubt)
    return first, last


def _with_unit_of(end: str, start: str) -> str:
    """The start with the unit that it leaves to the end."""
    bare = re.fullmatch(r"[0-9]{4}(?P<month>年[0-9]{1,2}(?P<day>月[0-9]{1,2})?)?", start)
    if bare is None:
        return start
    unit = "日" if bare["day"] else "月" if bare["month"] else "年度?"
    found = re.match(rf"[0-9]+({unit})", end)
    return start + found[1] if found else start


def _with_year_of(start: str, end: str) -> str:
    """The end with the year, and for a day or 旬 the month, that it leaves to the start."""
    if re.match(r"[0-9]{4}|FY", end):
        return end
    known = re.match(r"(?P<year>[0-9]{4}年)(?P<month>[0-9]{1,2}月)?", start)
    if known is None:
        return end
    is_within_month = known["month"] and re.match(r"[0-9]{1,2}日|[上中下]旬", end)
    return known["year"] + (known["month"] if is_within_month else "") + end
