"""The account of an editor, approver or moderator. Readers and commenters have none."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """Django's user, ours from the first migration on so that it can grow."""

    class Meta(AbstractUser.Meta):
        verbose_name = "アカウント"
        verbose_name_plural = "アカウント"

    def get_full_name(self) -> str:
        """The family name first."""
        return f"{self.last_name} {self.first_name}".strip()
