import pytest

from airace.local_postgres import LocalPostgresError, Trouble
from airace.settings import first_run


def test_a_database_address_always_wins_over_the_first_run_server(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgres://me@db/site")
    monkeypatch.setattr(first_run, "ensure", lambda *args, **kwargs: pytest.fail("a server was started"))
    assert first_run.first_run_database(tmp_path)["HOST"] == "db"


def test_trouble_ends_the_process_with_a_sentence_and_no_traceback(monkeypatch, tmp_path):
    def refuse(*args, **kwargs):
        raise LocalPostgresError(next(iter(Trouble)), "detail")

    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(first_run, "ensure", refuse)
    with pytest.raises(SystemExit) as ended:
        first_run.first_run_database(tmp_path)
    assert "DATABASE_URL" in str(ended.value)
