"""How long somebody stays signed in."""

import datetime as dt

import pytest
import time_machine
from django.conf import settings as project
from django.contrib.sessions.models import Session
from django.urls import reverse

from tests.users.conftest import PASSWORD, sign_in
from users.middleware import PING

pytestmark = pytest.mark.django_db
START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
HOUR = 3600


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def is_in(client) -> bool:
    return client.get("/cms/").status_code == 200


def test_eight_hours_without_a_click_end_it(client, hanako, clock):
    sign_in(client)
    clock.shift(8 * HOUR + 1)
    assert not is_in(client)


def test_a_click_in_the_admin_begins_the_eight_hours_anew(client, hanako, clock):
    sign_in(client)
    for _ in range(3):
        clock.shift(7 * HOUR)
        assert is_in(client)


def test_reading_public_pages_does_not(client, hanako, clock):
    sign_in(client)
    clock.shift(5 * HOUR)
    page = client.get("/")
    assert not page.cookies
    clock.shift(4 * HOUR)
    assert not is_in(client)


def test_an_editor_left_open_does_not(client, hanako, clock):
    sign_in(client)
    clock.shift(5 * HOUR)
    client.post(reverse(PING, args=["wagtailcore", "page", 1, 1]))
    clock.shift(4 * HOUR)
    assert not is_in(client)


def test_seven_days_end_the_busiest_session(client, hanako, clock):
    sign_in(client)
    for _ in range(28):
        clock.shift(6 * HOUR)
        assert is_in(client)
    clock.shift(1)
    assert not is_in(client)
    assert not Session.objects.filter(expire_date__gt=START + dt.timedelta(days=8)).exists()


def test_the_cookie_lives_as_long_as_the_session(client, hanako):
    cookie = sign_in(client).cookies[project.SESSION_COOKIE_NAME]
    assert cookie["max-age"] == 8 * HOUR
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_clicks_within_a_minute_write_nothing(client, hanako, clock):
    sign_in(client)
    clock.shift(30)
    assert project.SESSION_COOKIE_NAME not in client.get("/cms/").cookies
    clock.shift(31)
    assert project.SESSION_COOKIE_NAME in client.get("/cms/").cookies


def test_a_new_password_ends_every_session(client, another_browser, hanako):
    other = another_browser()
    sign_in(client)
    sign_in(other)
    new = {"oldpassword": PASSWORD, "password1": "silver-lantern-52", "password2": "silver-lantern-52"}
    assert client.post("/cms/account/password/", new)["Location"] == "/cms/login/"
    assert not is_in(client)
    assert not is_in(other)
    assert sign_in(client, password="silver-lantern-52").status_code == 302


def test_closing_an_account_ends_its_sessions_for_good(client, another_browser, hanako, make_account):
    make_account("jiro")
    other = another_browser()
    sign_in(client)
    sign_in(other, "jiro")
    hanako.is_active = False
    hanako.save()
    hanako.is_active = True
    hanako.save()
    assert not is_in(client)
    assert is_in(other)


def test_an_administrator_closes_an_account_in_wagtails_form(client, another_browser, hanako, make_account):
    boss = make_account("boss", group="管理者", is_superuser=True)
    theirs = another_browser()
    sign_in(theirs)
    client.force_login(boss)
    form = {
        "username": "hanako",
        "email": "hanako@example.com",
        "first_name": "花子",
        "last_name": "山田",
        "groups": [hanako.groups.get().pk],
    }
    answer = client.post(f"/cms/users/edit/{hanako.pk}/", form)
    assert answer.status_code == 302, answer.text
    hanako.refresh_from_db()
    assert not hanako.is_active
    assert not is_in(theirs)


def test_an_administrator_makes_an_account_that_signs_in(client, another_browser, make_account):
    client.force_login(make_account("boss", group="管理者", is_superuser=True))
    form = {
        "username": "newcomer", "email": "newcomer@example.com", "first_name": "新", "last_name": "人",
        "password1": PASSWORD, "password2": PASSWORD, "is_active": "on",
    }  # fmt: skip
    answer = client.post("/cms/users/new/", form)
    assert answer.status_code == 302, answer.text
    assert sign_in(another_browser(), "newcomer").status_code == 302
