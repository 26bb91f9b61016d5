"""A comment's plain text as HTML: paragraphs, `>` quotes and links. Nothing that was typed becomes markup."""

import re
from itertools import groupby
from urllib.parse import unquote

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Only what RFC 3986 allows: Japanese text may touch an address on both sides, and none of it belongs to it.
ADDRESS = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]*", re.IGNORECASE)
HOST = re.compile(r"https?://(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?)(?P<rest>(?:[/?#].*)?)", re.IGNORECASE)
ENDS_A_SENTENCE = ".,;:!?'"
QUOTE_MARKS = (">", "＞")
SHOWN_ADDRESS_LENGTH = 60
EXCERPT_LENGTH, EXCERPT_LINES = 600, 12


def render_body(text: str) -> SafeString:
    """Safe HTML of the whole text, in time linear in its length; empty for blank text.

    Blank lines part paragraphs, a single end of line is kept, lines that begin
    with `>` are a quotation (one level). Links are `nofollow ugc noopener`.
    """
    parts = []
    for is_quote, lines in groupby(text.splitlines(), key=lambda line: line.startswith(QUOTE_MARKS)):
        if is_quote:
            quoted = render_paragraphs(line[1:].removeprefix(" ") for line in lines)
            parts.append(format_html("<blockquote>{}</blockquote>", quoted) if quoted else "")
        else:
            parts.append(render_paragraphs(lines))
    return mark_safe("".join(parts))  # noqa: S308  each part is escaped where it is made


def excerpt(text: str) -> str:
    """The beginning of a long text, as plain text with `…`; a short one stays as it is.

    At most EXCERPT_LENGTH characters and EXCERPT_LINES lines; an address is never cut in two.
    """
    head = "\n".join(text.splitlines()[:EXCERPT_LINES])[:EXCERPT_LENGTH]
    if len(head) == len(text.rstrip()):
        return text
    for address in ADDRESS.finditer(text, max(0, head.rfind("\n"))):
        if address.start() >= len(head):
            break
        if address.end() > len(head):
            head = head[: address.start()]
    return f"{head.rstrip()}…"


def render_paragraphs(lines) -> SafeString:
    paragraphs = (list(group) for has_words, group in groupby(lines, key=lambda line: bool(line.strip())) if has_words)
    return format_html_join("", "<p>{}</p>", ((mark_safe("<br>".join(map(link_addresses, p))),) for p in paragraphs))  # noqa: S308


def link_addresses(line: str) -> SafeString:
    """The line escaped, with each web address in it a link."""
    parts, done = [], 0
    for match in ADDRESS.finditer(line):
        address = without_what_follows(match[0])
        named = HOST.fullmatch(address)
        if named:
            parts += [escape(line[done : match.start()]), link(address, named)]
            done = match.start() + len(address)
    return mark_safe("".join([*parts, escape(line[done:])]))  # noqa: S308


def without_what_follows(address: str) -> str:
    """Less the punctuation that belongs to the sentence around it, and a bracket that was opened before it."""
    open_brackets = address.count("(") - address.count(")")
    end = len(address)
    while end and (address[end - 1] in ENDS_A_SENTENCE or (address[end - 1] == ")" and open_brackets < 0)):
        end -= 1
        open_brackets += address[end] == ")"
    return address[:end]


def link(address: str, named: re.Match) -> SafeString:
    shown = named["host"].lower() + readable(named["rest"].removesuffix("/"))
    if len(shown) > SHOWN_ADDRESS_LENGTH:
        shown = f"{shown[:SHOWN_ADDRESS_LENGTH]}…"
    return format_html('<a href="{}" rel="nofollow ugc noopener">{}</a>', address, shown)


def readable(rest: str) -> str:
    """Percent-encoded Japanese as Japanese, unless something that cannot be seen would come out."""
    decoded = unquote(rest, errors="replace")
    return decoded if decoded.isprintable() and "\ufffd" not in decoded else rest
