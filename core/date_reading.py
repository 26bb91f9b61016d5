"""What is understood of a date while it is being typed."""

import datetime as dt

from django.http import JsonResponse
from django.views.decorators.http import require_safe

from core.dates import PartialDate, PartialDateError, Precision


@require_safe
def read_date(request):
    """`?text=` as {"reading": …} or {"error": …}, in Japanese, both with 200; {} for no text."""
    text = request.GET.get("text", "")
    if not text.strip():
        return JsonResponse({})
    try:
        return JsonResponse({"reading": reading_of(PartialDate.parse(text))})
    except PartialDateError as error:
        return JsonResponse({"error": str(error)})


def reading_of(date: PartialDate) -> str:
    """2026年1〜3月期（未確定）＝2026年1月1日から3月31日のあいだ"""
    if date.precision == Precision.DAY and not date.is_range:
        return str(date)
    if date.lo == dt.date.min or date.hi == dt.date.max:
        return str(date)
    first, last = date.lo, date.hi
    year = "" if last.year == first.year else f"{last.year}年"
    return f"{date}＝{first.year}年{first.month}月{first.day}日から{year}{last.month}月{last.day}日のあいだ"
