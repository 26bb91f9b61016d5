"""Lists, bulk decisions, authors, bans, the log, rules, articles and cases."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import UpdateEntry
from discussion.models import (
    AuthorRecord,
    Ban,
    Comment,
    Discussion,
    ModerationEvent,
    RightsClaim,
    SiteDiscussionSettings,
    WordRule,
)
from discussion.services import transition
from discussion.signals import thread_changed
from discussion.thread import first_page
from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.discussion.admin.acting import form_fields, words
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article, standard_page

pytestmark = pytest.mark.django_db
Status = Comment.Status
KEY = b"k" * 32
LIST = "/cms/discussion/comments/"
BULK = "/cms/discussion/comments/bulk/"


def listed(client, **filters):
    page = client.get(LIST, filters)
    return {comment.body for comment in page.context["rows"]}


@pytest.fixture
def comments():
    one = CommentFactory(body="事前学習について", status=Status.PENDING)
    share = {"discussion": one.discussion}
    CommentFactory(body="ふつうの意見", **share)
    CommentFactory(body="数字が違います", kind="correction", **share)
    CommentFactory(body="安い時計", status=Status.SPAM, spam_reasons=[{"code": "link", "points": 40}], **share)
    return one


class TestNarrowing:
    @pytest.mark.parametrize(
        ("filters", "found"),
        [
            ({"status": "0"}, {"事前学習について"}),
            ({"q": "学習"}, {"事前学習について"}),
            ({"kind": "correction"}, {"数字が違います"}),
            ({"reason": "link"}, {"安い時計"}),
            ({"outcome": "none"}, {"数字が違います"}),
            ({"status": "1", "q": "時計"}, set()),
        ],
    )
    def test_each_filter_finds_its_own(self, moderator, comments, filters, found):
        assert listed(moderator, **filters) == found

    def test_a_number_finds_its_comment_and_an_article_its_own(self, moderator, comments):
        CommentFactory(body="別の記事のもの")
        assert listed(moderator, q=str(comments.pk)) == {"事前学習について"}
        assert "別の記事のもの" not in listed(moderator, page=comments.discussion.page_id)

    @pytest.mark.parametrize("filters", [{"status": "x"}, {"page": "0"}, {"page": "9" * 30}, {"q": "\0"}])
    def test_what_cannot_be_read_finds_nothing(self, moderator, comments, filters):
        assert moderator.get(LIST, filters).status_code == 400

    def test_pages_follow_one_another(self, moderator, comments, monkeypatch):
        monkeypatch.setattr("discussion.admin.views.listing.ROWS", 3)
        monkeypatch.setattr("discussion.admin.views.listing.page_of.__kwdefaults__", {"rows": 3}, raising=False)
        first = moderator.get(LIST)
        rest = moderator.get(LIST, {"after": first.context["next_after"]})
        assert (len(first.context["rows"]), len(rest.context["rows"])) == (3, 1)


class TestBulk:
    def confirm(self, client, query, fields, **chosen):
        page = client.post(f"{BULK}?{query}", fields)
        hidden = form_fields(page, action=None)
        return page, client.post(f"{BULK}?{query}", hidden | chosen, follow=True)

    def test_everything_that_the_filter_finds_and_nothing_else(self, moderator, comments):
        others = [CommentFactory(status=Status.PENDING, body="承認待ち") for _ in range(3)]
        asked, _ = self.confirm(moderator, "status=0&q=承認待ち", {"scope": "all", "action": "approve"})
        assert "3件のコメントを公開します" in words(asked)
        statuses = Comment.objects.filter(pk__in=[c.pk for c in others]).values_list("status", flat=True)
        assert set(statuses) == {Status.PUBLISHED}
        comments.refresh_from_db()
        assert comments.is_pending

    def test_asking_changes_nothing(self, moderator, comments):
        moderator.post(BULK, {"scope": "all", "action": "spam"})
        assert ModerationEvent.objects.count() == 0

    def test_what_was_chosen_outside_of_the_filter_is_left_out(self, moderator, comments):
        spam = Comment.objects.get(status=Status.SPAM)
        fields = {"action": "approve", "chosen": [f"{comments.pk}:0", f"{spam.pk}:0"]}
        asked, _ = self.confirm(moderator, "status=0", fields)
        assert "1件のコメントを公開します" in words(asked)
        spam.refresh_from_db()
        assert spam.status == Status.SPAM

    def test_what_arrives_between_question_and_answer_is_not_touched(self, moderator, comments):
        asked = moderator.post(f"{BULK}?status=0", {"scope": "all", "action": "approve"})
        late = CommentFactory(status=Status.PENDING)
        moderator.post(f"{BULK}?status=0", form_fields(asked, action=None))
        late.refresh_from_db()
        assert late.is_pending

    def test_what_was_reworded_between_them_is_named_and_waits(self, moderator, comments):
        asked = moderator.post(f"{BULK}?status=0", {"scope": "all", "action": "approve"})
        Comment.objects.filter(pk=comments.pk).update(revision=1)
        told = moderator.post(f"{BULK}?status=0", form_fields(asked, action=None), follow=True)
        comments.refresh_from_db()
        assert (comments.is_pending, "書き直しました" in told.text) == (True, True)

    def test_published_ones_are_removed_rather_than_refused(self, moderator, comments):
        self.confirm(moderator, "kind=correction", {"scope": "all", "action": "reject"})
        removed = Comment.objects.get(kind="correction")
        assert (removed.status, removed.decision_note) == (Status.REMOVED, "")

    @pytest.mark.parametrize("action", ["reject", "spam", "hold"])
    def test_replies_keep_their_place(self, moderator, comments, action):
        reply = CommentFactory(parent=Comment.objects.get(kind="correction"))
        self.confirm(moderator, "kind=correction", {"scope": "all", "action": action})
        [root] = [root for root in first_page(reply.discussion.page).comments if root.is_gravestone]
        assert (root.pk, root.shown_replies) == (reply.root_id, [reply])

    def test_their_authors_are_told_that_they_were_taken_away(self, moderator, comments):
        self.confirm(moderator, "kind=correction", {"scope": "all", "action": "reject"}, reason="privacy")
        note = Comment.objects.get(kind="correction").decision_note
        assert note == "個人の情報が含まれるため、表示を取りやめました。"

    @pytest.mark.parametrize("fields", [{}, {"action": "x", "scope": "all"}, {"action": "approve", "chosen": "a:b ü"}])
    def test_what_cannot_be_read_does_nothing(self, moderator, comments, fields):
        assert moderator.post(BULK, fields).status_code == 302
        assert ModerationEvent.objects.count() == 0

    def test_an_editor_may_not(self, signed_in, comments):
        signed_in(EDITOR).post(BULK, {"action": "approve", "chosen": f"{comments.pk}:0", "confirmed": "1"})
        comments.refresh_from_db()
        assert comments.is_pending


class TestAuthors:
    def test_a_page_tells_how_their_comments_fared_and_sets_their_treatment(self, moderator):
        CommentFactory(author_key=KEY, body="前の投稿")
        address = reverse("discussion_author", args=[KEY.hex()])
        assert "前の投稿" in words(moderator.get(address))
        moderator.post(address, {"treatment": "trusted", "days": "7", "note": "常連"})
        record = AuthorRecord.objects.get()
        assert (record.treatment, record.note) == ("trusted", "常連")
        assert timezone.now() < record.until < timezone.now() + dt.timedelta(days=8)
        assert ModerationEvent.objects.get().action == "author"

    @pytest.mark.parametrize("key", ["zz", "00", "0" * 500])
    def test_an_unknown_author_is_missing(self, moderator, key):
        assert moderator.get(reverse("discussion_author", args=[key])).status_code == 404

    def test_an_unreadable_treatment_is_refused(self, moderator):
        CommentFactory(author_key=KEY)
        assert moderator.post(reverse("discussion_author", args=[KEY.hex()]), {"treatment": "x"}).status_code == 422


class TestBans:
    def test_the_list_tells_when_each_ends_and_lifts_it(self, moderator):
        ban = Ban.objects.create(kind="address", value=b"v", expires_at=timezone.now() - dt.timedelta(days=1))
        assert "に終了" in words(moderator.get(reverse("discussion_bans")))
        for _ in range(2):
            assert moderator.post(reverse("discussion_lift", args=[ban.pk])).status_code == 302
        assert not Ban.objects.exists()
        assert [event.action for event in ModerationEvent.objects.all()] == ["unban"]


class TestLogAndRules:
    def test_the_log_tells_who_did_what_and_is_narrowed_by_the_act(self, moderator, comments):
        transition(comment_id=comments.pk, to=Status.REJECTED, actor=moderator.user, reason="abuse")
        shown = words(moderator.get(reverse("discussion_log")))
        assert "user-承認者" in shown
        assert "承認待ち→却下" in shown
        assert "誹謗中傷・差別" in shown
        assert "まだありません" in words(moderator.get(reverse("discussion_log"), {"action": "publish"}))

    def test_a_rule_whose_held_comments_are_nearly_all_published_is_named(self, moderator):
        for number in range(5):
            codes = [{"code": "link", "points": 40}, *([{"code": "word", "points": 40}] if number else [])]
            comment = CommentFactory(status=Status.PENDING, spam_reasons=codes)
            to = Status.PUBLISHED if number else Status.SPAM
            transition(comment_id=comment.pk, to=to, actor=moderator.user)
        rows = {row["label"]: row for row in moderator.get(reverse("discussion_rules")).context["rows"]}
        assert (rows["リンクがある"]["percent"], rows["リンクがある"]["is_too_strict"]) == (80, True)
        assert (rows["言葉の一覧に一致"]["percent"], rows["言葉の一覧に一致"]["is_too_strict"]) == (100, False)

    def test_words_are_added_by_moderators(self, moderator):
        form = {"kind": "word", "action": "hold", "text": "儲かる", "is_active": "on", "note": ""}
        moderator.post(reverse("discussion_words:add"), form)
        assert WordRule.objects.get().text == "儲かる"


class TestArticles:
    def test_a_mode_is_kept_apart_from_the_article_and_readers_see_it(
        self, moderator, django_capture_on_commit_callbacks
    ):
        page, told = article(), []
        thread_changed.connect(lambda page_id, **_: told.append(page_id), weak=False, dispatch_uid="test")
        revisions = page.revisions.count()
        with django_capture_on_commit_callbacks(execute=True):
            moderator.post(reverse("discussion_mode", args=[page.pk]), {"mode": "closed", "auto_close_days": "30"})
        thread_changed.disconnect(dispatch_uid="test")
        discussion = Discussion.objects.get()
        assert (discussion.page_id, discussion.mode, discussion.auto_close_days) == (page.pk, "closed", 30)
        assert (page.revisions.count(), told) == (revisions, [page.pk])
        assert "受付を終了" in ModerationEvent.objects.get(action="setting").note
        assert page.title in words(moderator.get(reverse("discussion_modes")))

    def test_the_articles_editor_leads_there(self, moderator):
        page = article()
        shown = moderator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        assert reverse("discussion_mode", args=[page.pk]) in shown

    def test_looking_makes_no_discussion(self, moderator):
        assert moderator.get(reverse("discussion_mode", args=[article().pk])).status_code == 200
        assert not Discussion.objects.exists()

    def test_a_page_that_takes_no_comments_has_no_mode(self, moderator):
        assert moderator.get(reverse("discussion_mode", args=[standard_page().pk])).status_code == 404

    def test_an_unknown_mode_is_refused(self, moderator):
        address = reverse("discussion_mode", args=[article().pk])
        assert moderator.post(address, {"mode": "x", "auto_close_days": "-1"}).status_code == 422

    @pytest.mark.parametrize(("role", "status"), [(APPROVER, 302), (ADMINISTRATOR, 200)])
    def test_the_sites_settings_are_an_administrators(self, signed_in, role, status):
        pk = SiteDiscussionSettings.load().pk
        address = reverse("wagtailsettings:edit", args=["discussion", "sitediscussionsettings", pk])
        assert signed_in(role).get(address).status_code == status


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


class TestClaims:
    @pytest.fixture
    def case(self):
        return RightsClaim.objects.create(
            reference="R-1",
            claimant_name="鈴木",
            claimant_email="s@example.com",
            target_url="https://example.com/",
            right="privacy",
            statement="名前が載っています。",
            request="削除",
        )

    def test_each_step_is_logged_and_a_decision_closes_the_case(self, moderator, case):
        address = reverse("discussion_claim", args=[case.pk])
        moderator.post(address, {"status": "inquiring", "due_on": "2030-01-31", "text": "投稿者に聞いた。"})
        moderator.post(address, {"status": "accepted", "text": "削除した。"})
        case.refresh_from_db()
        assert (case.status, bool(case.closed_at)) == ("accepted", True)
        shown = words(moderator.get(address))
        assert "受付→投稿者に照会中" in shown
        assert "削除した。" in shown

    def test_a_step_without_words_is_refused_and_keeps_what_was_typed(self, moderator, case):
        answer = moderator.post(reverse("discussion_claim", args=[case.pk]), {"status": "accepted", "text": ""})
        assert (answer.status_code, case.entries.count()) == (422, 0)

    def test_the_list_is_narrowed_to_open_ones(self, moderator, case):
        RightsClaim.objects.update(status="declined")
        assert "R-1" in words(moderator.get(reverse("discussion_claims")))
        assert "R-1" not in words(moderator.get(reverse("discussion_claims"), {"state": "open"}))

    def test_an_editor_sees_no_claimant(self, signed_in, case):
        assert signed_in(EDITOR).get(reverse("discussion_claims")).status_code == 302


def test_the_dashboard_names_the_oldest_waiting_comment(moderator, comments):
    shown = words(moderator.get("/cms/"))
    assert "確認を待つコメント" in shown
    assert "事前学習について" in shown
