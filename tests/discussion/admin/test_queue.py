"""The queue, and deciding from it."""

import datetime as dt

import pytest
from django.core import signing
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from discussion.admin.acts import SALT
from discussion.models import (
    AuthorRecord,
    Ban,
    Comment,
    CommentOrigin,
    CommentReport,
    CommentRevision,
    Discussion,
    Outbox,
)
from discussion.services import transition
from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.discussion.admin.acting import decide, form_fields, undo, words
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db
Status = Comment.Status
KEY = b"k" * 32
QUEUE = "/cms/discussion/queue/"
REASONS = [{"code": "word", "points": 40, "label": "言葉の一覧に一致", "words": ["儲かる"]}]


@pytest.fixture
def waiting():
    return CommentFactory(status=Status.PENDING, author_key=KEY, spam_reasons=REASONS, body="絶対に儲かる話です。")


@pytest.fixture
def reported():
    comment = CommentFactory(author_key=KEY)
    CommentReport.objects.create(comment=comment, reporter_key=b"r", reason="abuse", note="ひどい言い方です。")
    comment.refresh_from_db()
    return comment


class TestWhoMayLook:
    @pytest.mark.parametrize(("role", "status"), [(EDITOR, 302), (APPROVER, 200), (ADMINISTRATOR, 200)])
    def test_those_who_approve_moderate(self, signed_in, waiting, role, status):
        client = signed_in(role)
        assert client.get(QUEUE).status_code == status
        assert client.get(reverse("discussion_comment", args=[waiting.pk])).status_code == status

    def test_an_editor_decides_nothing(self, signed_in, waiting):
        client = signed_in(EDITOR)
        assert decide(client, waiting, "approve").status_code in (302, 403)
        waiting.refresh_from_db()
        assert waiting.is_pending


class TestCard:
    def test_it_shows_what_is_needed_to_judge(self, moderator, waiting):
        CommentFactory(discussion=waiting.discussion, author_key=KEY)
        parent = CommentFactory(discussion=waiting.discussion, body="親のコメントです。")
        reply = CommentFactory(
            parent=parent, status=Status.PENDING, passage_text="記事の一節", revision=1, body="あとの文面"
        )
        CommentRevision.objects.create(comment=reply, number=0, body="前の文面", created_at=timezone.now())
        shown = words(moderator.get(QUEUE))
        record, reason = "公開 1・却下 0", "言葉の一覧に一致"
        for text in [record, reason, "儲かる", "絶対に 儲かる 話です。", waiting.discussion.page.title]:
            assert text in shown
        for text in ["親のコメントです。", "「記事の一節」", "書き直し1回", "前の文面", "あとの文面"]:
            assert text in shown

    def test_the_oldest_comes_first_and_one_page_leads_to_the_next(self, moderator, waiting):
        others = [CommentFactory(discussion=waiting.discussion, status=Status.PENDING) for _ in range(21)]
        page = moderator.get(QUEUE)
        assert [card.pk for card in page.context["cards"]] == [waiting.pk, *(c.pk for c in others[:19])]
        rest = moderator.get(QUEUE, {"after": others[18].pk})
        assert [card.pk for card in rest.context["cards"]] == [c.pk for c in others[19:]]

    def test_it_costs_three_queries_however_many_comments_and_passages(self, moderator, waiting):
        page = article(sections=[section(("paragraph", "<p>首位を奪い返した。</p>"))])
        discussion = Discussion.ensure(page)

        def queries():
            with CaptureQueriesContext(connection) as made:
                assert moderator.get(QUEUE).status_code == 200
            tables = ('"discussion_', '"articles_articlepage"')
            return [query["sql"] for query in made if any(table in query["sql"] for table in tables)]

        CommentFactory(discussion=discussion, status=Status.PENDING, passage_text="奪い返した")
        queries()
        first = queries()
        for number in range(15):
            known = {"author_key": bytes([number]) * 32, "spam_reasons": REASONS, "status": Status.PENDING}
            CommentFactory(**known)
            CommentFactory(**known, discussion=discussion, passage_text="奪い返した")
        assert len(first) == len(queries()) == 3

    @pytest.mark.parametrize("tab", ["", "reported", "spam"])
    def test_it_says_how_many_wait_also_where_nothing_does(self, moderator, tab):
        assert {number for _, _, number in moderator.get(QUEUE, {"tab": tab}).context["tabs"]} == {0, None}
        CommentFactory.create_batch(2, status=Status.PENDING)
        CommentFactory(report_count=1)
        numbers = {name: number for name, _, number in moderator.get(QUEUE, {"tab": tab}).context["tabs"]}
        assert numbers == {"pending": 2, "reported": 1, "spam": None}

    def test_the_words_that_were_found_are_marked_in_the_text(self, moderator):
        CommentFactory(status=Status.PENDING, body="必ず 儲 かる <話>", spam_reasons=REASONS)
        assert '<div class="mod-body">必ず <mark>儲 かる</mark> &lt;話&gt;</div>' in moderator.get(QUEUE).text

    def test_it_says_when_the_words_of_a_passage_are_not_in_the_article(self, moderator):
        page = article(sections=[section(("paragraph", "<p>首位を奪い返すのに十四か月かかった。</p>"))])
        discussion = Discussion.ensure(page)
        there, gone = (
            CommentFactory(discussion=discussion, status=Status.PENDING, passage_text=text)
            for text in ("奪い返すのに十四か月", "奪い返すのに十五か月")
        )
        shown = {card.pk: card.has_lost_passage for card in moderator.get(QUEUE).context["cards"]}
        assert shown == {there.pk: False, gone.pk: True}
        assert moderator.get(QUEUE).text.count("いまの本文には見つかりません") == 1

    def test_what_was_typed_never_becomes_markup(self, moderator):
        evil = "<script>alert(1)</script>"
        words_of_evil = [{"code": "word", "points": 40, "label": evil, "words": [evil]}]
        CommentFactory(
            status=Status.PENDING, body=evil, author_name=evil, passage_text=evil, spam_reasons=words_of_evil
        )
        assert evil not in moderator.get(QUEUE).text


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


class TestWithoutJavaScript:
    def test_a_card_is_a_form_that_leads_back_and_offers_to_undo(self, moderator, waiting):
        address = reverse("discussion_decide", args=[waiting.pk])
        fields = form_fields(moderator.get(QUEUE), action=address)
        back = moderator.post(address, fields | {"action": "approve"}, follow=True)
        waiting.refresh_from_db()
        assert waiting.is_published
        assert "公開しました。" in back.text
        fields = form_fields(back, action=reverse("discussion_undo"))
        moderator.post(reverse("discussion_undo"), fields)
        waiting.refresh_from_db()
        assert waiting.is_pending

    def test_a_conflict_shows_the_comment_as_it_is_now(self, moderator, colleague, waiting):
        transition(comment_id=waiting.pk, to=Status.SPAM, actor=colleague.user)
        answer = decide(moderator, waiting, "approve", as_json=False)
        assert answer.status_code == 409
        assert "佐藤さんが" in words(answer)

    def test_it_leads_nowhere_else(self, moderator, waiting):
        answer = decide(moderator, waiting, "approve", as_json=False, next="https://evil.example/")
        assert answer["Location"].startswith(QUEUE)
