import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from discussion.exceptions import Conflict, Invalid
from discussion.models import Comment, ModerationEvent, Outbox
from discussion.services import set_outcome, transition, transition_many
from discussion.signals import thread_changed
from tests.factories.accounts import account
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def waiting():
    return CommentFactory(status=Status.PENDING, spam_reasons=[{"code": "link", "points": 40}])


def test_a_decision_is_logged_with_the_rules_it_judges(waiting):
    editor = account("editor", last_name="佐藤")
    comment = transition(comment_id=waiting.pk, to=Status.PUBLISHED, actor=editor, revision=0, reason="ok")
    event = ModerationEvent.objects.get()
    assert (comment.status, comment.decided_by, bool(comment.published_at)) == (Status.PUBLISHED, editor, True)
    assert (event.action, event.actor_name, event.rule_codes) == ("publish", "佐藤", ["link"])
    assert Outbox.objects.get().payload == {"comment": comment.pk, "event": event.pk}


def test_the_same_decision_twice_is_one(waiting):
    for _ in range(2):
        transition(comment_id=waiting.pk, to=Status.SPAM, seen_status=Status.PENDING)
    assert ModerationEvent.objects.count() == 1


def test_a_colleague_who_was_first_is_named(waiting):
    transition(comment_id=waiting.pk, to=Status.PUBLISHED, actor=account("editor", last_name="佐藤"))
    seen = {"comment_id": waiting.pk, "to": Status.SPAM, "seen_status": Status.PENDING}
    with pytest.raises(Conflict, match="佐藤さんがたったいま「公開」にしました"):
        transition(**seen)
    later = time_machine.travel(timezone.now() + dt.timedelta(minutes=3, seconds=5))
    with later, pytest.raises(Conflict, match="佐藤さんが3分前に「公開」にしました"):
        transition(**seen)


def test_a_decision_about_an_earlier_wording_is_refused(waiting):
    Comment.objects.update(revision=1)
    with pytest.raises(Conflict, match="書き直しました"):
        transition(comment_id=waiting.pk, to=Status.PUBLISHED, revision=0)


def test_what_was_taken_back_stays_so():
    comment = CommentFactory(capability_hash=b"x", author_user=account("a"))
    comment.status = Status.WITHDRAWN
    comment.save()
    with pytest.raises(Conflict, match="取り下げ"):
        transition(comment_id=comment.pk, to=Status.PUBLISHED)


def test_in_bulk_a_refused_one_leaves_the_others_alone(waiting):
    gone = CommentFactory(status=Status.ERASED)
    decided = transition_many(decisions=[(waiting.pk, 0), (gone.pk, None), (10**12, None)], to=Status.PUBLISHED)
    assert decided.done == [waiting.pk]
    assert [pk for pk, _ in decided.refused] == [gone.pk, 10**12]


def test_readers_pages_are_told_of_what_they_show(waiting, django_capture_on_commit_callbacks):
    told = []

    def listen(**kwargs):
        told.append(kwargs["comment_id"])

    thread_changed.connect(listen)
    with django_capture_on_commit_callbacks(execute=True):
        transition(comment_id=waiting.pk, to=Status.REJECTED)
        transition(comment_id=waiting.pk, to=Status.PUBLISHED)
    assert told == [waiting.pk]


def test_only_a_correction_has_an_outcome():
    with pytest.raises(Invalid):
        set_outcome(comment_id=CommentFactory().pk, outcome="adopted")
    comment = set_outcome(
        comment_id=CommentFactory(kind="correction").pk, outcome="adopted", url="/articles/a/#history"
    )
    assert comment.outcome == "adopted"


def test_an_outcome_leads_nowhere_else():
    with pytest.raises(Invalid):
        set_outcome(comment_id=CommentFactory(kind="correction").pk, outcome="adopted", url="javascript:alert(1)")
