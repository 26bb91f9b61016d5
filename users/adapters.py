"""Where django-allauth asks the project: what it says, whom it believes and where it sends people."""

import time

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from axes.helpers import get_client_ip_address
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from users import second_factor
from users.tasks import send_text

AGENT_LENGTH = 200


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "enter_current_password": "いまのパスワードが違います。",
        "incorrect_password": "パスワードが違います。",
        "invalid_password_reset": "このリンクは使えません。",
        "too_many_login_attempts": "失敗が続いたため、しばらくログインできません。",
        "rate_limited": "操作が続いています。少し時間をおいてください。",
        "username_password_mismatch": "ユーザー名かパスワードが違います。",
    }

    def is_open_for_signup(self, request):
        return False

    def is_ajax(self, request):
        return False

    def authenticate(self, request, **credentials):
        """As usual, but an account that was closed is refused in the words of a wrong password."""
        user = super().authenticate(request, **credentials)
        return user if user and user.is_active else None

    def is_safe_url(self, url):
        """Paths of our own only; no address with a host, not even ours."""
        return bool(url) and url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request):
        return get_client_ip_address(request) or ""

    def get_password_change_redirect_url(self, request):
        return reverse("account_login")

    def get_reauthentication_methods(self, user):
        """A code where there is one: the password alone must not be enough to take the second factor off."""
        methods = super().get_reauthentication_methods(user)
        return [method for method in methods if method["id"] == "mfa_reauthenticate"] or methods

    def is_reauthentication_required(self, *, app, **kwargs):
        """Not for a few minutes after the sign-in itself."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > REAUTHENTICATION_TIMEOUT

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        """Tell the account's owner of a change, by plain mail with the address of the site from the settings."""
        if not user.email:
            return
        context = {
            "user": user,
            "at": timezone.now(),
            "address": self.get_client_ip(self.request),
            "agent": self.get_http_user_agent(self.request)[:AGENT_LENGTH],
            "site_url": settings.SITE_URL,
        }
        subject = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        send_text.enqueue(subject, render_to_string(f"{template_prefix}_message.txt", context), user.email)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "このアカウントでは、二段階認証をやめることはできません。",
        "cannot_generate_recovery_codes": "二段階認証を始めると、回復コードを作れます。",
        "incorrect_code": "コードが違います。新しいコードを入れてください。",
    }

    def get_totp_label(self, user):
        return user.get_username()

    def can_delete_authenticator(self, authenticator):
        return not second_factor.is_required(authenticator.user)
