import datetime as dt
import threading

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from discussion.mail import outbox
from discussion.mail.messages import NotSent
from discussion.mail.outbox import MOST_ATTEMPTS, process_outbox, take
from discussion.mail.waiting import Later
from discussion.models import Outbox


@pytest.fixture
def row(db):
    return Outbox.objects.create(kind="confirm", payload={"comment": 1})


@pytest.fixture
def delivered(monkeypatch):
    """What was delivered; `fail_with` makes it fail."""

    class Delivered(list):
        fail_with = None

        def __call__(self, row):
            if self.fail_with:
                raise self.fail_with
            self.append(row.pk)

    found = Delivered()
    monkeypatch.setattr(outbox, "deliver", found)
    return found


def in_the_future(**kwargs):
    return time_machine.travel(timezone.now() + dt.timedelta(**kwargs), tick=False)


def test_a_row_is_delivered_once(row, delivered):
    assert process_outbox() == {"done": 1}
    assert process_outbox() == {}
    assert delivered == [row.pk]
    row.refresh_from_db()
    assert row.done_at
    assert row.locked_until is None


def test_a_row_that_is_not_due_waits(row, delivered):
    Outbox.objects.update(next_at=timezone.now() + dt.timedelta(minutes=5))
    assert process_outbox() == {}
    with in_the_future(minutes=6):
        assert process_outbox() == {"done": 1}


def test_a_row_that_another_worker_holds_is_left_to_it_until_its_lease_is_over(row, delivered):
    assert [held.pk for held in take(timezone.now())] == [row.pk]
    assert process_outbox() == {}
    with in_the_future(minutes=6):
        assert process_outbox() == {"done": 1}


def test_a_worker_whose_lease_was_taken_over_does_not_deliver(row, delivered, monkeypatch):
    [stale] = take(timezone.now())
    with in_the_future(minutes=6):
        take(timezone.now())
        batches = iter([[stale], []])
        monkeypatch.setattr(outbox, "take", lambda now: next(batches))
        assert process_outbox() == {}
    assert delivered == []


def test_what_fails_is_tried_again_after_ever_longer_waits_and_keeps_nothing_else_waiting(row, delivered, caplog):
    delivered.fail_with = NotSent()
    waits = []
    now = timezone.now()
    for _ in range(3):
        with time_machine.travel(now, tick=False):
            assert process_outbox() == {"failed": 1}
            row.refresh_from_db()
            waits.append((row.next_at - timezone.now()).total_seconds())
            now = row.next_at
    assert waits == [60, 120, 240]
    assert row.error == NotSent.reason
    assert row.done_at is None


def test_after_a_day_of_failures_it_is_given_up_and_its_reason_stays(row, delivered):
    delivered.fail_with = NotSent()
    Outbox.objects.update(attempts=MOST_ATTEMPTS - 1)
    assert process_outbox() == {"given_up": 1}
    row.refresh_from_db()
    assert row.done_at
    assert row.error


def test_an_address_in_an_error_is_neither_stored_nor_logged(row, delivered, caplog):
    delivered.fail_with = OSError("550 <reader@example.com> unknown")
    process_outbox()
    row.refresh_from_db()
    assert "reader@" not in row.error + caplog.text


def test_too_early_is_no_attempt(row, delivered):
    until = timezone.now() + dt.timedelta(minutes=3)
    delivered.fail_with = Later(until)
    assert process_outbox() == {"postponed": 1}
    row.refresh_from_db()
    assert (row.attempts, row.next_at) == (0, until)


def test_a_mail_server_that_takes_nothing_is_a_failure(db, page, waiting, monkeypatch):
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self, **kwargs: 0)
    process_outbox()
    assert "受け取りません" in Outbox.objects.get(kind="confirm").error


def test_the_command_says_what_failed(row, delivered, capsys):
    delivered.fail_with = NotSent()
    call_command("process_outbox")
    assert "失敗（また試します）：1件" in capsys.readouterr().out


@pytest.fixture
def committed_rows(django_db_setup, django_db_blocker):
    """Rows that every connection sees; taken away by hand, which is quicker than emptying all tables."""
    with django_db_blocker.unblock():
        rows = Outbox.objects.bulk_create(Outbox(kind="confirm", payload={"comment": n}) for n in range(120))
        connection.close()
        yield rows
        Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()


def work():
    try:
        process_outbox()
    finally:
        connection.close()


def test_several_workers_at_once_deliver_each_row_once(committed_rows, delivered):
    workers = [threading.Thread(target=work) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(delivered) == [row.pk for row in committed_rows]
