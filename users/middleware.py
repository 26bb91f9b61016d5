"""What stands before every page of the admin: the limits of a session and the second factor."""

import time

from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode

from users import second_factor, sessions

# Sent by an open editor every few seconds, whether or not anybody sits before it.
PING = "wagtailadmin_editing_sessions:ping"
# What somebody needs in order to give the second factor, or to leave.
OPEN = {
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_activate_totp",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
}


class GuardAdmin:
    """Whatever is under the admin's address, whichever app serves it: nothing of it is opened or kept unguarded."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if in_admin(request):
            add_never_cache_headers(response)
        return response

    def process_view(self, request, view, args, kwargs):
        if not in_admin(request) or not request.user.is_authenticated:
            return None
        now = time.time()
        if sessions.is_over(request.session, now=now):
            logout(request)
            return None
        if request.resolver_match.view_name != PING:
            sessions.renew(request.session, now=now)
        if request.resolver_match.view_name in OPEN or second_factor.is_given(request):
            return None
        return lead_to_second_factor(request)


def in_admin(request) -> bool:
    return request.path.startswith(reverse("wagtailadmin_home"))


def lead_to_second_factor(request):
    if second_factor.is_set_up(request.user):
        target = "mfa_reauthenticate"
    elif second_factor.is_required(request.user):
        target = "mfa_activate_totp"
    else:
        return None
    # What was posted cannot be sent again after the detour: back to the page, not to its action.
    there = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return redirect(f"{reverse(target)}?{urlencode({REDIRECT_FIELD_NAME: there})}")
