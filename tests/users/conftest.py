"""Accounts, and how they sign in."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

PASSWORD = "quiet-harbour-7391"
LOGIN = "/cms/login/"
PERIOD = 30


@pytest.fixture(autouse=True)
def nothing_counted():
    """What django-allauth counts in memory outlives a test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def make_account(db, django_user_model):
    def make(name="hanako", *, group="編集者", **fields):
        user = django_user_model.objects.create_user(
            name, **{"email": f"{name}@example.com", "password": PASSWORD, **fields}
        )
        if group:
            user.groups.add(Group.objects.get(name=group))
        return user

    return make


@pytest.fixture
def hanako(make_account):
    return make_account()


@pytest.fixture
def approver(make_account):
    return make_account("shinobu", group="承認者")


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def sign_in(client, name="hanako", password=PASSWORD, **options):
    return client.post(LOGIN, {"username": name, "password": password}, **options)


def set_up(user):
    """Give the account an authenticator app and recovery codes, as the pages would."""
    app = TOTP.activate(user, generate_totp_secret()).instance
    RecoveryCodes.activate(user)
    return app


def code_of(user, *, steps: int = 0) -> str:
    """What the app shows now, or some half minutes later."""
    secret = Authenticator.objects.get(user=user, type="totp").data["secret"]
    return shown(secret, steps=steps)


def shown(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + steps))


@pytest.fixture
def another_browser():
    """Another browser."""
    return Client
