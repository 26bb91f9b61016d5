"""Which articles take comments, and how."""

import pytest
from django.urls import reverse

from discussion.models import Discussion, ModerationEvent, SiteDiscussionSettings
from discussion.signals import thread_changed
from home.roles import ADMINISTRATOR, APPROVER
from tests.discussion.admin.acting import words
from tests.factories.pages import article, standard_page

pytestmark = pytest.mark.django_db


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
