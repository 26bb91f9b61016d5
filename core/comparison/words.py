"""Values that are no running text, told as old → new."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.comparison.texts import Fate, lines_html, piece_html

NONE = "なし"


def change_html(old: str, new: str) -> SafeString:
    """`公式 → 報道`, the old one struck; an empty one is named as such."""
    return format_html("{} → {}", value_html(Fate.REMOVED, old), value_html(Fate.ADDED, new))


def value_html(fate: Fate, text: str) -> SafeString:
    return piece_html(fate, lines_html(text)) if text else format_html('<span class="none">{}</span>', NONE)
