import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from core.caching import allow_public_caching, public_page


def test_an_answer_that_says_no_store_keeps_saying_so():
    response = HttpResponse(headers={"Cache-Control": "no-store"})
    allow_public_caching(response)
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("status", [301, 404, 500])
def test_only_good_answers_are_kept(status):
    response = HttpResponse(status=status)
    allow_public_caching(response)
    assert "Cache-Control" not in response


def test_a_good_answer_names_each_age_from_the_settings(settings):
    settings.PAGE_MAX_AGE_SECONDS, settings.PAGE_S_MAXAGE_SECONDS, settings.PAGE_STALE_SECONDS = 1, 2, 3
    response = public_page(lambda request: HttpResponse())(RequestFactory().get("/"))
    parts = set(response["Cache-Control"].split(", "))
    assert parts == {"public", "max-age=1", "s-maxage=2", "stale-while-revalidate=1", "stale-if-error=3"}
