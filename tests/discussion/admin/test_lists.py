"""The list of comments, bulk decisions, the log, the rules and the dashboard."""

import pytest
from django.urls import reverse

from discussion.models import Comment, ModerationEvent, WordRule
from discussion.services import transition
from discussion.thread import first_page
from home.roles import EDITOR
from tests.discussion.admin.acting import form_fields, words
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db
Status = Comment.Status
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


def test_the_dashboard_names_the_oldest_waiting_comment(moderator, comments):
    shown = words(moderator.get("/cms/"))
    assert "確認を待つコメント" in shown
    assert "事前学習について" in shown
