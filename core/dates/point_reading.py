"""Reading one point of a date as an editor types it: 2026年3月上旬, 2026/3/5, 2026年末頃.

The text is NFKC, without spaces, with Western years and with Q1 for 1〜3月期; see `reading`.
"""

import re

from .exceptions import EXAMPLES, PartialDateError, excerpt
from .point import ABOUT, UNCERTAIN, Point, Precision

_ABOUT = r"~|前後|(?<!中)(?:頃|ごろ|ころ)"  # 2026年中頃 is the middle of the year
_UNCERTAIN = r"\(未確定\)|\(\?\)|\?|か"
DOUBT = rf"(?:{_ABOUT}|{_UNCERTAIN})"

_POINT_AND_DOUBTS = re.compile(rf"(?P<point>.*?)(?P<doubts>{DOUBT}*)", re.DOTALL)
_NUMERIC = re.compile(r"(?P<year>[0-9]{4})([-/.])(?P<month>[0-9]{1,2})(?:\2(?P<day>[0-9]{1,2}))?")

_EARLY = "初め?|初頭|はじめ|始め|頭"
_MIDDLE = "半ば|なかば|中頃|中ごろ|中盤"
_LATE = "末|終わり|おわり|終盤|暮れ"
_SEASONS = "春夏秋冬"
_JAPANESE = re.compile(
    rf"""
    (?P<year>[0-9]{{4}}) (?: 年 | (?![0-9]) )
    (?: (?P<fiscal_year>度)
      | の? (?P<month>[0-9]{{1,2}})月
        (?: (?P<day>[0-9]{{1,2}})日
          | の? (?: (?P<early_month>上旬|初旬|{_EARLY})
                  | (?P<middle_month>中旬|{_MIDDLE})
                  | (?P<late_month>下旬|{_LATE}) )
          | [中内]
        )?
      | [の年]? (?: (?P<early>{_EARLY}) | (?P<middle>{_MIDDLE}) | (?P<late>{_LATE}) )
      | の? (?: (?P<first_half>前半|H1) | (?P<second_half>後半|H2) )
      | の? Q(?P<quarter>[1-4])
      | の? (?P<season>[{_SEASONS}])
      | [中内]
    )?
    """,
    re.VERBOSE,
)

_READ_AS_FISCAL = re.compile(r"四半期|[上下](?:半)?期|[1-4]Q")


def read_point(text: str) -> Point:
    match = _POINT_AND_DOUBTS.fullmatch(text)
    doubt = _doubt(match["doubts"], text)
    if Point.is_canonical(match["point"]):
        return Point.parse(match["point"] + doubt)
    words = _NUMERIC.fullmatch(match["point"]) or _JAPANESE.fullmatch(match["point"])
    if words is None:
        raise _not_understood(match["point"])
    return Point(int(words["year"]), *_precision_and_numbers(words.groupdict()), doubt=doubt)


def _doubt(doubts: str, text: str) -> str:
    about, uncertain = re.search(_ABOUT, doubts), re.search(_UNCERTAIN, doubts)
    if about and uncertain:
        raise PartialDateError(
            f"「{excerpt(text)}」には「{about[0]}」と「{uncertain[0]}」があります。"
            "どちらか一つにしてください（例：2026年3月頃）。"
        )
    return ABOUT if about else UNCERTAIN if uncertain else ""


def _precision_and_numbers(words: dict[str, str | None]) -> tuple[Precision, int, int]:
    if words.get("day"):
        return Precision.DAY, int(words["month"]), int(words["day"])
    if words.get("month"):
        third = _which(words, "early_month", "middle_month", "late_month")
        return Precision.MONTH_PART if third else Precision.MONTH, int(words["month"]), third
    if words.get("fiscal_year"):
        return Precision.FISCAL_YEAR, 1, 0
    if words.get("quarter"):
        return Precision.QUARTER, int(words["quarter"]), 0
    if words.get("season"):
        return Precision.SEASON, _SEASONS.index(words["season"]) + 1, 0
    if half := _which(words, "first_half", "second_half"):
        return Precision.HALF, half, 0
    if third := _which(words, "early", "middle", "late"):
        return Precision.YEAR_PART, third, 0
    return Precision.YEAR, 1, 0


def _which(words: dict[str, str | None], *names: str) -> int:
    """Which of the names was found, from 1; 0 if none."""
    return next((i for i, name in enumerate(names, 1) if words.get(name)), 0)


def _not_understood(text: str) -> PartialDateError:
    quoted = excerpt(text)
    if _READ_AS_FISCAL.search(text):
        return PartialDateError(
            f"「{quoted}」は年度の区切りとも読めます。暦の上の時期で書いてください（例：2026年1〜3月期、2026年前半）。"
        )
    if not text:
        return PartialDateError(f"日付の始まりか終わりが書かれていません（例：{EXAMPLES}）。")
    if not re.search(r"[0-9]{4}", text):
        return PartialDateError(f"「{quoted}」には4桁の年がありません（例：{EXAMPLES}）。")
    return PartialDateError(f"「{quoted}」を日付として読み取れません（例：{EXAMPLES}）。")
