"""The queue, its cards, and deciding from it without JavaScript."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from discussion.models import Comment, CommentRevision, Discussion
from discussion.services import transition
from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.discussion.admin.acting import decide, form_fields, words
from tests.discussion.admin.moderation_scene import KEY, REASONS
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db
Status = Comment.Status
QUEUE = "/cms/discussion/queue/"


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
