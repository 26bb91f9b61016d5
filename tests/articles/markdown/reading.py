"""What a program that knows Markdown makes of a text."""

from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from tests.factories.pages import article, section

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


def text_of(client, page):
    response = client.get(f"/articles/{page.slug}.md")
    assert response.status_code == 200
    return response.content.decode()


def of_blocks(client, *content, **fields):
    """The text of an article with these blocks, without what stands before and after them."""
    text = text_of(client, article(sections=[section(*content, heading="節")], **fields))
    return text.partition("## 節\n\n")[2].partition("\n\n## 更新の記録")[0]
