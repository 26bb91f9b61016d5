import io
import os
import socket
import urllib.error

import pytest
from django.core.management import call_command

from home.management.commands import demo, demo_passwords

ACCOUNTS = {"editor": ("編集者", "secret-of-the-editor")}


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(demo, "WAIT_SECONDS", 0.2)


def announced(monkeypatch, answer) -> str:
    monkeypatch.setattr(demo.urllib.request, "urlopen", answer)
    out = io.StringIO()
    demo.Command(stdout=out).announce("http://localhost:8000", 8000, ACCOUNTS)
    return out.getvalue()


def test_a_port_in_use_ends_it_with_what_to_do_before_anything_is_made(monkeypatch, taken_port):
    monkeypatch.setattr(demo, "call_command", lambda *args, **options: pytest.fail("something was made"))
    with pytest.raises(SystemExit) as stopped:
        call_command("demo", port=taken_port)
    japanese, english = stopped.value.code.split("\n")
    assert f"ポート {taken_port} は使えません" in japanese
    assert f"Port {taken_port} cannot be used" in english
    assert all("make demo PORT=8123" in sentence for sentence in (japanese, english))


@pytest.mark.parametrize("port", [-1, 70000])
def test_a_port_that_cannot_be_is_refused_likewise(port):
    with pytest.raises(SystemExit, match="make demo PORT=8123"):
        demo.stop_unless_free(port)


def test_a_free_port_is_fine(free_port):
    demo.stop_unless_free(free_port)


def test_it_listens_where_it_says_whatever_the_environment_says(monkeypatch):
    class Server:
        def __init__(self, usage):
            pass

        def run(self):
            assert os.environ["BIND"] == "127.0.0.1:8123"

    monkeypatch.setenv("BIND", "0.0.0.0:80")
    monkeypatch.setattr(demo.sys, "argv", [])
    monkeypatch.setattr(demo, "WSGIApplication", Server)
    demo.serve(8123)


def test_the_passwords_are_told_when_the_server_answers(monkeypatch):
    said = announced(monkeypatch, lambda *args, **options: io.BytesIO())
    assert "http://localhost:8000/cms/" in said
    assert "editor / secret-of-the-editor" in said


def test_the_passwords_are_told_even_if_no_page_comes(monkeypatch, quick):
    def refuse(*args, **options):
        raise urllib.error.URLError("refused")

    said = announced(monkeypatch, refuse)
    assert "ページを読めません" in said
    assert "editor / secret-of-the-editor" in said


def test_a_page_that_an_editor_moved_is_an_answer_too(monkeypatch, quick):
    def not_found(url, **options):
        raise urllib.error.HTTPError(url, 404, "Not Found", {}, None)

    assert "読む" in announced(monkeypatch, not_found)


def renew_passwords(monkeypatch, *, migrations_wait: bool) -> tuple[list, str]:
    called = []
    monkeypatch.setattr(demo_passwords, "has_migrations_to_apply", lambda: migrations_wait)
    monkeypatch.setattr(demo_passwords, "call_command", lambda *args, **options: called.append(args))
    out = io.StringIO()
    call_command("demo_passwords", stdout=out)
    return called, out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(("migrations_wait", "expected"), [(True, [("migrate",)]), (False, [])])
def test_new_passwords_can_be_made_before_the_first_start(monkeypatch, migrations_wait, expected):
    called, said = renew_passwords(monkeypatch, migrations_wait=migrations_wait)
    assert called == expected
    assert "編集者　editor / " in said


@pytest.mark.django_db
def test_a_migrated_database_needs_no_migration():
    assert demo_passwords.has_migrations_to_apply() is False
