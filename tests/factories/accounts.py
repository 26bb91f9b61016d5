"""People who work in the admin."""

from django.contrib.auth import get_user_model


def account(username: str, **fields):
    return get_user_model().objects.create_user(username, **fields)
