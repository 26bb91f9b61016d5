"""Links from running text to pages: all of a page's links in one query, not one query for each paragraph."""

import re
from html import escape

from wagtail.models import Page

from core.stored_text import stored_text

STORED_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')


def urls_of_linked_pages(streams, request) -> dict[str, str]:
    """{primary key: address} of the live pages that these streams link to. One query; none without a link."""
    ids = set(STORED_LINK.findall(stored_text(*streams)))
    pages = Page.objects.live().filter(pk__in=ids) if ids else ()
    return {str(linked.pk): linked.get_url(request) for linked in pages}


def expand_page_links(html: str, urls: dict[str, str]) -> str:
    """Stored rich text with its page links made real; a link to a page that is not live loses its target."""

    def link(found):
        url = urls.get(found[1])
        return f'<a href="{escape(url)}">' if url else "<a>"

    return STORED_LINK.sub(link, html)
