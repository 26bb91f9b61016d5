"""What each role may do, tried out on the admin's own addresses."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from articles.models import ArticlePage
from core.models import SiteSettings
from home.roles import ADMINISTRATOR, APPROVER, EDITOR, ensure_roles
from tests.factories.admin_forms import article_form
from tests.factories.images import site_image
from tests.factories.pages import article, article_index, home_page, standard_page
from tests.factories.writers import AuthorFactory

pytestmark = pytest.mark.django_db

ROLES = [EDITOR, APPROVER, ADMINISTRATOR]
WHO_APPROVES = [(EDITOR, False), (APPROVER, True), (ADMINISTRATOR, True)]
WHO_ADMINISTERS = [(EDITOR, False), (APPROVER, False), (ADMINISTRATOR, True)]


def allowed(response):
    """Refused is a redirection to the dashboard, or 403."""
    assert response.status_code in (200, 302, 403, 404)
    return response.status_code == 200


def edit(client, page, **form):
    return client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(title=page.title, slug=page.slug, **form)
    )


class TestGroups:
    def test_the_three_roles_exist_after_migration_and_wagtails_own_names_do_not(self):
        assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)

    def test_what_an_administrator_added_to_a_role_stays(self):
        group = Group.objects.get(name=EDITOR)
        extra = Group.objects.get(name=ADMINISTRATOR).permissions.exclude(pk__in=group.permissions.all()).first()
        group.permissions.add(extra)
        ensure_roles()
        assert extra in group.permissions.all()

    def test_ensuring_them_again_adds_nothing(self):
        def counts():
            held = [group.permissions.count() for group in Group.objects.order_by("name")]
            return held, GroupPagePermission.objects.count(), GroupCollectionPermission.objects.count()

        before = counts()
        ensure_roles()
        assert counts() == before

    def test_they_are_whole_without_the_groups_that_wagtail_makes(self):
        held = set(GroupPagePermission.objects.values_list("group__name", "permission__codename"))
        Group.objects.all().delete()
        ensure_roles()
        assert set(GroupPagePermission.objects.values_list("group__name", "permission__codename")) == held


class TestWriting:
    @pytest.mark.parametrize("role", ROLES)
    def test_everybody_gets_to_the_dashboard_and_adds_sources_pictures_and_articles(self, signed_in, role):
        client = signed_in(role)
        add_article = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
        for address in [
            "/cms/",
            reverse("wagtailsnippets_facts_source:add"),
            reverse("wagtailsnippets_facts_entity:add"),
            reverse("wagtailimages:add"),
            reverse("wagtailimages:add_multiple"),
            reverse("wagtailimages_chooser:choose"),
            add_article,
        ]:
            assert allowed(client.get(address)), address

    def test_an_editor_writes_an_article_which_stays_a_draft(self, signed_in):
        client = signed_in(EDITOR)
        address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
        client.post(address, article_form(title="新しい記事"))
        page = ArticlePage.objects.get(title="新しい記事")
        assert (page.live, page.owner) == (False, client.user)

    @pytest.mark.parametrize("published", [True, False])
    def test_an_editor_changes_the_draft_of_somebody_else_and_readers_see_nothing_of_it(self, signed_in, published):
        page = article(published=published)
        edit(signed_in(EDITOR), page, text="編集者の直し。")
        page.refresh_from_db()
        assert page.live is published
        assert not (page.live and "編集者の直し" in str(page.body))
        assert "編集者の直し" in str(page.get_latest_revision_as_object().body)


class TestPublishing:
    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_asks_to_publish_a_draft(self, signed_in, role, may):
        page = article(published=False)
        edit(signed_in(role), page, action="action-publish")
        page.refresh_from_db()
        assert page.live is may

    def test_an_editor_who_asks_to_publish_a_new_article_gets_a_draft(self, signed_in):
        address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
        signed_in(EDITOR).post(address, article_form(title="急いだ記事", action="action-publish"))
        assert not ArticlePage.objects.get(title="急いだ記事").live

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_schedules(self, signed_in, role, may):
        page = article(published=False)
        at = timezone.localtime() + timezone.timedelta(days=2)
        edit(signed_in(role), page, action="action-publish", go_live_at=f"{at:%Y-%m-%d %H:%M}")
        assert page.revisions.filter(approved_go_live_at__isnull=False).exists() is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_cancels_a_scheduled_publication(self, signed_in, role, may):
        page = article(published=False)
        revision = page.save_revision(approved_go_live_at=timezone.now() + timezone.timedelta(days=2))
        address = reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, revision.pk])
        signed_in(role).post(address)
        revision.refresh_from_db()
        assert (revision.approved_go_live_at is None) is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    @pytest.mark.parametrize("act", ["unpublish", "delete"])
    def test_who_takes_an_article_away_from_readers(self, signed_in, role, may, act):
        page = article()
        signed_in(role).post(reverse(f"wagtailadmin_pages:{act}", args=[page.pk]))
        assert ArticlePage.objects.live().filter(pk=page.pk).exists() is not may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    @pytest.mark.parametrize("act", ["publish", "unpublish", "delete"])
    def test_who_does_so_for_many_at_once(self, signed_in, role, may, act):
        pages = [article(published=act != "publish") for _ in range(2)]
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", act])
        signed_in(role).post(f"{address}?id={pages[0].pk}&id={pages[1].pk}", {"next": "/cms/"})
        after_the_act = act == "publish"
        live = ArticlePage.objects.live().filter(pk__in=[page.pk for page in pages]).count()
        assert live == (2 if after_the_act is may else 0)

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_moves_what_is_live(self, signed_in, role, may):
        policies = standard_page()
        page = standard_page(parent=policies)
        signed_in(role).post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home_page().pk]))
        assert home_page().get_children().filter(pk=page.pk).exists() is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    @pytest.mark.parametrize("as_what", ["publish_copies", "alias"])
    def test_who_copies_what_is_live_into_a_live_copy(self, signed_in, role, may, as_what):
        form = {"new_title": "写し", "new_slug": "copied", "new_parent_page": article_index().pk, as_what: "on"}
        signed_in(role).post(reverse("wagtailadmin_pages:copy", args=[article().pk]), form)
        assert ArticlePage.objects.live().filter(slug="copied").exists() is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_hides_a_page_behind_a_restriction(self, signed_in, role, may):
        page = article()
        signed_in(role).post(
            reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login", "groups": []}
        )
        assert page.view_restrictions.exists() is may


class TestLocks:
    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_locks(self, signed_in, role, may):
        page = article()
        signed_in(role).post(reverse("wagtailadmin_pages:lock", args=[page.pk]))
        page.refresh_from_db()
        assert page.locked is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_opens_what_somebody_else_locked(self, signed_in, role, may):
        locker = signed_in(APPROVER, "locker").user
        page = article(locked=True, locked_by=locker)
        signed_in(role).post(reverse("wagtailadmin_pages:unlock", args=[page.pk]))
        page.refresh_from_db()
        assert page.locked is not may

    @pytest.mark.parametrize("role", ROLES)
    def test_nobody_saves_over_a_lock_of_somebody_else(self, signed_in, role):
        page = article(locked=True, locked_by=signed_in(APPROVER, "locker").user)
        before = page.revisions.count()
        edit(signed_in(role), page, text="鍵を越えた直し。")
        assert page.revisions.count() == before


class TestThings:
    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    @pytest.mark.parametrize("thing", ["author", "topic"])
    def test_who_adds_authors_and_topics(self, signed_in, role, may, thing):
        assert allowed(signed_in(role).get(reverse(f"wagtailsnippets_articles_{thing}:add"))) is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_changes_an_author(self, signed_in, role, may):
        address = reverse("wagtailsnippets_articles_author:edit", args=[AuthorFactory().pk])
        assert allowed(signed_in(role).get(address)) is may

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_tells_readers_of_changes(self, signed_in, role, may):
        assert allowed(signed_in(role).get(reverse("update_entries:add"))) is may

    def test_a_picture_of_somebody_else_is_described_better_by_any_editor(self, signed_in):
        assert allowed(signed_in(EDITOR).get(reverse("wagtailimages:edit", args=[site_image().pk])))

    @pytest.mark.parametrize(("role", "may"), WHO_ADMINISTERS)
    @pytest.mark.parametrize(
        "address",
        [
            "wagtailusers_users:index",
            "wagtailusers_users:add",
            "wagtailusers_groups:index",
            "wagtailadmin_workflows:index",
            "wagtailadmin_workflows:add",
            "wagtailadmin_workflows:task_index",
            "wagtailredirects:index",
            "wagtailsites:index",
            "wagtailadmin_collections:index",
        ],
    )
    def test_who_administers(self, signed_in, role, may, address):
        assert allowed(signed_in(role).get(reverse(address))) is may

    @pytest.mark.parametrize(("role", "may"), WHO_ADMINISTERS)
    def test_who_changes_the_settings_of_the_site(self, signed_in, role, may):
        address = reverse("wagtailsettings:edit", args=["core", "sitesettings", SiteSettings.load().pk])
        assert allowed(signed_in(role).get(address)) is may


class TestReports:
    @pytest.mark.parametrize("role", ROLES)
    @pytest.mark.parametrize(
        "report", ["workflow", "workflow_tasks", "aging_pages", "page_types_usage", "site_history"]
    )
    def test_reports_on_the_articles_are_open_to_everybody_who_writes(self, signed_in, role, report):
        assert allowed(signed_in(role).get(reverse(f"wagtailadmin_reports:{report}")))

    @pytest.mark.parametrize(("role", "may"), WHO_APPROVES)
    def test_who_sees_all_locks(self, signed_in, role, may):
        assert allowed(signed_in(role).get(reverse("wagtailadmin_reports:locked_pages"))) is may

    @pytest.mark.parametrize(("role", "may"), WHO_ADMINISTERS)
    def test_the_history_tells_of_accounts_only_to_who_keeps_them(self, signed_in, role, may):
        signed_in(ADMINISTRATOR, "keeper").post(
            reverse("wagtailusers_users:add"),
            {"username": "hired", "email": "h@example.com", "first_name": "新", "last_name": "入り"}
            | {"password1": "katyoufuugetsu-9", "password2": "katyoufuugetsu-9"},
        )
        history = signed_in(role).get(reverse("wagtailadmin_reports:site_history"))
        assert ("hired" in history.text) is may
