import pytest
from django.core.exceptions import ImproperlyConfigured

from airace.settings import env


@pytest.fixture
def setenv(monkeypatch):
    return lambda value, name="SETTING": monkeypatch.setenv(name, value)


@pytest.mark.parametrize("value", ["flase", "2", "はい", "truee"])
def test_a_boolean_that_is_neither_stops_and_names_the_variable(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_bool("SETTING")


@pytest.mark.parametrize(
    ("value", "read"), [("false", False), ("No", False), ("0", False), ("TRUE", True), ("on", True)]
)
def test_a_boolean_reads_both_words(setenv, value, read):
    setenv(value)
    assert env.env_bool("SETTING") is read


def test_a_missing_value_without_a_default_stops():
    with pytest.raises(ImproperlyConfigured, match="NOT_THERE"):
        env.env_text("NOT_THERE")


def test_an_empty_value_counts_as_missing(setenv):
    setenv("  ")
    assert env.env_bool("SETTING", default=True) is True


@pytest.mark.parametrize("value", ["-1", "1.5", "10s", "１０"])
def test_seconds_that_are_no_whole_number_stop(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_seconds("SETTING")


def test_seconds_are_a_number(setenv):
    setenv("600")
    assert env.env_seconds("SETTING") == 600


def test_a_list_drops_blanks(setenv):
    setenv(" a, ,b ,")
    assert env.env_list("SETTING") == ["a", "b"]


@pytest.mark.parametrize("value", ["short", "a" * 80])
def test_a_secret_that_can_be_guessed_stops(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_secret("SETTING")


def test_a_secret_may_lie_in_a_file(monkeypatch, tmp_path):
    secret = "0123456789abcdefghij" * 3
    (tmp_path / "secret").write_text(f"{secret}\n")
    monkeypatch.setenv("SETTING_FILE", str(tmp_path / "secret"))
    assert env.env_secret("SETTING") == secret


def test_a_secret_file_that_is_not_there_stops_and_names_the_variable(monkeypatch, tmp_path):
    monkeypatch.setenv("SETTING_FILE", str(tmp_path / "none"))
    with pytest.raises(ImproperlyConfigured, match="SETTING_FILE"):
        env.env_secret("SETTING")


@pytest.mark.parametrize("value", ["mysql://a@b/c", "sqlite:///x", "nonsense", "postgres"])
def test_another_database_than_postgresql_stops(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_database("SETTING")


def test_a_postgresql_address_is_read(setenv):
    setenv("postgres://writer:secret@db:5433/site")
    database = env.env_database("SETTING")
    assert (database["HOST"], database["PORT"], database["NAME"], database["USER"]) == ("db", 5433, "site", "writer")


@pytest.mark.parametrize(
    "value", ["airace.example", "https://", "ftp://a.example", "https://a.example/path", "https://a:x"]
)
def test_an_address_that_is_none_stops_and_names_the_variable(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_address("SETTING")


@pytest.mark.parametrize("value", ["https://airace.example", "http://localhost:8123/"])
def test_an_address_is_read_without_its_last_slash(setenv, value):
    setenv(value)
    assert env.env_address("SETTING") == value.rstrip("/")


@pytest.mark.parametrize("value", ["hub.example", "https://", "ftp://a.example/", "https://[x"])
def test_a_link_that_is_none_stops_and_names_the_variable(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_link("SETTING")


def test_a_link_may_have_a_path_and_may_be_left_out(setenv, monkeypatch):
    setenv("https://hub.example/publish?x=1")
    assert env.env_link("SETTING") == "https://hub.example/publish?x=1"
    monkeypatch.delenv("SETTING")
    assert env.env_link("SETTING", default="") == ""


@pytest.mark.parametrize("value", ["*", "a.example,*", ".example.com", ","])
def test_hosts_are_named_one_by_one(setenv, value):
    setenv(value)
    with pytest.raises(ImproperlyConfigured, match="SETTING"):
        env.env_hosts("SETTING")
