from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone


class Command(BaseCommand):
    help = "Forget failed sign-ins that no longer lock anybody out, and sign-ins older than SIGN_IN_RECORD_DAYS."

    def handle(self, **options):
        AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - get_cool_off()).delete()
        AxesProxyHandler.reset_logs(age_days=settings.SIGN_IN_RECORD_DAYS)
