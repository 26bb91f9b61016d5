"""Running text: stored rich text to Markdown, with its links whole and its source marks as footnotes."""

from bs4 import BeautifulSoup, NavigableString, Tag
from wagtail.rich_text import RichText, expand_db_html

from articles.markdown import escaping
from core.page_links import expand_page_links

MARKS = {"b": ("**", "strong"), "strong": ("**", "strong"), "i": ("*", "em"), "em": ("*", "em")}


def paragraphs(value: RichText, setting) -> str:
    """Its paragraphs and lists, with an empty line between."""
    return escaping.blocks(block_of(node, setting) for node in nodes_of(value, setting))


def one_line(value: RichText, setting) -> str:
    """All of it as one item of a list: further paragraphs are lines of the first."""
    parts = [block_of(node, setting) for node in nodes_of(value, setting)]
    return escaping.HARD_BREAK.join(filter(None, parts))


def nodes_of(value: RichText, setting):
    html = value.source if isinstance(value, RichText) else str(value or "")
    html = expand_db_html(expand_page_links(html, setting.linked_page_urls))
    return BeautifulSoup(html, "html.parser").children


def block_of(node, setting) -> str:
    if isinstance(node, Tag) and node.name in ("ul", "ol"):
        items = node.find_all("li", recursive=False)
        marks = [f"{number}." if node.name == "ol" else "-" for number, _ in enumerate(items, 1)]
        return "\n".join(escaping.item(mark, running(item, setting)) for mark, item in zip(marks, items, strict=True))
    return running(node, setting)


def running(node, setting) -> str:
    """The words inside a block: every line of them safe at its start."""
    text = words_of(node, setting).strip()
    return escaping.HARD_BREAK.join(escaping.at_line_start(part.strip()) for part in text.split("\n") if part.strip())


def words_of(node, setting, *, is_nested: bool = False) -> str:
    """Markdown of one node; a line break is a bare LF here."""
    if isinstance(node, NavigableString):
        return escaping.inline(str(node))
    if node.name == "br":
        return "\n"
    if source_id := node.get("data-source"):
        return setting.cite_key(int(source_id))
    is_mark = node.name in MARKS
    words = "".join(words_of(child, setting, is_nested=is_nested or is_mark) for child in node.children)
    if is_mark:
        return escaping.marked(*MARKS[node.name], words, is_nested=is_nested)
    if node.name == "a":
        return escaping.link(words, setting.absolute(node.get("href")))
    return words
