"""Whichever way it is tried, an article with a mark for later does not reach readers."""

import datetime as dt
import json
import logging

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from articles.checks.exceptions import NotReadyToPublish
from articles.checks.publishing import refuse_unready
from articles.models import ArticlePage
from tests.articles.checks.unready import WHY, edit, in_review, is_live, told, unready
from tests.factories.admin_forms import article_form
from tests.factories.pages import article, article_index, section

pytestmark = pytest.mark.django_db


def test_the_button_of_the_editor_is_refused_with_every_place_named_and_the_text_kept(approver):
    page = unready()
    response = edit(approver, page, action="action-publish", dek="〓〓の記事")
    assert not is_live(page)
    assert "まだ公開できません。次の2か所を直してください。" in told(response)
    assert "書き出しの節、段落：「TK」が残っています。" in told(response)
    assert "リード文：「〓〓」が残っています。" in response.context["form"].errors["dek"]
    assert "発売日はTKである。" in str(response.context["form"]["body"].value())
    assert response.context["form"]["dek"].value() == "〓〓の記事"


def test_a_new_article_is_refused_too(approver):
    address = reverse("wagtailadmin_pages:add", args=["articles", "articlepage", article_index().pk])
    response = approver.post(address, article_form(title="新しい記事", text="TK", action="action-publish"))
    assert "まだ公開できません" in told(response)
    assert not ArticlePage.objects.exists()


def test_a_set_time_is_refused(approver):
    page = unready()
    edit(approver, page, action="action-publish", go_live_at="2099-01-01 09:00")
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_draft_is_saved(approver):
    page = unready()
    assert edit(approver, page, text="まだTK").status_code == 302
    assert "まだTK" in str(ArticlePage.objects.get(pk=page.pk).get_latest_revision_as_object().body)


def test_once_mended_it_is_published(approver):
    page = unready()
    edit(approver, page, text="発売日は春である。", action="action-publish")
    assert is_live(page)


def test_approval_in_the_editor_is_refused(approver):
    page = in_review(unready())
    form = {"action": "action-workflow-action", "workflow-action-name": "approve"}
    assert "まだ公開できません" in told(edit(approver, page, **form))
    assert not is_live(page)
    assert ArticlePage.objects.get(pk=page.pk).workflow_in_progress


def test_the_interface_of_the_admin_refuses_with_the_reason(approver):
    page = unready()
    response = approver.post(f"/cms/api/main/pages/{page.pk}/action/publish/")
    assert response.status_code == 400
    assert WHY in json.dumps(response.json(), ensure_ascii=False)
    assert not is_live(page)


def test_a_script_gets_an_exception_that_names_the_place():
    page = unready()
    with pytest.raises(NotReadyToPublish, match="「TK」が残っています"):
        page.get_latest_revision().publish()
    assert not is_live(page)


def test_a_script_cannot_set_a_time_either():
    page = unready()
    page.go_live_at = timezone.now() + dt.timedelta(days=1)
    with pytest.raises(NotReadyToPublish):
        page.save_revision().publish()
    assert not page.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_change_of_a_live_article_is_refused_and_readers_keep_what_they_have():
    page = article()
    page.dek = "TK"
    with pytest.raises(NotReadyToPublish):
        page.save_revision().publish()
    page = ArticlePage.objects.get(pk=page.pk)
    assert page.live
    assert page.dek == ""
    assert page.get_latest_revision_as_object().dek == "TK"


def test_at_its_time_an_unready_article_is_logged_and_the_others_are_published(caplog):
    bad, good = unready(), article(published=False)
    good.save_revision()
    for number, page in enumerate([bad, good]):
        at = timezone.now() - dt.timedelta(minutes=10 - number)
        page.revisions.update(approved_go_live_at=at)
    with caplog.at_level(logging.ERROR, logger="articles.checks.publishing"):
        call_command("publish_scheduled")
        call_command("publish_scheduled")
    assert not is_live(bad)
    assert is_live(good)
    assert [WHY in record.getMessage() for record in caplog.records] == [True]
    assert bad.get_latest_revision_as_object().body == bad.body
    assert PageLogEntry.objects.filter(page=bad.pk, action="wagtail.schedule.cancel").exists()


def test_warnings_do_not_keep_an_article_from_readers():
    page = article(sections=[section(("paragraph", "<p>ＡＩ  （仮)</p>"), heading="あ" * 40)])
    refuse_unready(page)
    assert is_live(page)
