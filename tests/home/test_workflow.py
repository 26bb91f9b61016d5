"""The way from a draft to readers, walked through the admin."""

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, GroupApprovalTask, Page, Workflow, WorkflowPage, WorkflowState
from wagtail.test.utils.form_data import inline_formset

from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from home.workflow import TASK, WAGTAILS_OWN, WORKFLOW, ensure_workflow
from tests.factories.admin_forms import article_form
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(signed_in):
    return signed_in(EDITOR)


@pytest.fixture
def approver(signed_in):
    return signed_in(APPROVER)


def edit(client, page, **form):
    """Send the edit form; the page as it is afterwards."""
    answer = client.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]), article_form(title=page.title, slug=page.slug, **form)
    )
    # A refused form is shown again; so is a locked page after its request was withdrawn.
    assert answer.status_code == (200 if form.get("action") == "action-cancel-workflow" else 302)
    return type(page).objects.get(pk=page.pk)


def decide(client, page, action, **form):
    """Answer a request for approval from the dashboard or the editor's dialog."""
    state = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    answer = client.post(address, form)
    assert answer.status_code in (200, 302)
    return type(page).objects.get(pk=page.pk)


def test_there_is_one_approval_for_every_page_by_who_may_publish():
    workflow = Workflow.objects.get()
    assert workflow.name == WORKFLOW
    assert [task.name for task in workflow.tasks] == [TASK]
    assert {group.name for group in GroupApprovalTask.objects.get().groups.all()} == {APPROVER, ADMINISTRATOR}
    assert WorkflowPage.objects.get().page == Page.get_first_root_node()


def test_the_workflow_that_wagtail_made_gets_a_japanese_name():
    Workflow.objects.update(name=WAGTAILS_OWN)
    GroupApprovalTask.objects.update(name=WAGTAILS_OWN)
    ensure_workflow()
    assert (Workflow.objects.get().name, GroupApprovalTask.objects.get().name) == (WORKFLOW, TASK)


def test_it_is_made_where_there_is_none():
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    ensure_workflow()
    test_there_is_one_approval_for_every_page_by_who_may_publish()


def test_what_an_administrator_made_of_it_stays():
    Workflow.objects.update(name="校閲と承認", active=False)
    WorkflowPage.objects.all().delete()
    GroupApprovalTask.objects.get().groups.clear()
    ensure_workflow()
    assert list(Workflow.objects.values_list("name", "active")) == [("校閲と承認", False)]
    assert not WorkflowPage.objects.exists()
    assert not GroupApprovalTask.objects.get().groups.exists()


class TestApproval:
    def test_an_editors_article_reaches_readers_when_an_approver_agrees(self, editor, approver):
        page = edit(editor, article(published=False), text="書いた。", action="action-submit")
        assert (page.live, page.workflow_in_progress) == (False, True)
        page = decide(approver, page, "approve")
        assert (page.live, page.current_workflow_state) == (True, None)

    def test_a_change_to_a_live_article_waits_too(self, editor, approver):
        page = edit(editor, article(), text="直した。", change_kind="minor", action="action-submit")
        assert "直した" not in str(page.body)
        assert "直した" in str(decide(approver, page, "approve").body)

    def test_an_editor_cannot_approve(self, editor, signed_in):
        page = edit(editor, article(published=False), action="action-submit")
        assert not decide(signed_in(EDITOR, "another"), page, "approve").live

    def test_what_waits_for_approval_is_closed_to_editors_and_open_to_approvers(self, editor, approver):
        page = edit(editor, article(published=False), text="書いた。", action="action-submit")
        edit_address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        editor.post(edit_address, article_form(title=page.title, slug=page.slug, text="あとから。"))
        page = edit(approver, page, text="承認者の直し。")
        assert "承認者の直し" in str(page.get_latest_revision_as_object().body)
        assert page.revisions.count() == 2

    def test_what_an_approver_changes_while_approving_needs_no_second_approval(self, editor, approver):
        page = edit(editor, article(published=False), action="action-submit")
        page = edit(
            approver,
            page,
            text="仕上げた。",
            **{"action": "action-workflow-action", "workflow-action-name": "approve"},
        )
        assert page.live
        assert "仕上げた" in str(page.body)

    def test_a_returned_article_is_open_again_and_its_comment_is_kept(self, editor, approver):
        page = edit(editor, article(published=False), action="action-submit")
        page = decide(approver, page, "reject", comment="出典を足してください。")
        assert page.current_workflow_state.status == WorkflowState.STATUS_NEEDS_CHANGES
        assert page.current_workflow_state.current_task_state.comment == "出典を足してください。"
        page = edit(editor, page, text="足した。", action="action-submit")
        assert page.workflow_in_progress

    def test_publishing_ends_the_request(self, editor, approver):
        page = edit(editor, article(published=False), action="action-submit")
        page = edit(approver, page, action="action-publish")
        assert (page.live, page.current_workflow_state) == (True, None)

    def test_an_editor_withdraws_a_request_of_their_own(self, editor):
        page = edit(editor, article(published=False), action="action-submit")
        editor.post(reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=[page.pk]))
        page = edit(editor, page, action="action-cancel-workflow")
        assert not page.workflow_in_progress

    def test_an_approved_article_with_a_date_waits_for_it(self, editor, approver):
        at = timezone.localtime() + timezone.timedelta(days=3)
        page = article(published=False)
        page = edit(editor, page, action="action-submit", go_live_at=f"{at:%Y-%m-%d %H:%M}")
        page = decide(approver, page, "approve")
        assert not page.live
        assert page.scheduled_revision


class TestMail:
    def sent(self):
        mails = [(message.to, message.subject) for message in mail.outbox]
        for message in mail.outbox:
            assert message.alternatives == []
            assert not set("<>") & set(message.body)
        mail.outbox.clear()
        return mails

    def test_each_step_is_told_to_who_goes_on(self, editor, approver):
        page = article(published=False, title="推論の壁")
        page = edit(editor, page, action="action-submit")
        assert self.sent() == [([approver.user.email], "【承認待ち】推論の壁")]
        page = decide(approver, page, "reject", comment="数字を確かめてください。")
        assert "数字を確かめてください。" in mail.outbox[0].body
        assert self.sent() == [([editor.user.email], "【差し戻し】推論の壁")]
        page = edit(editor, page, action="action-submit")
        self.sent()
        decide(approver, page, "approve")
        assert "http://testserver/articles/" in mail.outbox[0].body
        assert self.sent() == [([editor.user.email], "【承認】推論の壁")]

    def test_comments_are_told_to_who_follows_them(self, editor, approver):
        page = article(published=False, title="推論の壁", owner=editor.user)
        page.subscribers.create(user=editor.user, comment_notifications=True)
        comment = {"text": "根拠は？", "contentpath": "title", "position": "", "resolved": "", "id": "", "DELETE": ""}
        replies = {"replies": inline_formset([])}
        edit(approver, page, comments=inline_formset([{**comment, **replies}]))
        assert Comment.objects.get().text == "根拠は？"
        assert "・根拠は？" in mail.outbox[0].body
        assert self.sent() == [([editor.user.email], "【コメント】推論の壁")]

    def test_a_mail_server_that_is_down_keeps_nobody_from_submitting(self, editor, approver, settings, caplog):
        settings.EMAIL_BACKEND = "core.mail.ForgivingEmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        assert edit(editor, article(published=False), action="action-submit").workflow_in_progress
        assert "mail server" in caplog.text
