"""Rows of the outbox, each delivered at least once: taken with a lease, tried again later when it fails.

A worker that dies leaves its lease to run out. Should it die between sending and settling, the mail goes out again
with the same Message-ID.
"""

import datetime as dt
import logging
from collections import Counter

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from discussion.mail.messages import NotSent
from discussion.mail.moderators import is_for_moderators, tell_moderators
from discussion.mail.notices import deliver
from discussion.mail.waiting import Later
from discussion.models import Outbox

logger = logging.getLogger(__name__)
LEASE = dt.timedelta(minutes=5)
BATCH, MOST_BATCHES = 50, 40
FIRST_WAIT, LONGEST_WAIT = dt.timedelta(minutes=1), dt.timedelta(hours=6)
# With these waits, a little more than a day.
MOST_ATTEMPTS = 12


def process_outbox() -> Counter:
    """Deliver everything due; returns how many rows were done, postponed, failed and given_up.

    Any number of processes may do so at once. What fails keeps nothing else waiting.
    """
    tally = Counter()
    for _ in range(MOST_BATCHES):
        rows = take(timezone.now())
        if not rows:
            break
        for_moderators = [row for row in rows if is_for_moderators(row)]
        for row in rows:
            if row not in for_moderators and renew(row):
                tally[settle([row], lambda row=row: deliver(row))] += 1
        held = [row for row in for_moderators if renew(row)]
        if held:
            tally[settle(held, lambda rows=held: tell_moderators(rows))] += len(held)
    return tally


@transaction.atomic
def take(now: dt.datetime) -> list[Outbox]:
    """Up to BATCH due rows that nobody else holds, oldest first, each with one attempt more. Two statements."""
    free = Q(locked_until=None) | Q(locked_until__lte=now)
    due = Outbox.objects.filter(free, done_at=None, next_at__lte=now).order_by("pk")
    rows = list(due.select_for_update(skip_locked=True)[:BATCH])
    for row in rows:
        row.attempts, row.locked_until = row.attempts + 1, now + LEASE
    Outbox.objects.bulk_update(rows, ["attempts", "locked_until"])
    return rows


def renew(row: Outbox) -> bool:
    """Whether the lease is still ours; if so it starts anew, for the rows before this one took their time."""
    until = timezone.now() + LEASE
    is_ours = mine(row).update(locked_until=until) == 1
    row.locked_until = until
    return is_ours


def mine(row: Outbox):
    return Outbox.objects.filter(pk=row.pk, done_at=None, locked_until=row.locked_until)


def settle(rows: list[Outbox], act) -> str:
    try:
        act()
    except Later as later:
        for row in rows:
            mine(row).update(next_at=later.until, locked_until=None, attempts=row.attempts - 1)
        return "postponed"
    except Exception as error:  # whatever it is, the others are owed as well
        # Not the error's own text: what a mail server says names the address.
        is_mail = isinstance(error, (NotSent, OSError))
        reason = error.reason if isinstance(error, NotSent) else type(error).__name__
        logger.error("Outbox rows %s failed: %s", [row.pk for row in rows], reason, exc_info=not is_mail)
        return [fail(row, reason) for row in rows][-1]
    for row in rows:
        mine(row).update(done_at=timezone.now(), locked_until=None, error="")
    return "done"


def fail(row: Outbox, reason: str) -> str:
    """Back into the line; after MOST_ATTEMPTS it stays undelivered, with its reason."""
    now = timezone.now()
    if row.attempts >= MOST_ATTEMPTS:
        mine(row).update(done_at=now, locked_until=None, error=reason[:300])
        return "given_up"
    wait = min(FIRST_WAIT * 2 ** (row.attempts - 1), LONGEST_WAIT)
    mine(row).update(next_at=now + wait, locked_until=None, error=reason[:300])
    return "failed"
