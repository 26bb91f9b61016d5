"""Lists of names, such as topics and authors: who came, who went, who changed places."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from core.comparison.alignment import Pair, align
from core.comparison.texts import Fate, lines_html, piece_html


def names_html(old: list[str], new: list[str]) -> SafeString:
    """All of them in their new order."""
    pairs = align(old, new, key=lambda name: name, likeness=lambda *_: 0)
    items = format_html_join(mark_safe("\n"), "<li>{}</li>", ((name_html(pair, old, new),) for pair in pairs))
    return format_html('<ul class="names">{}</ul>', items)


def name_html(pair: Pair, old: list[str], new: list[str]) -> SafeString:
    if pair.new is None:
        return piece_html(Fate.REMOVED, lines_html(old[pair.old]))
    if pair.old is None:
        return piece_html(Fate.ADDED, lines_html(new[pair.new]))
    moved = f"（{pair.old + 1}番目から{pair.new + 1}番目へ）" if pair.moved else ""
    return format_html("{}{}", new[pair.new], moved)
