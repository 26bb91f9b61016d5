import pytest
from django.db import transaction

from discussion.mail import tasks
from discussion.models import Outbox
from discussion.services import submit_comment
from tests.discussion.posting import draft, reader
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def woken(monkeypatch):
    calls = []
    monkeypatch.setattr(tasks, "enqueue", lambda: calls.append("woken"))
    return calls


@pytest.fixture
def worker(monkeypatch):
    # Set as a whole, it would have to be installed, too.
    monkeypatch.setattr(tasks, "WORKER", "django_tasks")


def test_a_new_comment_wakes_the_worker_after_its_commit(worker, woken, django_capture_on_commit_callbacks):
    page = article()
    with django_capture_on_commit_callbacks(execute=True):
        submit_comment(page=page, draft=draft(), sender=reader())
        assert woken == []
    assert len(woken) == 1


def test_many_rows_of_one_transaction_wake_it_once(worker, woken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for _ in range(5):
            Outbox.objects.create(kind="confirm", payload={"comment": 1})
    assert len(woken) == 1


def test_without_a_worker_nothing_is_sent_within_the_request(woken, django_capture_on_commit_callbacks, mailoutbox):
    with django_capture_on_commit_callbacks(execute=True):
        submit_comment(page=article(), draft=draft(email="a@example.com"), sender=reader())
    assert woken == []
    assert mailoutbox == []
