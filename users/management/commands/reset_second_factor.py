from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from users import sessions


class Command(BaseCommand):
    help = "Take off an account's second factor and recovery codes, and sign it out everywhere: the phone was lost."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *, username, **options):
        user = get_user_model().objects.filter(username__iexact=username).first()
        if user is None:
            raise CommandError(f"{username} というアカウントはありません。")
        removed, _ = Authenticator.objects.filter(user=user).delete()
        sessions.end_all(user)
        if removed:
            self.stdout.write(f"{user.get_username()} の二段階認証を外し、ログアウトさせました。")
        else:
            self.stdout.write(f"{user.get_username()} は二段階認証を使っていません。ログアウトだけさせました。")
