"""Two rich texts as one: their words, the sources marked in them, and what changed in links and emphasis alone."""

from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import features

from core.comparison.chosen import GONE, Chosen
from core.comparison.texts import Fate, Piece, compare_texts, lines_html, piece_html, shown

SOURCE = "source"
# A marked source stands in the text as one character that nobody types.
FIRST_SIGN, LAST_SIGN = 0x100000, 0x10FFFD
LINE_STARTS = {"p", "li", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "br"}
EMPHASES = {"b": "太字", "strong": "太字", "em": "傍点", "i": "傍点"}
MAX_TITLE, MAX_NOTES, MAX_QUOTED = 48, 8, 24


class Style(NamedTuple):
    emphases: frozenset[str] = frozenset()
    link: tuple[str, str] = ("", "")  # its type and what it points at


class StyledText(HTMLParser):
    """A rich text as characters, each with its style."""

    def __init__(self, source: str, signs: dict[tuple[str, str], str]):
        super().__init__(convert_charrefs=True)
        self.characters, self.styles, self.signs = [], [], signs
        self._open, self._silent = [], False
        self.feed(source or "")
        self.close()

    @property
    def text(self) -> str:
        return "".join(self.characters)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag in LINE_STARTS:
            self.add("\n" if self.characters else "", Style())
            self.add("・" if tag == "li" else "", Style())
        elif tag == "a":
            link = (attributes.get("linktype") or "url", attributes.get("id") or attributes.get("href") or "")
            if link[0] == SOURCE:
                self.add(self.signs.setdefault(link, chr(FIRST_SIGN + len(self.signs))), Style())
                self._silent = True
            self._open.append((tag, link))
        elif tag in EMPHASES:
            self._open.append((tag, EMPHASES[tag]))
        elif tag in ("embed", "img"):
            self.add("〔埋め込み〕", Style())

    def handle_endtag(self, tag):
        place = next((n for n in reversed(range(len(self._open))) if self._open[n][0] == tag), None)
        if place is not None:
            del self._open[place]
            self._silent = self._silent and tag != "a"

    def handle_data(self, data):
        if not self._silent:
            emphases = frozenset(what for tag, what in self._open if tag != "a")
            links = [what for tag, what in self._open if tag == "a"]
            typed = "".join(" " if FIRST_SIGN <= ord(character) <= LAST_SIGN else character for character in data)
            self.add(typed, Style(emphases, *links[-1:]))

    def add(self, text: str, style: Style):
        self.characters += text
        self.styles += [style] * len(text)


class Prose(NamedTuple):
    """What a rich text says and how, without the marks that its editor leaves in it."""

    text: str
    styles: tuple[Style, ...]
    sources: tuple[tuple[str, str], ...]


def prose(source: str) -> Prose:
    read = StyledText(source, signs := {})
    return Prose(read.text, tuple(read.styles), tuple(signs))


