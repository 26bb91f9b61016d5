"""What is kept of sign-ins, and for how long."""

import time

import time_machine
from axes.models import AccessAttempt, AccessLog
from django.core.management import call_command

from tests.users.conftest import sign_in

DAY = 24 * 3600


def kept() -> tuple[int, int]:
    call_command("prune_sign_in_records")
    return AccessAttempt.objects.count(), AccessLog.objects.count()


def test_failures_are_forgotten_when_they_lock_nobody_out_and_sign_ins_after_thirty_days(client, hanako):
    sign_in(client)
    sign_in(client.__class__(), "nobody")
    assert kept() == (1, 1)
    with time_machine.travel(time.time() + 16 * 60):
        assert kept() == (0, 1)
    with time_machine.travel(time.time() + 31 * DAY):
        assert kept() == (0, 0)
