"""Deciding about a comment, taking it back, and what came of a correction."""

import datetime as dt

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone

from articles.models import UpdateEntry
from discussion.admin.acts import SALT
from discussion.models import AuthorRecord, Ban, Comment, CommentOrigin, CommentReport, Outbox
from discussion.services import transition
from tests.discussion.admin.acting import decide, undo
from tests.discussion.admin.moderation_scene import KEY
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def reported():
    comment = CommentFactory(author_key=KEY)
    CommentReport.objects.create(comment=comment, reporter_key=b"r", reason="abuse", note="ひどい言い方です。")
    comment.refresh_from_db()
    return comment


class TestDeciding:
    @pytest.mark.parametrize(
        ("action", "status"), [("approve", Status.PUBLISHED), ("reject", Status.REJECTED), ("spam", Status.SPAM)]
    )
    def test_each_decision_gives_its_status_and_a_way_back(self, moderator, waiting, action, status):
        answer = decide(moderator, waiting, action, reason="abuse" if action == "reject" else "")
        waiting.refresh_from_db()
        assert (answer.status_code, waiting.status, bool(answer.json()["undo"])) == (200, status, True)
        assert waiting.decided_by == moderator.user

    def test_a_refusal_tells_its_author_why(self, moderator, waiting):
        decide(moderator, waiting, "reject", reason="advertising")
        waiting.refresh_from_db()
        assert (waiting.decision_reason, waiting.decision_note) == (
            "advertising",
            "宣伝にあたるため、載せませんでした。",
        )

    def test_what_readers_have_seen_is_removed_instead_of_refused(self, moderator):
        comment = CommentFactory()
        decide(moderator, comment, "reject", reason="abuse")
        comment.refresh_from_db()
        assert comment.status == Status.REMOVED

    def test_the_author_of_what_readers_have_seen_is_told_that_it_was_taken_away(self, moderator):
        comment = CommentFactory()
        decide(moderator, comment, "reject", reason="abuse")
        comment.refresh_from_db()
        assert comment.decision_note == "人を傷つける表現があるため、表示を取りやめました。"

    @pytest.mark.parametrize("action", ["reject", "spam", "ban", "hold"])
    def test_whatever_becomes_of_a_comment_its_public_replies_keep_their_place(self, moderator, action):
        comment = CommentFactory(author_key=KEY, body="秘密の文")
        CommentFactory(parent=comment, body="公開の返信")
        assert decide(moderator, comment, action).status_code == 200
        for address in (comment.discussion.page.url, f"/discussion/{comment.discussion.page_id}/"):
            html = moderator.get(address).text
            assert "公開の返信" in html
            assert "非表示のコメント" in html
            assert "秘密の文" not in html

    @pytest.mark.parametrize("theirs", [Status.PUBLISHED, Status.REJECTED])
    def test_a_colleague_who_was_first_is_named_with_409(self, moderator, colleague, waiting, theirs):
        transition(comment_id=waiting.pk, to=theirs, actor=colleague.user)
        answer = decide(moderator, waiting, "approve")
        assert answer.status_code == 409
        assert "佐藤さんが" in answer.json()["message"]
        waiting.refresh_from_db()
        assert waiting.status == theirs

    def test_an_earlier_wording_cannot_be_approved(self, moderator, waiting):
        Comment.objects.update(revision=1)
        answer = decide(moderator, waiting, "approve")
        assert (answer.status_code, "書き直しました" in answer.json()["message"]) == (409, True)

    def test_the_same_decision_sent_twice_is_one(self, moderator, waiting):
        assert decide(moderator, waiting, "spam").status_code == 200
        assert decide(moderator, waiting, "spam").status_code == 200
        assert waiting.events.count() == 1

    def test_banning_keeps_the_words_as_spam(self, moderator, waiting):
        CommentOrigin.objects.create(comment=waiting, key_version=1, address_hash=b"a", expires_at=timezone.now())
        decide(moderator, waiting, "ban")
        waiting.refresh_from_db()
        assert waiting.status == Status.SPAM
        assert set(Ban.objects.in_force().values_list("kind", flat=True)) == {"author", "address"}

    def test_nothing_is_half_done_when_there_is_nobody_to_ban(self, moderator):
        comment = CommentFactory(status=Status.PENDING)
        assert decide(moderator, comment, "ban").status_code == 422
        comment.refresh_from_db()
        assert comment.is_pending

    def test_an_author_is_held_and_the_comment_still_waits(self, moderator, waiting):
        assert decide(moderator, waiting, "hold_author").status_code == 200
        assert AuthorRecord.objects.get(pk=KEY).treatment == "always_hold"
        waiting.refresh_from_db()
        assert waiting.is_pending

    def test_deciding_about_a_reported_comment_closes_its_reports(self, moderator, reported):
        decide(moderator, reported, "approve")
        assert CommentReport.objects.get().verdict == "dismissed"

    @pytest.mark.parametrize(
        "fields",
        [{"action": "x"}, {"action": "approve", "revision": "x"}, {"action": "reject", "message": "あ" * 201}, {}],
    )
    def test_what_cannot_be_read_is_refused_in_words(self, moderator, waiting, fields):
        seen = {"revision": "0", "seen_status": "0"} | fields
        answer = moderator.post(
            reverse("discussion_decide", args=[waiting.pk]), seen, headers={"Accept": "application/json"}
        )
        assert (answer.status_code, bool(answer.json()["message"])) == (422, True)

    def test_a_comment_that_is_not_there_is_missing(self, moderator, waiting):
        waiting.pk = 10**18
        assert decide(moderator, waiting, "approve").status_code == 404


