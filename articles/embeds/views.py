"""`/oembed/` and `/embed/…`."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from articles.embeds.oembed import FORMATS, XML, BadQuestion, Question, answer_of, embed_at, written
from articles.open_articles import open_table
from core.caching import brief_page
from core.embedding import embeddable
from core.site_root import site_root
from timeline.display import whole_figure
from timeline.models.timeline_page import open_timeline

NOTHING_THERE = "このアドレスに、埋め込めるものはありません。記事の比較表か、年表のアドレスを指定してください。"
XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


@brief_page
def oembed(request: HttpRequest) -> HttpResponse:
    root = site_root(request)
    try:
        question = Question.read(request.GET)
        if question.format not in FORMATS:
            return refused(501, "format は、json か xml にしてください。")
        embed = embed_at(question.url, root)
    except BadQuestion as problem:
        return refused(400, str(problem))
    except Http404:
        return refused(404, NOTHING_THERE)
    text = written(answer_of(embed, question, root), question.format)
    text = f"{XML_DECLARATION}{text}" if question.format == XML else text
    response = HttpResponse(text, content_type=f"{FORMATS[question.format]}; charset=utf-8")
    response["Access-Control-Allow-Origin"] = "*"
    return response


def refused(status: int, message: str) -> HttpResponse:
    return HttpResponse(f"{message}\n", status=status, content_type="text/plain; charset=utf-8")


@embeddable
@brief_page
def table(request: HttpRequest, slug: str, place: str) -> HttpResponse:
    table, root = open_table(slug, place), site_root(request)
    context = {"table": table, "source_url": f"{root}{table.path}", "canonical_url": f"{root}{table.article.url}"}
    return render(request, "embeds/table.html", context)


@embeddable
@brief_page
def timeline(request: HttpRequest) -> HttpResponse:
    page = open_timeline()
    if page is None:
        raise Http404("no timeline that everyone may read")
    context = {"page": page, "figure": whole_figure(timezone.localdate())}
    url = page.get_full_url(request)
    return render(request, "embeds/timeline.html", {**context, "source_url": url, "canonical_url": url})
