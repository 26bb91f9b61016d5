"""Five failures for a name from one address, twenty for the name from anywhere."""

import datetime as dt

import pytest
import time_machine
from axes.models import AccessAttempt

from tests.users.conftest import code_of, set_up, sign_in

pytestmark = pytest.mark.django_db
CODE = "/cms/login/code/"


def fail(client, times, name="hanako", **options):
    for _ in range(times):
        answer = sign_in(client, name, "wrong-password-1", **options)
    return answer


def test_four_failures_are_forgiven(client, hanako):
    assert fail(client, 4).status_code == 200
    assert sign_in(client).status_code == 302


def test_the_fifth_locks_out_and_says_until_when(client, hanako):
    with time_machine.travel(dt.datetime(2026, 3, 5, 1, 2, tzinfo=dt.UTC), tick=False):
        page = fail(client, 5)
        assert page.status_code == 429
        assert page["Retry-After"] == "900"
        assert "しばらくログインできません" in page.text
        assert "10:17" in page.text
        assert "15分" in page.text
        assert sign_in(client).status_code == 429


def test_after_a_quarter_of_an_hour_the_door_is_open_again(client, hanako):
    start = dt.datetime(2026, 3, 5, 1, 2, tzinfo=dt.UTC)
    with time_machine.travel(start, tick=False) as clock:
        fail(client, 5)
        clock.shift(14 * 60)
        assert sign_in(client).status_code == 429, "asking again does not prolong it, nor does waiting too short"
        clock.shift(61)
        assert sign_in(client).status_code == 302


def test_a_name_that_nobody_has_is_locked_out_alike(client, db):
    assert fail(client, 5, "nobody").status_code == 429


@pytest.mark.parametrize("name", ["HANAKO", "ｈａｎａｋｏ", " hanako", "hanako@example.com"])
def test_another_way_of_typing_the_name_is_no_way_around(client, hanako, name):
    fail(client, 4)
    assert fail(client, 1, name).status_code == 429


def test_other_names_and_other_addresses_are_not_locked_out(client, hanako, make_account):
    make_account("jiro")
    fail(client, 5)
    assert sign_in(client, "jiro").status_code == 302
    client.logout()
    assert sign_in(client, REMOTE_ADDR="192.0.2.9").status_code == 302


def test_twenty_failures_from_anywhere_lock_the_name(client, hanako):
    for number in range(19):
        assert fail(client, 1, REMOTE_ADDR=f"192.0.2.{number}").status_code == 200
    assert fail(client, 1, REMOTE_ADDR="192.0.2.100").status_code == 429
    assert sign_in(client, REMOTE_ADDR="198.51.100.1").status_code == 429


def test_neighbours_of_one_ipv6_network_count_as_one(client, hanako):
    for number in range(4):
        fail(client, 1, REMOTE_ADDR=f"2001:db8::{number}")
    assert fail(client, 1, REMOTE_ADDR="2001:db8::ffff:1").status_code == 429


def test_a_made_up_forwarded_address_is_no_way_around(client, hanako, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for number in range(4):
        fail(client, 1, headers={"X-Forwarded-For": f"10.0.0.{number}, 203.0.113.7"})
    assert fail(client, 1, headers={"X-Forwarded-For": "8.8.8.8, 203.0.113.7"}).status_code == 429


def test_a_success_forgets_the_failures_before(client, hanako):
    fail(client, 4)
    sign_in(client)
    client.post("/cms/logout/")
    assert fail(client, 4).status_code == 200


def test_wrong_codes_count_too_and_lock_the_second_factor(client, hanako):
    set_up(hanako)
    sign_in(client)
    for _ in range(4):
        assert client.post(CODE, {"code": "000000"}).status_code == 200
    assert client.post(CODE, {"code": "000000"}).status_code == 429
    assert client.post(CODE, {"code": code_of(hanako)}).status_code == 429
    assert client.get("/cms/")["Location"].startswith("/cms/login/")


def test_the_right_password_does_not_forget_wrong_codes(client, hanako):
    set_up(hanako)
    for _ in range(4):
        client.post("/cms/logout/")
        sign_in(client)
        assert client.post(CODE, {"code": "000000"}).status_code == 200
    client.post("/cms/logout/")
    sign_in(client)
    assert client.post(CODE, {"code": "000000"}).status_code == 429


def test_no_secret_is_written_beside_a_failure(client, hanako):
    client.post("/cms/login/", {"username": "hanako", "password": "wrong-password-1", "csrfmiddlewaretoken": "qqq"})
    attempt = AccessAttempt.objects.get()
    assert attempt.username == "hanako"
    assert "wrong-password-1" not in attempt.post_data
    assert "qqq" not in attempt.post_data


def test_the_old_password_cannot_be_guessed_on_the_page_that_changes_it(client, hanako):
    client.force_login(hanako)
    wrong = {"oldpassword": "wrong-password-1", "password1": "silver-lantern-52", "password2": "silver-lantern-52"}
    for _ in range(4):
        assert client.post("/cms/account/password/", wrong).status_code == 200
    assert client.post("/cms/account/password/", wrong).status_code == 429
