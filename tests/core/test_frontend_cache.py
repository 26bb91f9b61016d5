"""The refresh of one page in nginx's cache; tests/deploy/test_edge.py proves it with the real nginx."""

import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.exceptions import ImproperlyConfigured

from core import frontend_cache
from core.frontend_cache import PAGES_AT_ONCE, NginxRefreshBackend

PUBLIC = {"Cache-Control": "public, max-age=60, s-maxage=600"}


class Cache(ThreadingHTTPServer):
    """Stands where nginx is: answers as told and remembers what it was asked."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Recorder)
        self.asked, self.status, self.headers, self.hold = [], 200, PUBLIC, None


class Recorder(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        if self.server.hold:
            self.server.hold()
        dropping = "X-Cache-Drop" in self.headers
        self.send_response(200 if dropping else self.server.status)
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"page")

    def log_message(self, *args):
        """Say nothing on the test's output."""


@contextmanager
def running(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def cache():
    with running(Cache()) as server:
        yield server


@pytest.fixture
def backend(cache):
    return NginxRefreshBackend({"LOCATION": f"http://127.0.0.1:{cache.server_port}", "SECRET": "sesame"})


def test_a_page_is_asked_for_by_its_public_name_with_the_secret(cache, backend):
    backend.purge("https://airace.example/articles/規制/?page=2")
    [(path, headers)] = cache.asked
    assert path == "/articles/%E8%A6%8F%E5%88%B6/?page=2"
    assert headers["Host"] == "airace.example"
    assert headers["X-Cache-Refresh"] == "sesame"
    assert headers["X-Forwarded-Proto"] == "https"
    assert "X-Cache-Drop" not in headers


def test_a_site_on_another_port_is_named_with_its_port_and_without_a_path_means_its_front_page(cache, backend):
    backend.purge("http://localhost:8123")
    [(path, headers)] = cache.asked
    assert (path, headers["Host"], headers["X-Forwarded-Proto"]) == ("/", "localhost:8123", "http")


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (404, {}),
        (410, PUBLIC),
        (301, {"Location": "/elsewhere/"}),
        (200, {}),
        (200, {"Cache-Control": "public"}),
        (200, {"Cache-Control": "public, s-maxage=0, max-age=60"}),
        (200, {"Cache-Control": "no-store"}),
        (200, {"Cache-Control": "private, max-age=60"}),
        (200, {"Cache-Control": "max-age=60, No-Cache"}),
        (200, PUBLIC | {"Set-Cookie": "csrftoken=1"}),
    ],
)
def test_the_old_copy_is_dropped_when_the_new_answer_may_not_have_replaced_it(cache, backend, status, headers):
    cache.status, cache.headers = status, headers
    backend.purge("https://airace.example/page/")
    assert [(path, asked.get("X-Cache-Drop")) for path, asked in cache.asked] == [("/page/", None), ("/page/", "1")]
    assert {asked["X-Cache-Refresh"] for _, asked in cache.asked} == {"sesame"}


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_failing_app_loses_no_copy_and_is_reported(cache, backend, caplog, status):
    cache.status = status
    backend.purge("https://airace.example/page/")
    assert len(cache.asked) == 1
    assert f"the app answered {status}" in caplog.text


def test_a_refusal_is_reported_without_the_secret(cache, backend, caplog):
    cache.status = 403
    backend.purge("https://airace.example/page/")
    assert len(cache.asked) == 1
    assert "refused" in caplog.text
    assert "sesame" not in caplog.text


def test_a_host_that_the_app_does_not_know_is_reported(cache, backend, caplog):
    cache.status = 400
    backend.purge("https://airace.example/page/")
    assert len(cache.asked) == 1
    assert "ALLOWED_HOSTS" in caplog.text


def test_a_page_that_varies_is_reported_because_only_one_of_its_copies_is_new(cache, backend, caplog):
    cache.headers = PUBLIC | {"Vary": "Cookie"}
    backend.purge("https://airace.example/page/")
    assert "varies by Cookie" in caplog.text


def test_a_redirect_is_not_followed(cache, backend):
    cache.status, cache.headers = 302, {"Location": "/elsewhere/"}
    backend.purge("https://airace.example/page/")
    assert {path for path, _ in cache.asked} == {"/page/"}


@pytest.mark.parametrize(
    "url", ["https://airace.example/a b\r\nX: y/", "https://日本.example/", "https://[broken/", "", "/x/"]
)
def test_no_address_however_odd_breaks_a_publication(backend, url):
    backend.purge_batch([url])


def test_a_cache_that_is_gone_does_not_break_a_publication_and_is_reported(caplog):
    with running(Cache()) as gone:
        location = f"http://127.0.0.1:{gone.server_port}"
    NginxRefreshBackend({"LOCATION": location, "SECRET": "sesame"}).purge_batch(["https://airace.example/page/"])
    assert "Cannot refresh https://airace.example/page/: ConnectionRefusedError" in caplog.text


def test_a_cache_that_never_answers_is_given_up(cache, backend, caplog, monkeypatch):
    monkeypatch.setattr(frontend_cache, "TIMEOUT_SECONDS", 0.1)
    released = threading.Event()
    cache.hold = released.wait
    began = time.monotonic()
    backend.purge("https://airace.example/page/")
    released.set()
    assert time.monotonic() - began < 5
    assert "TimeoutError" in caplog.text


def test_many_pages_are_refreshed_side_by_side_but_not_all_at_once(cache, backend):
    together = threading.Barrier(PAGES_AT_ONCE, timeout=10)
    lock, now, most = threading.Lock(), 0, 0

    def hold():
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        together.wait()
        time.sleep(0.05)
        with lock:
            now -= 1

    cache.hold = hold
    backend.purge_batch([f"https://airace.example/{number}/" for number in range(3 * PAGES_AT_ONCE)])
    assert len({path for path, _ in cache.asked}) == 3 * PAGES_AT_ONCE
    assert most == PAGES_AT_ONCE


@pytest.mark.parametrize("params", [
    {"SECRET": "sesame"},
    {"LOCATION": "", "SECRET": "sesame"},
    {"LOCATION": "nginx:8080", "SECRET": "sesame"},
    {"LOCATION": "http://nginx:8080"},
    {"LOCATION": "http://nginx:8080", "SECRET": ""},
])  # fmt: skip
def test_a_wrong_setting_is_named_at_once(params):
    with pytest.raises(ImproperlyConfigured, match="WAGTAILFRONTENDCACHE"):
        NginxRefreshBackend(params)


def test_only_the_named_hosts_are_refreshed():
    backend = NginxRefreshBackend(
        {"LOCATION": "http://nginx:8080", "SECRET": "sesame", "HOSTNAMES": ["airace.example"]}
    )
    assert backend.invalidates_hostname("airace.example")
    assert not backend.invalidates_hostname("other.example")
