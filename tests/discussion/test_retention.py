import datetime as dt

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from discussion.hashing import current_key, rotate_keys
from discussion.models import Ban, CommentOrigin, DiscussionStats, HashKey, RateEvent
from discussion.reconciliation import differences
from discussion.retention import expire_records
from discussion.services import ban_sender, submit_comment
from discussion.spam.evidence import evidence_on
from tests.discussion.posting import draft, reader
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return submit_comment(page=article(), draft=draft(), sender=reader()).comment


def days(number):
    return timezone.now() + dt.timedelta(days=number)


def test_where_a_comment_came_from_is_forgotten_after_thirty_days(comment):
    expire_records(days(29))
    assert CommentOrigin.objects.exists()
    expire_records(days(31))
    comment.refresh_from_db()
    assert not CommentOrigin.objects.exists()
    assert not RateEvent.objects.exists()
    assert comment.dedupe_key is None


def test_the_key_turns_with_the_records_and_goes_with_the_last_of_them(comment):
    old = current_key()
    with time_machine.travel(days(31)):
        expire_records(timezone.now())
        assert current_key() != old
        assert not HashKey.objects.filter(pk=old.pk).exists()


def test_a_ban_outlives_the_turning_of_the_key(comment):
    ban_sender(comment_id=comment.pk, kinds=["address"], days=90)
    old = current_key()
    new = rotate_keys()
    assert HashKey.objects.filter(pk=old.pk).exists()
    assert evidence_on(sender=reader(), author_key=None, key=new, body_hash=b"").is_banned
    assert not evidence_on(sender=reader(2), author_key=None, key=new, body_hash=b"").is_banned
    Ban.objects.update(expires_at=days(-1))
    assert not evidence_on(sender=reader(), author_key=None, key=new, body_hash=b"").is_banned


def test_the_same_address_under_another_key_is_another_value():
    first, second = rotate_keys(), rotate_keys()
    assert first.hash("address", "192.0.2.1") != second.hash("address", "192.0.2.1")
    assert first.hash("address", "192.0.2.1") != first.hash("network", "192.0.2.1")


def test_the_command_forgets_and_turns_the_key(comment, capsys):
    call_command("expire_discussion_records", rotate=True, verbosity=2)
    assert HashKey.objects.count() == 2
    assert "発信元：0件" in capsys.readouterr().out


def test_a_recount_finds_and_mends_what_is_wrong(capsys):
    root = CommentFactory()
    CommentFactory(parent=root)
    call_command("reconcile_comments", check=True)
    DiscussionStats.objects.update(published=7, roots=7, pending=7)
    type(root).objects.update(reply_count=9, vote_count=9, report_count=9)
    with pytest.raises(CommandError):
        call_command("reconcile_comments", check=True)
    call_command("reconcile_comments")
    assert differences() == []
    assert "公開（" in capsys.readouterr().out
