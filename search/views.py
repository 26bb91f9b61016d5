"""The result page, and suggestions for a query that is being typed."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from core.caching import brief_page
from core.pagination import numbered_page
from core.site_root import site_root
from search.exceptions import UnreadablePeriodError
from search.hits import hits_of
from search.query import Query
from search.question import Question
from search.results import MOST_RANKED
from search.suggestions import beginnings, near_words


@brief_page
def results(request: HttpRequest) -> HttpResponse:
    question = Question.asked_in(request.GET)
    try:
        found = question.results()
    except UnreadablePeriodError as error:
        return answer(request, question, error=str(error), status=400)
    if not found.lexemes:
        return answer(request, question)
    page = numbered_page(
        found.matches, request, per_page=settings.SEARCH_RESULTS_PER_PAGE, count=min(found.count, MOST_RANKED)
    )
    hits = hits_of(list(page.object_list), found.wanted_words)
    near = [] if found.count else near_words(question.query)
    return answer(request, question, results=found, page_of_hits=page, hits=hits, near_words=near)


@brief_page
def suggestions(request: HttpRequest) -> HttpResponse:
    """`{"suggestions": [{"kind", "label", "url"}]}`: names and titles that begin with what `?q=` has so far."""
    return JsonResponse({"suggestions": beginnings(Query(request.GET.get("q", "")))})


def answer(request, question, *, status=200, **context) -> HttpResponse:
    number = context["page_of_hits"].number if "page_of_hits" in context else 1
    kept = question.address()
    canonical = f"{site_root(request)}{request.path}{kept if len(kept) > 1 else ''}"
    context |= {
        "question": question,
        "kept": kept,
        "wider_address": question.address(kind="", since="", until=""),
        "kind_chips": kind_chips(question, context.get("results")),
        "canonical_url": f"{canonical}&page={number}" if number > 1 else canonical,
        "breadcrumbs": [("ホーム", "/")],
        "most_ranked": MOST_RANKED,
    }
    return render(request, "search/results.html", context, status=status)


def kind_chips(question, found) -> list[dict]:
    if found is None:
        return []
    counts = {"": sum(found.counts.values()), **found.counts}
    return [
        {"label": label, "address": address, "count": counts[kind], "is_current": kind == question.kind}
        for kind, label, address in question.kinds
    ]
