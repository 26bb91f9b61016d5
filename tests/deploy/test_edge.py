"""What deploy/nginx.conf keeps for readers, and how a publication changes it."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

pytestmark = pytest.mark.needs("nginx")

SHORTLY = {"Cache-Control": "public, max-age=0, s-maxage=1"}


# What is kept


def test_a_public_page_is_asked_for_once_and_then_comes_from_the_cache(edge):
    edge.write("/kept/", "first")
    answers = [edge.get("/kept/") for _ in range(3)]
    assert [answer.cache for answer in answers] == ["MISS", "HIT", "HIT"]
    assert [answer.text for answer in answers] == ["first"] * 3
    assert edge.times_asked("/kept/") == 1


def test_a_query_string_is_another_page(edge):
    edge.write("/listed/", "list")
    answers = [edge.get(path) for path in ("/listed/", "/listed/?page=2", "/listed/?page=2")]
    assert [answer.cache for answer in answers] == ["MISS", "MISS", "HIT"]


def test_another_host_is_another_page(edge):
    edge.write("/hosted/", "page")
    edge.get("/hosted/")
    assert edge.get("/hosted/", Host="other.example").cache == "MISS"


def test_many_first_readers_at_once_cost_the_app_one_page(edge):
    edge.write("/rush/", "page", sleep=0.5)
    with ThreadPoolExecutor(12) as readers:
        answers = list(readers.map(edge.get, ["/rush/"] * 12))
    assert {answer.text for answer in answers} == {"page"}
    assert edge.times_asked("/rush/") == 1


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("cookie", {"Cache-Control": "public, s-maxage=600", "Set-Cookie": "theme=dark"}),
        ("no-store", {"Cache-Control": "no-store"}),
        ("private", {"Cache-Control": "private, max-age=600"}),
        ("silent", {}),
    ],
)
def test_an_answer_that_is_not_for_everyone_is_never_kept(edge, name, headers):
    edge.write(f"/{name}/", "page", headers=headers)
    assert [edge.get(f"/{name}/").cache for _ in range(3)] == ["MISS"] * 3


def test_an_expired_page_is_shown_at_once_and_renewed_behind_the_reader(edge):
    edge.write("/expiring/", "old", headers=SHORTLY)
    edge.get("/expiring/")
    edge.write("/expiring/", "new", sleep=1)
    edge.until(lambda: edge.get("/expiring/").cache != "HIT")
    began = time.monotonic()
    assert edge.get("/expiring/").text == "old"
    assert time.monotonic() - began < 0.5
    edge.until(lambda: edge.get("/expiring/").text == "new")
    assert edge.times_asked("/expiring/") == 2


def test_the_admin_is_never_kept_whatever_it_says(edge):
    edge.write("/cms/pages/", "secret")
    answers = [edge.get("/cms/pages/") for _ in range(2)]
    assert [answer.cache for answer in answers] == [None, None]
    assert edge.times_asked("/cms/pages/") == 2


@pytest.mark.parametrize("cookie", ["sessionid=abc", "__Host-session=abc", "theme=dark; __Host-session=abc"])
def test_an_editor_who_is_signed_in_gets_a_fresh_page_that_no_reader_gets(edge, cookie):
    path = f"/signed-in-{len(cookie)}/"
    edge.write(path, "for readers")
    edge.get(path)
    edge.write(path, "for the editor")
    assert edge.get(path, Cookie=cookie).text == "for the editor"
    assert edge.get(path).text == "for readers"


def test_other_cookies_do_not_cost_the_app_a_page(edge):
    edge.write("/visited/", "page")
    edge.get("/visited/")
    assert edge.get("/visited/", Cookie="theme=dark; my_sessionid=x").cache == "HIT"


# What a publication changes


def test_a_refreshed_page_is_new_for_the_next_reader_who_does_not_wait_for_it(edge, refresh):
    edge.write("/published/", "old")
    edge.get("/published/")
    edge.write("/published/", "new")
    refresh("/published/")
    answer = edge.get("/published/")
    assert (answer.text, answer.cache) == ("new", "HIT")


def test_a_refresh_reaches_the_page_with_its_query_string_and_japanese_path(edge, refresh):
    for path in ("/topics/?page=2", "/topics/%E8%A6%8F%E5%88%B6/"):
        edge.get(path)
    edge.write("/topics/", "new")
    edge.write("/topics/規制/", "新しい")
    refresh("/topics/?page=2", "/topics/規制/")
    assert edge.get("/topics/?page=2").text == "new"
    assert edge.get("/topics/%E8%A6%8F%E5%88%B6/").text == "新しい"


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("unpublished", {"status": 404, "headers": {}}),
        ("unpublished-silently", {"status": 404, "headers": {"Cache-Control": "no-store"}}),
        ("moved", {"status": 302, "headers": {"Location": "/cms/login/", "Cache-Control": "no-store, private"}}),
        ("locked", {"status": 200, "headers": {"Cache-Control": "no-store, private", "Set-Cookie": "csrftoken=1"}}),
    ],
)
def test_a_page_withdrawn_from_the_public_is_gone_at_once(edge, refresh, name, gone):
    path = f"/{name}/"
    edge.write(path, "for everyone")
    edge.get(path)
    edge.write(path, "not for you", **gone)
    refresh(path)
    answers = [edge.get(path) for _ in range(2)]
    assert [(answer.status, answer.text) for answer in answers] == [(gone["status"], "not for you")] * 2

    edge.write(path, "public again")
    refresh(path)
    assert edge.get(path).text == "public again"


def test_a_dropped_page_is_kept_again_from_the_next_reader_on(edge, refresh):
    edge.write("/returning/", "old")
    edge.get("/returning/")
    edge.write("/returning/", "", status=404, headers={"Cache-Control": "no-store"})
    refresh("/returning/")
    edge.write("/returning/", "new")
    assert [edge.get("/returning/").cache for _ in range(2)] == ["MISS", "HIT"]


def test_a_refresh_that_the_app_cannot_answer_leaves_the_old_copy_and_says_so(edge, refresh, caplog):
    edge.write("/failing/", "old")
    edge.get("/failing/")
    edge.write("/failing/", "broken", status=500)
    refresh("/failing/")
    assert edge.get("/failing/").text == "old"
    assert "/failing/: the app answered 500" in caplog.text


def test_a_refresh_may_take_longer_than_a_reader_would_wait(edge, refresh):
    edge.write("/first-pictures/", "drawn", sleep=5)
    refresh("/first-pictures/")
    assert edge.get("/first-pictures/").cache == "HIT"


def test_a_refresh_in_order_reports_nothing(edge, refresh, caplog):
    edge.write("/long-page/", "あ" * 3000)
    refresh("/long-page/")
    assert caplog.text == ""


def test_a_page_that_the_app_makes_vary_is_reported(edge, refresh, caplog):
    edge.write("/varying/", "page", headers={"Cache-Control": "public, s-maxage=600", "Vary": "Cookie"})
    refresh("/varying/")
    assert "varies by Cookie" in caplog.text


def test_the_cache_may_be_emptied_while_nginx_runs(edge):
    edge.write("/emptied/", "old")
    edge.get("/emptied/")
    edge.write("/emptied/", "new")
    for file in (edge.state / "pages").rglob("*"):
        if file.is_file():
            file.unlink()
    assert [edge.get("/emptied/").text for _ in range(2)] == ["new", "new"]
    assert edge.get("/emptied/").cache == "HIT"


@pytest.mark.parametrize("wrong", ["guess", "{}x", "x{}", "lower", ".*"])
def test_a_wrong_secret_is_refused_and_changes_nothing(edge, wrong):
    secret = edge.secret.lower() if wrong == "lower" else wrong.format(edge.secret)
    edge.write("/guarded/", "page")
    edge.get("/guarded/")
    before = edge.times_asked("/guarded/")
    statuses = [edge.get("/guarded/", X_Cache_Refresh=secret, X_Cache_Drop=drop).status for drop in ("", "1")]
    assert statuses == [403, 403]
    assert edge.get("/guarded/").cache == "HIT"
    assert edge.times_asked("/guarded/") == before


@pytest.mark.parametrize("forged", ["1", "yes:", "yes:1", "yes", "refresh", "drop"])
def test_an_order_without_the_secret_is_no_order(edge, forged):
    edge.write("/orderless/", "page")
    edge.get("/orderless/")
    assert edge.get("/orderless/", X_Cache_Drop=forged).cache == "HIT"
    assert edge.get("/orderless/").cache == "HIT"


def test_without_a_secret_nobody_can_give_orders(edge_in):
    open_edge = edge_in(EDGE_CACHE_REFRESH_SECRET="")
    open_edge.write("/page/", "page")
    open_edge.get("/page/")
    for header in ("", "x"):
        assert open_edge.get("/page/", X_Cache_Refresh=header, X_Cache_Drop="1").status in {200, 403}
    assert open_edge.get("/page/").cache == "HIT"
