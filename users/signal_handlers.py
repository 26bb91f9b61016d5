"""What happens when somebody signs in, fails to, or may no longer."""

from allauth.mfa.signals import authentication_failed, authenticator_used
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_save

from users import lockout, sessions


def change_session_key(sender, *, request, reauthenticated, **kwargs):
    # At a sign-in Django itself does so, after the code.
    if reauthenticated:
        request.session.cycle_key()


def register_signal_handlers():
    user_logged_in.connect(sessions.begin)
    authentication_failed.connect(lockout.count_wrong_code)
    authenticator_used.connect(change_session_key)
    post_save.connect(sessions.end_when_deactivated, sender=get_user_model())