class RichTextChange:
    """How one rich text became another.

    Args:
        chosen: holds what both of them link to.
        names_all: name every source and link, not only those that changed.
    """

    def __init__(self, old: str, new: str, chosen: Chosen, *, names_all=False):
        self.chosen, self.signs, self.names_all = chosen, {}, names_all
        self.old, self.new = StyledText(old, self.signs), StyledText(new, self.signs)
        self.links = {sign: link for link, sign in self.signs.items()}

    def html(self) -> SafeString:
        before = after = 0
        found, restyled = [], []
        for piece in compare_texts(self.old.text, self.new.text):
            length = len(piece.text)
            style = self.old.styles[before:] if piece.fate is Fate.REMOVED else self.new.styles[after:]
            found.append(piece_html(piece.fate, self.styled(piece, style)))
            if piece.fate is Fate.KEPT:
                restyled += self.restyled(before, after, length)
            before += length if piece.fate is not Fate.ADDED else 0
            after += length if piece.fate is not Fate.REMOVED else 0
        return format_html("{}{}", format_html_join("", "{}", ((html,) for html in found)), notes_html(restyled))

    def styled(self, piece: Piece, styles: list[Style]) -> SafeString:
        text = shown(piece)
        if text != piece.text:
            return lines_html(text)
        runs = groupby(zip(piece.text, styles, strict=False), key=lambda pair: (pair[1], pair[0] in self.links))
        return format_html_join(
            "", "{}", ((self.run_html(piece.fate, style, [pair[0] for pair in run]),) for (style, _), run in runs)
        )

    def run_html(self, fate: Fate, style: Style, characters: list[str]) -> SafeString:
        if characters[0] in self.links:
            return format_html_join("", "{}", ((self.source_html(fate, sign),) for sign in characters))
        html = lines_html("".join(characters))
        if "太字" in style.emphases:
            html = format_html("<b>{}</b>", html)
        if "傍点" in style.emphases:
            html = format_html("<em>{}</em>", html)
        if style.link == ("", ""):
            return html
        target = note_html("リンク先", self.title(style.link)) if self.is_named(fate) else ""
        return format_html('<span class="linked">{}</span>{}', html, target)

    def source_html(self, fate: Fate, sign: str) -> SafeString:
        """Named where it changes; elsewhere a short mark, so that the words can be read."""
        title = self.title(self.links[sign])
        if self.is_named(fate):
            return note_html("出典", title)
        return format_html('<span class="mark" title="{}">出典</span>', title)

    def is_named(self, fate: Fate) -> bool:
        return self.names_all or fate is not Fate.KEPT

    def restyled(self, before: int, after: int, length: int) -> list[str]:
        """What changed in a kept piece although its words did not, in sentences."""
        characters = zip(
            self.new.characters[after : after + length],
            self.old.styles[before : before + length],
            self.new.styles[after : after + length],
            strict=True,
        )
        sentences = []
        for (old, new), run in groupby(characters, key=lambda found: found[1:]):
            words = "".join(character for character, *_ in run).strip()
            if old != new and words:
                sentences += self.sentences(words, old, new)
        return sentences

    def sentences(self, words: str, old: Style, new: Style) -> list[str]:
        words = words if len(words) <= MAX_QUOTED else f"{words[:MAX_QUOTED]}…"
        found = [f"「{words}」を{emphasis}にしました。" for emphasis in sorted(new.emphases - old.emphases)]
        found += [f"「{words}」の{emphasis}をやめました。" for emphasis in sorted(old.emphases - new.emphases)]
        if old.link != new.link:
            targets = [self.title(link) if link != ("", "") else "なし" for link in (old.link, new.link)]
            found.append(f"「{words}」のリンク先：{' → '.join(targets)}")
        return found

    def title(self, link: tuple[str, str]) -> str:
        kind, target = link
        handler = features.get_link_types().get(kind)
        try:
            title = self.chosen.title(handler.get_model(), target) if handler else target or GONE
        except NotImplementedError:
            title = target
        return title if len(title) <= MAX_TITLE else f"{title[:MAX_TITLE]}…"


def note_html(label: str, words: str) -> SafeString:
    return format_html('<span class="mark">{}：{}</span>', label, words)


def notes_html(sentences: list[str]) -> SafeString:
    if not sentences:
        return mark_safe("")
    more = [f"ほかに{len(sentences) - MAX_NOTES}か所の書式の変更があります。"] if len(sentences) > MAX_NOTES else []
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in [*sentences[:MAX_NOTES], *more]))
    return format_html('<ul class="restyled">{}</ul>', items)


def rich_text_html(old: str, new: str, chosen: Chosen) -> SafeString:
    return RichTextChange(old, new, chosen).html()


def whole_rich_text_html(source: str, chosen: Chosen) -> SafeString:
    """One text alone, that came or went as it is."""
    return RichTextChange(source, source, chosen, names_all=True).html()


def plain_words(source: str) -> str:
    """The words alone, without the marks of sources."""
    text = StyledText(source, signs := {}).text
    return text.translate({ord(sign): None for sign in signs.values()})
