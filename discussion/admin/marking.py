"""The words that the lists found, marked where they stand in a text, whatever their width, case or kana."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from discussion.texts import squeezed

# A character with what belongs to it: the marks that follow, half-width voicing among them.
CLUSTER = re.compile("[^\u0300-\u036f\u3099\u309a\uff9e\uff9f]?[\u0300-\u036f\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
squeezed_cluster = lru_cache(maxsize=8192)(squeezed)


def marked(text: str, words) -> SafeString:
    """The text escaped, with <mark> around each of these words; linear in the text for each word."""
    parts, done = [], 0
    for start, end in places_of(text, words):
        parts += [conditional_escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return mark_safe("".join([*parts, conditional_escape(text[done:])]))  # noqa: S308  each part is escaped


def places_of(text: str, words) -> list[tuple[int, int]]:
    """Where the words stand, in order; what overlaps or touches is one place."""
    wanted = {squeezed(word) for word in words} - {""}
    spans = list(spans_of(text)) if wanted else []
    flat = "".join(letter for letter, _, _ in spans)
    found = []
    for word in wanted:
        at = flat.find(word)
        while at >= 0:
            found.append((spans[at][1], spans[at + len(word) - 1][2]))
            at = flat.find(word, at + len(word))
    places = []
    for start, end in sorted(found):
        if places and start <= places[-1][1]:
            first, last = places.pop()
            start, end = first, max(last, end)
        places.append((start, end))
    return places


def spans_of(text: str):
    """(letter of the squeezed text, where its character begins, where it ends)."""
    for cluster in CLUSTER.finditer(text):
        for letter in squeezed_cluster(cluster[0]):
            yield letter, cluster.start(), cluster.end()
