"""What a program that knows Markdown makes of a text."""

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(markdown: str) -> BeautifulSoup:
    """As HTML; a front matter is left out."""
    if markdown.startswith("---\n"):
        markdown = markdown.partition("\n---\n")[2]
    return BeautifulSoup(reader.render(markdown), "html.parser")


def words(element) -> str:
    """What a reader sees, spaces aside, a line break being none."""
    for br in element.find_all("br"):
        br.replace_with(" ")
    return " ".join(element.get_text().split())
