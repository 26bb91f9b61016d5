"""deploy/nginx.conf as a reader, an editor and an attacker meet it."""

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from core.frontend_cache import NginxRefreshBackend

pytestmark = pytest.mark.needs("nginx")

SHORTLY = {"Cache-Control": "public, max-age=0, s-maxage=1"}


@pytest.fixture
def refresh(edge):
    """Purges paths of the edge as a publication does."""
    backend = NginxRefreshBackend({"LOCATION": f"http://127.0.0.1:{edge.port}", "SECRET": edge.secret})
    return lambda *paths: backend.purge_batch([f"https://{edge.host}{path}" for path in paths])


def until(claim, seconds=10):
    deadline = time.monotonic() + seconds
    while not claim():
        assert time.monotonic() < deadline, "did not come true in time"
        time.sleep(0.05)


# What is kept


def test_a_public_page_is_asked_for_once_and_then_comes_from_the_cache(edge):
    edge.write("/kept/", "first")
    answers = [edge.get("/kept/") for _ in range(3)]
    assert [answer.cache for answer in answers] == ["MISS", "HIT", "HIT"]
    assert [answer.text for answer in answers] == ["first"] * 3
    assert edge.times_asked("/kept/") == 1


def test_a_query_string_is_another_page(edge):
    edge.write("/listed/", "list")
    assert [edge.get(path).cache for path in ("/listed/", "/listed/?page=2", "/listed/?page=2")] == ["MISS", "MISS", "HIT"]


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
    until(lambda: edge.get("/expiring/").cache != "HIT")
    began = time.monotonic()
    assert edge.get("/expiring/").text == "old"
    assert time.monotonic() - began < 0.5
    until(lambda: edge.get("/expiring/").text == "new")
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
    assert "/failing/" in caplog.text and "500" in caplog.text


def test_a_refresh_may_take_longer_than_a_reader_would_wait(edge, refresh):
    edge.write("/first-pictures/", "drawn", sleep=5)
    refresh("/first-pictures/")
    assert edge.get("/first-pictures/").cache == "HIT"


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


# When the app fails


def test_a_killed_app_is_not_noticed_by_readers_of_pages_seen_before(edge_in):
    mortal = edge_in()
    mortal.write("/seen/", "page", headers=SHORTLY)
    mortal.get("/seen/")
    mortal.kill("app")
    until(lambda: mortal.get("/seen/").cache != "HIT")
    answers = [mortal.get("/seen/") for _ in range(5)]
    assert {(answer.status, answer.text) for answer in answers} == {(200, "page")}
    assert {answer.cache for answer in answers} <= {"STALE", "UPDATING"}

    for answer in (mortal.get("/unseen/"), mortal.get("/discussion/", method="POST", body=b"text=hello")):
        assert answer.status == 503
        assert answer.headers["Retry-After"] == "30"
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ただいま表示できません" in answer.text

    mortal.write("/seen/", "back")
    mortal.start_app()
    until(lambda: mortal.get("/seen/").text == "back")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failing_page_is_shown_as_it_was(edge, status):
    path = f"/failing-{status}/"
    edge.write(path, "good", headers=SHORTLY)
    edge.get(path)
    edge.write(path, "bad", status=status, headers={"Cache-Control": "no-store"})
    until(lambda: edge.get(path).cache != "HIT")
    asked = edge.times_asked(path)
    until(lambda: edge.get(path).text == "good" and edge.times_asked(path) > asked)


def test_a_silent_app_answers_a_writer_within_five_seconds_and_readers_at_once(edge):
    edge.write("/frozen/", "page", headers=SHORTLY)
    edge.get("/frozen/")
    edge.write("/frozen/", "late", sleep=8)
    until(lambda: edge.get("/frozen/").cache != "HIT")
    began = time.monotonic()
    assert edge.get("/frozen/").text == "page"
    assert time.monotonic() - began < 0.5
    assert edge.get("/frozen/", method="POST", body=b"text=hello").status == 503
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("status", [400, 403, 404, 422, 429, 500, 503])
def test_the_apps_own_error_page_passes_through(edge, status):
    edge.write(f"/error-{status}/", "the app's words", status=status, headers={"Retry-After": "7"})
    answer = edge.get(f"/error-{status}/")
    assert (answer.status, answer.text, answer.headers["Retry-After"]) == (status, "the app's words", "7")


# What reaches the app


def test_headers_that_claim_who_asks_are_overwritten(edge):
    answer = edge.get(
        "/echo/",
        X_Forwarded_For="203.0.113.9",
        X_Real_IP="203.0.113.9",
        X_Forwarded_Proto="gopher",
        X_Forwarded_Host="evil.example",
        X_Forwarded_Port="99",
        X_Request_ID="mine",
        Forwarded="for=203.0.113.9",
        Proxy="http://evil.example",
        X_Cache_Drop="1",
    )
    received = json.loads(answer.text)
    assert received["x-forwarded-for"] == received["x-real-ip"] == "127.0.0.1"
    assert received["x-forwarded-proto"] == "https"
    assert received["x-forwarded-host"] == received["host"] == edge.host
    assert received["x-request-id"] != "mine"
    assert not {"forwarded", "proxy", "x-forwarded-port", "x-cache-drop", "x-cache-refresh"} & set(received)


def test_a_port_in_the_host_header_does_not_reach_a_page_that_others_get(edge):
    assert json.loads(edge.get("/echo/", Host=f"{edge.host}:9999").text)["host"] == edge.host


def test_the_secret_does_not_reach_the_app(edge):
    assert edge.secret not in edge.get("/echo/", X_Cache_Refresh=edge.secret).text