class TestUndo:
    def test_it_takes_a_decision_back_and_nobody_is_written_to(self, moderator, waiting):
        token = decide(moderator, waiting, "approve").json()["undo"]
        assert Outbox.objects.get().next_at > timezone.now() + dt.timedelta(seconds=5)
        assert undo(moderator, token).status_code == 200
        waiting.refresh_from_db()
        assert waiting.is_pending
        assert not Outbox.objects.filter(done_at=None).exists()

    def test_a_ban_and_a_treatment_are_taken_back_too(self, moderator, waiting):
        undo(moderator, decide(moderator, waiting, "ban").json()["undo"])
        waiting.refresh_from_db()
        undo(moderator, decide(moderator, waiting, "hold_author").json()["undo"])
        assert (waiting.status, Ban.objects.count()) == (Status.PENDING, 0)
        assert AuthorRecord.objects.get().treatment == "normal"

    def test_closed_reports_are_open_again(self, moderator, reported):
        token = decide(moderator, reported, "approve").json()["undo"]
        undo(moderator, token)
        reported.refresh_from_db()
        assert reported.report_count == 1

    def test_after_a_colleague_it_is_too_late(self, moderator, colleague, waiting):
        token = decide(moderator, waiting, "approve").json()["undo"]
        transition(comment_id=waiting.pk, to=Status.REMOVED, actor=colleague.user)
        answer = undo(moderator, token)
        assert (answer.status_code, "佐藤さんが" in answer.json()["message"]) == (409, True)

    def test_what_was_public_for_a_moment_alone_counts_as_never_published(self, moderator, waiting):
        undo(moderator, decide(moderator, waiting, "approve").json()["undo"])
        waiting.refresh_from_db()
        assert waiting.published_at is None
        decide(moderator, waiting, "reject")
        waiting.refresh_from_db()
        assert waiting.status == Status.REJECTED

    def test_what_readers_knew_stays_known_to_them(self, moderator):
        comment = CommentFactory(author_key=KEY)
        undo(moderator, decide(moderator, comment, "spam").json()["undo"])
        comment.refresh_from_db()
        assert comment.published_at is not None

    def test_only_ones_own_act(self, moderator, colleague, waiting):
        token = decide(moderator, waiting, "approve").json()["undo"]
        assert undo(colleague, token).status_code == 403

    @pytest.mark.parametrize(
        "token", ["", "x", signing.dumps({}, salt="another")], ids=["none", "no token", "of nothing"]
    )
    def test_an_unknown_token_is_refused(self, moderator, token):
        assert undo(moderator, token).status_code == 409

    def test_a_minute_later_it_is_too_late(self, moderator, waiting, monkeypatch):
        token = decide(moderator, waiting, "approve").json()["undo"]
        monkeypatch.setattr("discussion.admin.acts.UNDO_ACCEPTED_SECONDS", -1)
        assert undo(moderator, token).status_code == 409
        assert signing.loads(token, salt=SALT)


class TestOutcomes:
    def test_a_pointed_out_error_is_linked_to_the_articles_history(self, moderator):
        comment = CommentFactory(kind="correction")
        page = comment.discussion.page
        entry = UpdateEntry.objects.create(article_id=page.pk, kind="correction", note="数字を直した。")
        address = reverse("discussion_outcome", args=[comment.pk])
        moderator.post(address, {"outcome": "adopted", "note": "ご指摘のとおりです。", "entry": entry.pk})
        comment.refresh_from_db()
        assert (comment.outcome, comment.outcome_ref) == ("adopted", str(entry.pk))
        assert comment.outcome_url.endswith("#history")

    def test_another_articles_history_is_refused(self, moderator):
        comment = CommentFactory(kind="correction")
        entry = UpdateEntry.objects.create(article=article(), kind="correction", note="別の記事。")
        address = reverse("discussion_outcome", args=[comment.pk])
        assert moderator.post(address, {"outcome": "adopted", "entry": entry.pk}).status_code == 422

    def test_an_opinion_has_no_outcome(self, moderator):
        address = reverse("discussion_outcome", args=[CommentFactory().pk])
        assert moderator.post(address, {"outcome": "adopted"}).status_code == 422
