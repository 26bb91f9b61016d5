"""Mail, sent apart from the request: whoever waits for the page learns nothing from how long it took."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django_tasks import task


@task()
def send_text(subject: str, body: str, address: str) -> None:
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [address])


@task()
def send_reset_mail(address: str) -> None:
    """Send a link to every active account with this address; to the address on record, not the one typed.

    Addresses that only look alike after a change of case are two mailboxes.
    """
    for user in get_user_model().objects.filter(email__iexact=address, is_active=True):
        body = render_to_string("account/email/password_reset_key_message.txt", {"user": user, "url": reset_url(user)})
        subject = render_to_string("account/email/password_reset_key_subject.txt").strip()
        send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [user.email])


def reset_url(user) -> str:
    token = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    # The host of the request may be anybody's word.
    return settings.SITE_URL + reverse("account_reset_password_from_key", kwargs=token)