def test_a_header_with_an_underscore_cannot_pose_as_another(edge):
    with socket.create_connection(("127.0.0.1", edge.port), timeout=10) as connection:
        connection.sendall(b"GET /echo/ HTTP/1.0\r\nHost: airace.example\r\nX_Smuggled: 1\r\nX-Sent: 1\r\n\r\n")
        answer = connection.makefile("rb").read().decode()
    assert "x-sent" in answer
    assert "smuggled" not in answer


def test_the_readers_address_is_taken_from_a_trusted_proxy_alone(edge_in):
    behind = edge_in(EDGE_TRUSTED_PROXIES="set_real_ip_from 127.0.0.0/8; set_real_ip_from 192.0.2.0/24;")
    received = json.loads(behind.get("/echo/", X_Forwarded_For="10.9.9.9, 203.0.113.9, 192.0.2.7").text)
    assert received["x-forwarded-for"] == "203.0.113.9"


@pytest.mark.parametrize(("path", "size", "status"), [
    ("/discussion/echo/", 60_000, 200),
    ("/discussion/echo/", 70_000, 413),
    ("/cms/echo/", 11_000_000, 200),
    ("/cms/echo/", 13_000_000, 413),
])  # fmt: skip
def test_a_body_too_large_for_its_place_is_refused_before_the_app(edge, path, size, status):
    before = edge.times_asked(path, "POST")
    assert edge.get(path, method="POST", body=b"x" * size).status == status
    assert edge.times_asked(path, "POST") - before == (1 if status == 200 else 0)


def test_a_flood_of_posts_from_one_address_is_slowed(edge_in):
    flooded = edge_in()
    statuses = [flooded.get("/discussion/echo/", method="POST", body=b"x").status for _ in range(60)]
    assert statuses[:20] == [200] * 20
    assert 429 in statuses
    assert flooded.get("/echo/").status == 200


def test_readers_do_not_wait_for_writers_who_never_finish_sending(edge):
    edge.write("/open/", "page", headers={"Cache-Control": "no-store"})
    slow = [socket.create_connection(("127.0.0.1", edge.port)) for _ in range(20)]
    try:
        for connection in slow:
            connection.sendall(b"POST /discussion/echo/ HTTP/1.1\r\nHost: airace.example\r\nContent-Length: 1000\r\n\r\ntext=")
        began = time.monotonic()
        assert edge.get("/open/").status == 200
        assert time.monotonic() - began < 1
    finally:
        for connection in slow:
            connection.close()


# Uploaded files


def test_a_picture_comes_without_the_app_and_cannot_run_anything(edge):
    (edge.media / "images").mkdir()
    (edge.media / "images/cover.avif").write_bytes(b"picture")
    answer = edge.get("/media/images/cover.avif")
    assert (answer.status, answer.content) == (200, b"picture")
    assert answer.headers["Content-Type"] == "image/avif"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "max-age=" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "script.js", "unknown"])
def test_anything_else_uploaded_is_bytes_and_no_page(edge, name):
    (edge.media / name).write_text("<script>alert(1)</script>")
    answer = edge.get(f"/media/{name}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", [
    "original_images/cover.jpg", "documents/secret.pdf", "./documents/secret.pdf", "x/../documents/secret.pdf",
    "%64ocuments/secret.pdf", "/documents/secret.pdf",
])  # fmt: skip
def test_originals_and_documents_are_not_handed_out(edge, path):
    for folder, file in (("original_images", "cover.jpg"), ("documents", "secret.pdf")):
        (edge.media / folder).mkdir(exist_ok=True)
        (edge.media / folder / file).write_text("secret")
    answer = edge.get(f"/media/{path}")
    assert answer.status == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize("path", ["/media/../nginx.conf", "/media/%2e%2e/nginx.conf", "/media../nginx.conf", "/media/"])
def test_nothing_outside_the_media_folder_is_handed_out_nor_is_it_listed(edge, path):
    assert edge.get(path).status in {400, 403, 404}


def test_missing_media_say_so_with_the_same_protection(edge):
    answer = edge.get("/media/images/none.webp")
    assert answer.status == 404
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


# The rest


def test_text_is_compressed_on_its_way_out_from_one_kept_copy(edge):
    edge.write("/long/", "あ" * 3000)
    assert edge.get("/long/").headers["Content-Encoding"] is None
    zipped = edge.get("/long/", Accept_Encoding="gzip")
    assert (zipped.headers["Content-Encoding"], zipped.cache) == ("gzip", "HIT")
    assert zipped.headers["Vary"] == "Accept-Encoding"
    assert "accept-encoding" not in edge.get("/echo/", Accept_Encoding="br").text


def test_the_log_tells_what_happened_but_not_who_searched_for_what(edge):
    edge.get("/echo/?q=byouki", Referer="https://elsewhere.example/")
    until(lambda: '"path":"/echo/"' in edge.log("nginx"))
    assert not [word for word in ("byouki", "elsewhere", "127.0.0.1") if word in access_lines(edge)]


def access_lines(edge) -> str:
    return "\n".join(line for line in edge.log("nginx").splitlines() if line.startswith("{"))


def test_nothing_tells_which_version_answers(edge):
    assert edge.get("/media/none").headers["Server"] == "nginx"


def test_one_pages_slow_answer_does_not_hold_up_another(edge):
    edge.write("/slow/", "slow", sleep=2)
    edge.write("/quick/", "quick")
    reader = threading.Thread(target=edge.get, args=("/slow/",))
    reader.start()
    until(lambda: edge.times_asked("/slow/") == 1)
    began = time.monotonic()
    assert edge.get("/quick/").text == "quick"
    assert time.monotonic() - began < 1
    reader.join()
