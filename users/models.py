"""The account of an editor, approver or moderator. Readers and commenters have none."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's user, ours from the first migration on so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = "アカウント"
        verbose_name_plural = "アカウント"
