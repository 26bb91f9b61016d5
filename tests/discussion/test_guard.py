from itertools import product

import pytest
from django.test import RequestFactory

from discussion import guard
from discussion.guard import Origin, origin_of

SITES = [None, "same-origin", "same-site", "cross-site", "none", "SAME-ORIGIN", "nonsense"]
ORIGINS = {
    None: None,
    "null": None,
    "https://example.com": True,
    "https://EXAMPLE.com": True,
    "http://example.com": False,
    "https://example.com:8443": False,
    "https://www.example.com": False,
    "https://example.com.evil.test": False,
    "https://evil.test": False,
    "https://user@example.com": False,
    "https://example.com/": False,
    "https://[": False,
    "https://example.com:x": False,
}


def request_with(site, origin):
    headers = {name: value for name, value in (("Sec-Fetch-Site", site), ("Origin", origin)) if value is not None}
    return RequestFactory().post("/", headers=headers, HTTP_HOST="example.com", secure=True)


def expected(site, is_own) -> Origin:
    """The table, written by cases."""
    if site in ("same-site", "cross-site") or is_own is False:
        return Origin.FOREIGN
    if (site or "").lower() == "same-origin":
        return Origin.OWN
    if site is None and is_own:
        return Origin.OWN
    return Origin.UNKNOWN


def wrongly_answered(origin_of=origin_of) -> list:
    wrong = []
    for site, (origin, is_own) in product(SITES, ORIGINS.items()):
        wanted = Origin.UNKNOWN if origin == "null" and expected(site, is_own) is Origin.OWN else expected(site, is_own)
        if origin_of(request_with(site, origin)) is not wanted:
            wrong.append((site, origin))
    return wrong


@pytest.fixture(autouse=True)
def host(settings):
    settings.ALLOWED_HOSTS = ["example.com"]


def test_every_combination_of_headers_is_answered_as_the_table_says():
    assert wrongly_answered() == []


def own_name_is_enough(request):
    """A twin that compares hosts alone: http:// and another port pass."""
    origin = request.headers.get("Origin", "")
    return Origin.OWN if "example.com" in origin else origin_of(request)


def unknown_is_fine(request):
    found = origin_of(request)
    return Origin.OWN if found is Origin.UNKNOWN else found


def sites_word_is_enough(request):
    return Origin.OWN if request.headers.get("Sec-Fetch-Site") == "same-origin" else origin_of(request)


def siblings_are_ours(request):
    return Origin.OWN if request.headers.get("Sec-Fetch-Site") == "same-site" else origin_of(request)


@pytest.mark.parametrize("twin", [own_name_is_enough, unknown_is_fine, sites_word_is_enough, siblings_are_ours])
def test_a_broken_twin_of_the_guard_is_found_out(twin):
    assert wrongly_answered(twin)


def test_the_origin_is_that_of_the_site_and_not_one_it_names():
    assert guard.is_own("https://example.com", request_with(None, None))
    assert not guard.is_own("https://other.test", request_with(None, None))
