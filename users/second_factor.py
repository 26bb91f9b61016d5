"""The second factor: who must give one, and whether this session did."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.db import transaction


def is_required(user) -> bool:
    """Whether this account may not work without a second factor."""
    if not settings.REQUIRE_SECOND_FACTOR:
        return False
    return user.is_superuser or user.groups.filter(name__in=settings.SECOND_FACTOR_GROUPS).exists()


def is_set_up(user) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def is_given(request) -> bool:
    """Whether a code of this account was given in this session."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def note_given(request, authenticator) -> None:
    """Remember that the code which set the app up was right, under a new session key."""
    record_authentication(request, request.user, "mfa", id=authenticator.pk, type=authenticator.type)
    request.session.cycle_key()


def spend_code(authenticator, code: str) -> bool:
    """Take a code that was found right; False when it, or a later one, was taken before.

    The library remembers used codes for half a minute in the memory of one
    process; a code is valid for longer than that, and in every process.
    """
    secret = decrypt(authenticator.data["secret"])
    with transaction.atomic():
        stored = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        for counter in yield_hotp_counters_from_time():
            if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, counter))):
                break
        else:
            return False
        if counter <= stored.data.get("last_counter", 0):
            return False
        stored.data["last_counter"] = counter
        stored.save(update_fields=["data"])
    return True
