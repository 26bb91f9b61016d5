"""How long somebody stays signed in, and how it ends."""

import time

from django.conf import settings
from django.contrib.sessions.models import Session

SIGNED_IN_AT, RENEWED_AT = "signed_in_at", "renewed_at"
RENEWAL_SECONDS = 60


def begin(sender, *, request, **kwargs) -> None:
    request.session[SIGNED_IN_AT] = request.session[RENEWED_AT] = int(time.time())


def is_over(session, *, now: float) -> bool:
    """Whether the session has lasted as long as any may, however busy it was."""
    began = session.setdefault(SIGNED_IN_AT, int(now))
    return now - began > settings.SESSION_MAX_SECONDS


def renew(session, *, now: float) -> None:
    """Begin the idle time anew; at most once a minute, because each time is a write."""
    if now - session.get(RENEWED_AT, 0) > RENEWAL_SECONDS:
        session[RENEWED_AT] = int(now)


def end_all(user) -> int:
    """Sign this account out everywhere. Only editors have sessions, so reading them all is no matter."""
    theirs = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == str(user.pk)
    ]
    return Session.objects.filter(pk__in=theirs).delete()[0]


def end_when_deactivated(sender, *, instance, **kwargs) -> None:
    if not instance.is_active:
        end_all(instance)
