"""Partial dates in Japanese, as readers see them.

第1四半期 and 上期 are never written: in Japan they are read as parts of the fiscal year.
"""

from .point import ABOUT, UNCERTAIN, Point, Precision

_SEASONS = ("春", "夏", "秋", "冬")
_YEAR_PARTS = ("初め", "半ば", "終わり")
_MONTH_PARTS = ("上旬", "中旬", "下旬")
_HALVES = ("前半", "後半")

# Of these, either end may leave out the year that the other has.
_NAMED_BY_MONTH = {Precision.DAY, Precision.MONTH_PART, Precision.MONTH}


def full(start: Point | None, end: Point | None) -> str:
    """2026年3月（未確定）. Reading it back gives the same points."""
    return _words(start, end, uncertain="（未確定）", uncertain_at_last="（未確定）")


def short(start: Point | None, end: Point | None) -> str:
    """2026年3月か. Inside a range 「か」 would be lost in 「から」, so it is ？ there."""
    return _words(start, end, uncertain="？", uncertain_at_last="か")


def _words(start, end, *, uncertain, uncertain_at_last):
    inner = {"": "", ABOUT: "頃", UNCERTAIN: uncertain}
    last = inner | {UNCERTAIN: uncertain_at_last}
    if end is None:
        return f"{_text(_pieces(start))}{inner[start.doubt]}から"
    if start is None:
        return f"{_text(_pieces(end))}{inner[end.doubt]}まで"
    if start == end:
        return f"{_text(_pieces(end))}{last[end.doubt]}"
    left, right, are_joined = _condensed(start, end)
    # One mark at the end of 「2026年3〜5月頃」 speaks for both ends.
    mark = "" if are_joined and start.doubt == end.doubt else inner[start.doubt]
    if "〜" in left + right:
        return f"{left}{mark}から{right}{inner[end.doubt]}まで"
    return f"{left}{mark}〜{right}{last[end.doubt]}"


def _condensed(start: Point, end: Point) -> tuple[str, str, bool]:
    """Both ends without what the reader knows from the other, and whether anything was left out.

    Nothing is left out where a mark at the end would seem to speak for both.
    """
    left, right = _pieces(start), _pieces(end)
    if end.doubt and not start.doubt:
        return _text(left), _text(right), False
    shared = _count_shared(start, end, left, right)
    rest = right[shared:]
    same_unit = len(left) - shared == len(rest) == 1 and left[-1][0] and left[-1][1] == rest[0][1]
    if same_unit and start.doubt == end.doubt:
        left = [*left[:-1], (left[-1][0], "")]
        return _text(left), _text(rest), True
    return _text(left), _text(rest), shared > 0


def _count_shared(start, end, left, right) -> int:
    """How many leading pieces of the right need not be written again."""
    if start.precision == end.precision:
        return next(i for i, (a, b) in enumerate(zip(left, right, strict=True)) if a != b)
    if {start.precision, end.precision} <= _NAMED_BY_MONTH and start.year == end.year:
        return 1
    return 0


def _pieces(point: Point) -> list[tuple[str, str]]:
    """Number and unit, largest first: [("2026", "年"), ("3", "月"), ("", "上旬")]."""
    year = (str(point.year), "年")
    month = (str(point.number), "月")
    match point.precision:
        case Precision.DAY:
            return [year, month, (str(point.within), "日")]
        case Precision.MONTH_PART:
            return [year, month, ("", _MONTH_PARTS[point.within - 1])]
        case Precision.MONTH:
            return [year, month]
        case Precision.QUARTER:
            return [year, ("", f"{3 * point.number - 2}〜{3 * point.number}月期")]
        case Precision.SEASON:
            return [year, ("", _SEASONS[point.number - 1])]
        case Precision.YEAR_PART:
            return [year, ("", _YEAR_PARTS[point.number - 1])]
        case Precision.HALF:
            return [year, ("", _HALVES[point.number - 1])]
        case Precision.FISCAL_YEAR:
            return [(str(point.year), "年度")]
    return [year]


def _text(pieces: list[tuple[str, str]]) -> str:
    return "".join(number + unit for number, unit in pieces)
