"""What each role finds on the first screen."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils import WagtailTestUtils

from articles.models import UpdateEntry
from core.models import ScheduleRun
from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.factories.pages import article
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db

ROLES = [EDITOR, APPROVER, ADMINISTRATOR]
BUDGET = 23


@pytest.fixture
def editor(signed_in):
    return signed_in(EDITOR)


@pytest.fixture
def approver(signed_in):
    return signed_in(APPROVER)


def draft(writer, **fields):
    page = article(published=False, owner=writer.user, has_unpublished_changes=True, **fields)
    page.save_revision(user=writer.user)
    return page


def submit(page, writer):
    page.save_revision(user=writer.user)
    return Workflow.objects.get().start(page, writer.user)


def schedule(page, who, at):
    page.go_live_at = at
    page.save_revision(user=who.user).publish(user=who.user)


def panel(client, name):
    """A panel's words and the addresses of its links; None where the panel is not shown."""
    soup = WagtailTestUtils.get_soup(client.get("/cms/").content)
    found = soup.find(id=f"desk-{name}")
    return found and (" ".join(found.get_text(" ").split()), [link["href"] for link in found.find_all("a")])


class TestWhoSeesWhat:
    @pytest.mark.parametrize(
        ("role", "names"),
        [
            (EDITOR, ["drafts", "schedule", "told_changes"]),
            (APPROVER, ["waiting", "waiting_comments", "drafts", "schedule", "health", "told_changes"]),
            (ADMINISTRATOR, ["waiting", "waiting_comments", "drafts", "schedule", "health", "told_changes"]),
        ],
    )
    def test_each_role_has_its_panels_and_each_says_so_when_there_is_nothing(self, signed_in, role, names):
        page = signed_in(role).get("/cms/")
        soup = WagtailTestUtils.get_soup(page.content)
        assert [section["id"].removeprefix("desk-") for section in soup.select("section.desk-panel")] == names
        empty = [words.get_text() for words in soup.select(".desk-empty")]
        assert "書きかけの記事はありません。" in empty
        assert "公開予約はありません。" in empty
        assert ("承認を待っている記事や出来事はありません。" in empty) is ("waiting" in names)

    @pytest.mark.parametrize("role", ROLES)
    def test_everybody_gets_from_there_to_a_new_article(self, signed_in, role):
        client = signed_in(role)
        soup = WagtailTestUtils.get_soup(client.get("/cms/").content)
        add = soup.find("a", string="新しい記事を書く")["href"]
        assert client.get(add, follow=True).redirect_chain[-1][0].startswith("/cms/pages/add/articles/articlepage/")

    @pytest.mark.parametrize("role", ROLES)
    def test_it_costs_few_queries_however_much_there_is(
        self, signed_in, editor, approver, django_assert_max_num_queries, role
    ):
        client = signed_in(role, "looking")
        for number in range(8):
            submit(draft(editor), editor)
            draft(client)
            schedule(draft(client), approver, timezone.now() + dt.timedelta(days=number + 1))
            page = article(locked=True, locked_by=client.user, expire_at=timezone.now() + dt.timedelta(days=1))
            UpdateEntry.objects.create(article=page, kind="update", note="直した。", recorded_by=approver.user)
        client.get("/cms/")
        with django_assert_max_num_queries(BUDGET):
            assert client.get("/cms/").status_code == 200

    def test_the_search_field_finds_articles(self, editor):
        article(title="Blackwell no kabe")
        call_command("rebuild_references_index", verbosity=0)
        assert "Blackwell no kabe" in editor.get(reverse("article_list:index"), {"q": "Blackwell"}).text


class TestWaiting:
    def test_it_names_the_article_who_asked_and_the_ways_to_look_at_it(self, editor, approver):
        page = draft(editor, title="新しい一本")
        state = submit(page, editor)
        words, links = panel(approver, "waiting")
        assert "1件" in words
        assert "新しい一本" in words
        assert "user-編集者さんが" in words
        task = state.current_task_state.task_id
        assert reverse("wagtailadmin_pages:workflow_preview", args=[page.pk, task]) in links
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in links

    def test_a_change_to_a_live_article_is_compared_with_what_readers_see(self, editor, approver):
        page = article()
        state = submit(page, editor)
        revision = state.current_task_state.revision_id
        assert (
            reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", revision])
            in panel(approver, "waiting")[1]
        )

    @pytest.mark.parametrize(
        ("is_live", "words", "way"),
        [(True, "公開中の出来事の変更", "revisions_compare"), (False, "新しい出来事", "workflow_preview")],
    )
    def test_an_event_waits_beside_the_articles(self, editor, approver, is_live, words, way):
        event = EventFactory(live=is_live)
        state = submit(event, editor).current_task_state
        text, links = panel(approver, "waiting")
        assert words in text
        ways = {"revisions_compare": ["live", state.revision_id], "workflow_preview": [state.task_id]}
        for name, rest in (("edit", []), (way, ways[way])):
            assert reverse(f"wagtailsnippets_timeline_event:{name}", args=[event.pk, *rest]) in links

    def test_what_was_answered_waits_no_longer(self, editor, approver):
        state = submit(draft(editor), editor)
        state.current_task_state.reject(user=approver.user, comment="出典を。")
        assert "承認を待っている記事や出来事はありません。" in panel(approver, "waiting")[0]

    def test_a_superuser_sees_all_requests(self, editor, admin_client):
        submit(draft(editor, title="新しい一本"), editor)
        assert "新しい一本" in panel(admin_client, "waiting")[0]

    def test_more_than_fit_are_counted(self, editor, approver):
        for _ in range(8):
            submit(draft(editor), editor)
        words, links = panel(approver, "waiting")
        assert "8件" in words
        assert "ほか2件" in words
        assert reverse("wagtailadmin_reports:workflow_tasks") in links


