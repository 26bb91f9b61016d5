"""An article that is refused in a view of Wagtail's is a matter of words, and no error."""

import pytest
from django.urls import reverse

from articles.checks.middleware import ExplainRefusal, address_after_refusal
from articles.models import ArticlePage
from tests.articles.checks.unready import WHY, in_review, is_live, told, unready
from tests.factories.accounts import account

pytestmark = pytest.mark.django_db


@pytest.fixture
def approve(approver):
    """Approval from the dashboard, where there is no form of ours."""

    def approve(page, **headers):
        state = page.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        return approver.post(address, {"comment": ""}, headers=headers)

    return approve


def editor_of(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_approval_from_the_dashboard_is_refused_and_leads_to_the_article(approve, approver):
    page = in_review(unready())
    assert approve(page).url == editor_of(page)
    assert WHY in told(approver.get(editor_of(page)))
    assert not is_live(page)
    assert ArticlePage.objects.get(pk=page.pk).workflow_in_progress


def test_a_dialog_is_told_to_go_there(approve, approver):
    page = in_review(unready())
    response = approve(page, **{"x-requested-with": "XMLHttpRequest"})
    assert response.json() == {"step": "success", "redirect": editor_of(page)}
    assert WHY in told(approver.get(editor_of(page)))


def test_who_may_not_edit_the_article_is_led_to_the_dashboard():
    assert address_after_refusal(account("stranger"), unready()) == reverse("wagtailadmin_home")


def test_every_other_error_is_left_alone(rf):
    assert ExplainRefusal(None).process_exception(rf.get("/cms/"), PermissionError()) is None
