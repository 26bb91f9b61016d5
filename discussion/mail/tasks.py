"""Delivery right after a commit, where background tasks wait for a worker; elsewhere the minute's run does it."""

from django.conf import settings
from django.db import connection, transaction
from django_tasks import task

WORKER = "django_tasks_db"


@task()
def deliver_outbox():
    from discussion.mail.outbox import process_outbox

    process_outbox()


def wake_worker(**kwargs) -> None:
    """Once for a transaction. Never in the request itself: a reader must not wait for a mail server."""
    if not settings.TASKS["default"]["BACKEND"].startswith(WORKER):
        return
    if not any(call is enqueue for _, call, _ in connection.run_on_commit):
        # Robust: the row is stored, and the minute's run delivers it whatever happens here.
        transaction.on_commit(enqueue, robust=True)


def enqueue() -> None:
    deliver_outbox.enqueue()


def wake_for_new(created, **kwargs) -> None:
    if created:
        wake_worker()
