"""Too many wrong passwords or codes: who is refused, for how long, and the page that says so."""

import unicodedata

from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db.models import Max, Sum
from django.shortcuts import render
from django.utils import timezone

NAME_LENGTH = 150


class LockoutHandler(AxesDatabaseHandler):
    """As axes does it, with a second, higher limit for a name tried from many addresses."""

    def get_failures(self, request, credentials=None):
        here, anywhere = (count(attempts) for attempts in self.get_user_attempts(request, credentials))
        # axes knows one limit only: failures from anywhere weigh so much less that both limits meet in it.
        return max(here, anywhere * settings.AXES_FAILURE_LIMIT // settings.LOCKOUT_FAILURES_ANYWHERE)

    def locked_until(self, request, credentials=None):
        """When the last failure that counts is forgotten: an aware datetime."""
        here, anywhere = self.get_user_attempts(request, credentials)
        attempts = here if count(here) >= settings.AXES_FAILURE_LIMIT else anywhere
        last = attempts.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
        return last + get_cool_off(request)


def count(attempts) -> int:
    return attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0


def name_for_lockout(request, credentials=None) -> str:
    """The name that failures are counted under, however it was typed."""
    name = (credentials or {}).get("username") or request.POST.get("username") or ""
    return unicodedata.normalize("NFKC", name).casefold().replace("\0", "")[:NAME_LENGTH]


def refuse_if_locked(request, user) -> None:
    """Raise when the second factor of this account may not be tried now; axes then answers with its page."""
    credentials = {"username": user.get_username()}
    if not AxesProxyHandler.is_allowed(request, credentials):
        request.axes_locked_out, request.axes_credentials = True, credentials
        raise ValidationError("しばらくの間、確かめられません。", code="locked_out")


def count_wrong_code(sender, *, request, user, **kwargs) -> None:
    """A wrong code weighs as much as a wrong password."""
    user_login_failed.send(sender=sender, credentials={"username": user.get_username()}, request=request)


def locked_out(request, response, credentials):
    until = AxesProxyHandler.get_implementation().locked_until(request, credentials)
    seconds = max(60, int((until - timezone.now()).total_seconds()))
    page = render(request, "account/locked_out.html", {"until": until, "minutes": -(-seconds // 60)}, status=429)
    page["Retry-After"] = seconds
    return page
