"""One account for each role, with passwords that are made here and shown once."""

import secrets
import string

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction

from home.roles import ADMINISTRATOR, APPROVER, EDITOR

ACCOUNTS = {"editor": EDITOR, "approver": APPROVER, "admin": ADMINISTRATOR}
ALPHABET = "".join(set(string.ascii_letters + string.digits) - set("0O1lI"))
PASSWORD_LENGTH = 16


@transaction.atomic
def make_accounts(*, renew: bool = False) -> dict[str, tuple[str, str]]:
    """Make the accounts that are missing, or give all of them new passwords: all of it, or nothing.

    Returns:
        {user name: (role, new password)} of the accounts whose password was just made; empty when there was
        nothing to do.
    """
    made = {}
    for name, role in ACCOUNTS.items():
        user, created = get_user_model().objects.get_or_create(
            username=name,
            defaults={"last_name": role, "is_superuser": role == ADMINISTRATOR, "email": f"{name}@example.com"},
        )
        if created or renew:
            password = "".join(secrets.choice(ALPHABET) for _ in range(PASSWORD_LENGTH))
            user.set_password(password)
            user.save()
            user.groups.add(Group.objects.get(name=role))
            made[name] = (role, password)
    return made
