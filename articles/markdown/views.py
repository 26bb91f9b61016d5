"""`/articles/<slug>.md`."""

from django.http import HttpRequest, HttpResponse

from articles.markdown import as_markdown
from articles.open_articles import open_article
from core.caching import public_page


@public_page
def article_markdown(request: HttpRequest, slug: str) -> HttpResponse:
    """404 for what is not published, or not open to everyone."""
    text = as_markdown(open_article(slug), request)
    return HttpResponse(text, content_type="text/markdown; charset=utf-8")
