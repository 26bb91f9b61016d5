"""What readers and writers meet at the edge when the app behind it fails."""

import socket
import threading
import time

import pytest

pytestmark = pytest.mark.needs("nginx")

SHORTLY = {"Cache-Control": "public, max-age=0, s-maxage=1"}


def test_a_killed_app_is_not_noticed_by_readers_of_pages_seen_before(edge_in):
    mortal = edge_in()
    mortal.write("/seen/", "page", headers=SHORTLY)
    mortal.get("/seen/")
    mortal.kill("app")
    mortal.until(lambda: mortal.get("/seen/").cache != "HIT")
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
    mortal.until(lambda: mortal.get("/seen/").text == "back")


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failing_page_is_shown_as_it_was(edge, status):
    path = f"/failing-{status}/"
    edge.write(path, "good", headers=SHORTLY)
    edge.get(path)
    edge.write(path, "bad", status=status, headers={"Cache-Control": "no-store"})
    edge.until(lambda: edge.get(path).cache != "HIT")
    asked = edge.times_asked(path)
    edge.until(lambda: edge.get(path).text == "good" and edge.times_asked(path) > asked)


def test_a_silent_app_answers_a_writer_within_five_seconds_and_readers_at_once(edge):
    edge.write("/frozen/", "page", headers=SHORTLY)
    edge.get("/frozen/")
    edge.write("/frozen/", "late", sleep=8)
    edge.until(lambda: edge.get("/frozen/").cache != "HIT")
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


def test_readers_do_not_wait_for_writers_who_never_finish_sending(edge):
    edge.write("/open/", "page", headers={"Cache-Control": "no-store"})
    half = b"POST /discussion/echo/ HTTP/1.1\r\nHost: airace.example\r\nContent-Length: 1000\r\n\r\ntext="
    slow = [socket.create_connection(("127.0.0.1", edge.port)) for _ in range(20)]
    try:
        for connection in slow:
            connection.sendall(half)
        began = time.monotonic()
        assert edge.get("/open/").status == 200
        assert time.monotonic() - began < 1
    finally:
        for connection in slow:
            connection.close()


def test_one_pages_slow_answer_does_not_hold_up_another(edge):
    edge.write("/slow/", "slow", sleep=2)
    edge.write("/quick/", "quick")
    reader = threading.Thread(target=edge.get, args=("/slow/",))
    reader.start()
    edge.until(lambda: edge.times_asked("/slow/") == 1)
    began = time.monotonic()
    assert edge.get("/quick/").text == "quick"
    assert time.monotonic() - began < 1
    reader.join()
