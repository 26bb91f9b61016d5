import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from discussion.exceptions import NotFound
from discussion.mail.consent import confirm, forget_addresses, stop
from discussion.mail.links import CONFIRM_FOR, Gone, confirm_address, read, stop_address
from discussion.models import CommentContact, Subscription
from discussion.retention import expire_records
from discussion.services import erase_comment

pytestmark = pytest.mark.django_db


def path(address):
    return address.removeprefix("http://testserver")


@pytest.fixture
def strict():
    """Without a cookie or a token, as a mail program comes."""
    return Client(enforce_csrf_checks=True)


def test_looking_changes_nothing_and_pressing_confirms(waiting, strict):
    address = path(confirm_address(waiting))
    for _ in range(2):
        page = strict.get(address)
        assert page.status_code == 200
        assert not Subscription.objects.exists()
    strict.head(address)
    assert CommentContact.objects.get().confirmed_at is None
    assert "これからメールでお知らせします" in strict.post(address).content.decode()
    assert CommentContact.objects.get().confirmed_at
    assert Subscription.objects.get().confirmed_at


def test_pressing_twice_is_one_subscription(waiting, strict):
    for _ in range(2):
        assert strict.post(path(confirm_address(waiting))).status_code == 200
    assert Subscription.objects.count() == 1


def test_a_mail_program_stops_it_by_one_post_and_looking_does_not(waiting, strict):
    address = path(stop_address(confirm(waiting.pk)))
    assert strict.get(address).status_code == 200
    assert Subscription.objects.get().ended_at is None
    answer = strict.post(address, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert Subscription.objects.get().ended_at
    assert not answer.cookies
    assert strict.post(address).status_code == 200


def test_an_address_for_one_act_is_none_for_another(waiting, strict):
    token = confirm_address(waiting).rstrip("/").rsplit("/", 1)[1]
    assert read("confirm", token, CONFIRM_FOR) == waiting.pk
    with pytest.raises(NotFound):
        read("stop", token, CONFIRM_FOR)
    assert strict.post(f"/discussion/mail/stop/{token}/").status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "%00", "あ" * 50, "x" * 3000])
def test_a_forged_address_is_refused_in_words(strict, token):
    for answer in (strict.get(f"/discussion/mail/stop/{token}/"), strict.post(f"/discussion/mail/confirm/{token}/")):
        assert answer.status_code in (400, 404)


def test_an_old_address_is_refused_in_words(waiting, strict):
    address = path(confirm_address(waiting))
    with time_machine.travel(timezone.now() + dt.timedelta(days=8)):
        answer = strict.post(address)
        with pytest.raises(Gone):
            read("confirm", address.rstrip("/").rsplit("/", 1)[1], CONFIRM_FOR)
    assert answer.status_code == 410
    assert "期限が切れました" in answer.content.decode()
    assert not Subscription.objects.exists()


def test_what_was_taken_back_cannot_be_confirmed(waiting, strict):
    erase_comment(comment_id=waiting.pk)
    for answer in (strict.get(path(confirm_address(waiting))), strict.post(path(confirm_address(waiting)))):
        assert answer.status_code == 410


def test_the_pages_are_kept_nowhere_and_pass_their_address_on_to_nobody(waiting, strict):
    answer = strict.get(path(confirm_address(waiting)))
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "no-referrer"


def test_an_address_whose_owner_never_answered_is_forgotten(waiting):
    expire_records(timezone.now() + dt.timedelta(days=7))
    assert CommentContact.objects.exists()
    expire_records(timezone.now() + dt.timedelta(days=9))
    assert not CommentContact.objects.exists()


def test_an_address_that_wants_mail_stays_and_one_that_ended_it_goes(waiting):
    subscription = confirm(waiting.pk)
    forget_addresses(timezone.now() + dt.timedelta(days=100))
    assert Subscription.objects.exists()
    assert CommentContact.objects.exists()
    stop(subscription.pk)
    forget_addresses(timezone.now() + dt.timedelta(days=29))
    assert Subscription.objects.exists()
    forget_addresses(timezone.now() + dt.timedelta(days=31))
    assert not Subscription.objects.exists()
    assert not CommentContact.objects.exists()