class TestDrafts:
    def test_an_editor_sees_what_they_wrote_and_not_what_others_did(self, editor, approver):
        draft(editor, title="自分の一本")
        draft(approver, title="人の一本")
        words, _ = panel(editor, "drafts")
        assert "自分の一本" in words
        assert "人の一本" not in words

    def test_a_draft_of_somebody_else_that_they_last_changed_is_theirs_too(self, editor, approver):
        draft(approver, title="手伝った一本").save_revision(user=editor.user)
        assert "手伝った一本" in panel(editor, "drafts")[0]

    def test_what_was_returned_shows_who_said_what(self, editor, approver):
        submit(draft(editor), editor).current_task_state.reject(user=approver.user, comment="出典を足してください。")
        words, _ = panel(editor, "drafts")
        assert "差し戻し" in words
        assert "user-承認者さん：出典を足してください。" in words

    def test_what_waits_for_approval_says_so(self, editor):
        submit(draft(editor), editor)
        assert "承認待ち" in panel(editor, "drafts")[0]


class TestSchedule:
    def test_it_names_when_and_who_set_the_time(self, editor, approver):
        at = timezone.make_aware(dt.datetime(2120, 4, 1, 8, 30))
        page = draft(editor, title="四月の一本")
        schedule(page, approver, at)
        words, _ = panel(editor, "schedule")
        assert "四月の一本 2120年4月1日 8:30" in words
        assert "user-承認者さんが予約" in words
        assert "四月の一本" not in panel(editor, "drafts")[0]

    def test_an_event_stands_among_the_articles_and_no_longer_among_the_drafts(self, editor, approver):
        event = EventFactory(title="予約の出来事", live=False)
        schedule(draft(editor, title="あとの一本"), approver, timezone.now() + dt.timedelta(days=2))
        schedule(event, approver, timezone.now() + dt.timedelta(days=1))
        words, links = panel(editor, "schedule")
        assert words.index("予約の出来事") < words.index("あとの一本")
        assert words.count("user-承認者さんが予約") == 2
        assert links[0] == reverse("wagtailsnippets_timeline_event:edit", args=[event.pk])
        assert panel(approver, "event_drafts") is None

    def test_an_event_that_readers_will_lose_is_told_with_the_articles(self, editor):
        event = EventFactory(title="終わる出来事", expire_at=timezone.now() + dt.timedelta(days=1))
        page = article(title="終わる一本", expire_at=timezone.now() + dt.timedelta(days=2))
        _, links = panel(editor, "schedule")
        assert links == [
            reverse("wagtailsnippets_timeline_event:edit", args=[event.pk]),
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
        ]

    def test_what_readers_will_lose_within_a_week_is_told(self, editor):
        now = timezone.now()
        article(title="終わる一本", expire_at=now + dt.timedelta(days=6))
        article(title="続く一本", expire_at=now + dt.timedelta(days=8))
        words, _ = panel(editor, "schedule")
        assert "終わる一本" in words
        assert "続く一本" not in words


def test_locks_are_shown_to_who_holds_them(editor, approver):
    article(title="鍵の一本", locked=True, locked_by=approver.user, locked_at=timezone.now())
    assert "鍵の一本" in panel(approver, "locks")[0]
    assert panel(editor, "locks") is None


def test_what_readers_were_told_is_shown_but_not_mere_publication(editor, approver):
    page = article(title="訂正された一本")
    assert "まだありません" in panel(editor, "told_changes")[0]
    UpdateEntry.objects.create(article=page, kind="correction", note="日付を直した。", recorded_by=approver.user)
    words, _ = panel(editor, "told_changes")
    assert "訂正" in words
    assert "日付を直した。" in words
    assert "user-承認者さん" in words


class TestHealth:
    def test_a_clockwork_that_stopped_is_told_on_top_and_in_its_panel(self, approver):
        ScheduleRun.record(timezone.now() - dt.timedelta(minutes=11))
        words, _ = panel(approver, "health")
        assert "11分前を最後に止まっています" in words
        assert "注意1件" in words
        assert "この媒体の状態に、注意が1件あります" in approver.get("/cms/").text

    def test_an_event_that_is_late_is_told(self, approver):
        EventFactory(expire_at=timezone.now() - dt.timedelta(hours=1))
        assert "出たままの記事か出来事があります" in panel(approver, "health")[0]

    def test_nothing_is_said_on_top_when_all_is_well(self, approver):
        ScheduleRun.record(timezone.now())
        assert "問題はありません" in panel(approver, "health")[0]
        assert "注意が" not in approver.get("/cms/").text
