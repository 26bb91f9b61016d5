"""A new password by mail, and nobody learns who has an account."""

import re
import time

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.users.conftest import PASSWORD, code_of, set_up, sign_in
from users import forms

pytestmark = pytest.mark.django_db
RESET, NEW = "/cms/password_reset/", "silver-lantern-52"


def ask(client, address="hanako@example.com", **options):
    return client.post(RESET, {"email": address}, **options)


def link() -> str:
    return re.search(r"^http://testserver(/\S+)$", mail.outbox[-1].body, re.MULTILINE)[1]


def choose(client, path, password=NEW):
    form = client.get(path, follow=True)
    return client.post(form.redirect_chain[-1][0], {"password1": password, "password2": password})


def test_a_link_comes_by_plain_mail_in_japanese(client, hanako):
    assert ask(client)["Location"] == "/cms/password_reset/done/"
    [message] = mail.outbox
    assert message.to == ["hanako@example.com"]
    assert message.subject == "[airace] パスワードの再設定"
    assert "1時間以内に" in message.body
    assert "ユーザー名：hanako" in message.body
    assert message.content_subtype == "plain"
    assert not getattr(message, "alternatives", None)


def test_the_link_sets_the_password_once(client, hanako):
    ask(client)
    path = link()
    assert choose(client, path)["Location"] == "/cms/password_reset/complete/"
    assert "パスワードを変えました" in client.get("/cms/password_reset/complete/").text
    assert sign_in(client, password=PASSWORD).status_code == 200
    assert "このリンクは使えません" in client.get(path).text
    assert sign_in(client, password=NEW).status_code == 302


def test_the_owner_is_told_of_the_new_password(client, hanako):
    ask(client)
    choose(client, link())
    assert mail.outbox[-1].subject == "[airace] パスワードが変わりました"
    assert "http://testserver/cms/" in mail.outbox[-1].body


def test_an_hour_later_the_link_is_dead(client, hanako):
    ask(client)
    with time_machine.travel(time.time() + 3601):
        assert "このリンクは使えません" in client.get(link()).text


def test_the_new_password_does_not_replace_the_second_factor(client, hanako):
    set_up(hanako)
    ask(client)
    choose(client, link())
    assert client.get("/cms/")["Location"].startswith("/cms/login/")
    assert sign_in(client, password=NEW)["Location"] == "/cms/login/code/"
    assert client.post("/cms/login/code/", {"code": code_of(hanako)})["Location"] == "/cms/"


@pytest.mark.parametrize("address", ["nobody@example.com", "gone@example.com", "HANAKO@example.com"])
def test_the_answer_is_the_same_whoever_has_an_account(client, hanako, make_account, address):
    make_account("gone", is_active=False)
    known, other = ask(client), ask(client, address)
    assert (known.status_code, known["Location"], known.content) == (
        other.status_code,
        other["Location"],
        other.content,
    )
    assert set(known.cookies) == set(other.cookies)
    assert len(mail.outbox) == (2 if address.startswith("HANAKO") else 1)


def test_the_request_itself_does_the_same_work_whoever_has_an_account(client, hanako, monkeypatch):
    asked = []
    monkeypatch.setattr(type(forms.send_reset_mail), "enqueue", lambda task, *args: asked.append(args))
    for address in ("hanako@example.com", "nobody@example.com"):
        with CaptureQueriesContext(connection) as queries:
            ask(client, address)
        assert len(queries) == 0
    assert asked == [("hanako@example.com",), ("nobody@example.com",)]


@pytest.mark.parametrize("host", ["evil.example", "testserver.evil.example"])
def test_the_link_leads_to_the_site_whatever_the_request_called_it(client, hanako, settings, host):
    settings.ALLOWED_HOSTS = ["*"]
    ask(client, headers={"Host": host, "X-Forwarded-Host": host})
    assert "evil" not in mail.outbox[-1].body
    assert link()


def test_an_address_that_only_looks_alike_gets_no_mail(client, make_account):
    make_account("mike", email="mike@example.org")
    ask(client, "mıke@example.org")
    assert all(message.to == ["mike@example.org"] for message in mail.outbox)


@pytest.mark.parametrize(
    "address", ["", "x", "a@b", "x" * 10_000 + "@example.com", "x\0@example.com", "a@example.com\nBcc: b@example.com"]
)
def test_what_is_no_address_is_refused_on_the_page(client, db, address):
    assert ask(client, address).status_code == 200
    assert mail.outbox == []


def test_nobodys_mailbox_is_flooded(client, hanako):
    for _ in range(5):
        assert ask(client).status_code == 302
    page = ask(client)
    assert page.status_code == 429
    assert "少し時間をおいてください" in page.text
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    ("password", "complaint"), [("short-1", "短すぎ"), ("password12345", "一般的"), ("hanako-hanako", "似すぎ")]
)
def test_a_weak_password_is_refused(client, make_account, password, complaint):
    make_account("hanako", first_name="hanako-hanako")
    ask(client)
    answer = choose(client, link(), password)
    assert answer.status_code == 200
    assert complaint in answer.text


def test_two_different_passwords_are_refused(client, hanako):
    ask(client)
    form = client.get(link(), follow=True).redirect_chain[-1][0]
    page = client.post(form, {"password1": NEW, "password2": NEW + "x"})
    assert "二つのパスワードが一致しません。" in page.text
    assert get_user_model().objects.get().check_password(PASSWORD)


@pytest.mark.parametrize("path", ["1-x", "zzzzzzzzzzzzz-set-password", "1-set-password", "0-" + "a" * 100])
def test_a_made_up_link_is_told_to_be_dead(client, hanako, path):
    assert "このリンクは使えません" in client.get(f"{RESET}confirm/{path}/").text
