import pytest

pytestmark = pytest.mark.django_db

ADDRESS = "/cms/dates/read/"


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("令和8年3月5日", "2026年3月5日"),
        ("2026Q1？", "2026年1〜3月期（未確定）＝2026年1月1日から3月31日のあいだ"),
        ("2026年度", "2026年度＝2026年4月1日から2027年3月31日のあいだ"),
        ("2026-03/..", "2026年3月から"),
    ],
)
def test_it_says_what_was_understood(admin_client, text, reading):
    assert admin_client.get(ADDRESS, {"text": text}).json() == {"reading": reading}


@pytest.mark.parametrize("text", ["来春", "\0", "あ" * 10_000, "2026-13", "2026年第1四半期"])
def test_it_says_what_was_not(admin_client, text):
    answer = admin_client.get(ADDRESS, {"text": text})
    assert answer.status_code == 200
    assert list(answer.json()) == ["error"]


def test_nothing_typed_is_nothing_said(admin_client):
    assert admin_client.get(ADDRESS).json() == {}


def test_only_who_may_enter_the_admin_asks(client):
    assert client.get(ADDRESS).status_code == 302
