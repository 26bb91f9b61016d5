"""The question that a change of a published article is asked on its way out of the editor."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import WorkflowState

from articles.models import ArticlePage
from home.roles import APPROVER, EDITOR
from tests.factories.accounts import account
from tests.factories.admin_forms import article_form
from tests.factories.pages import article
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db

WORDS = "公開日を直した"
NO_KIND = "訂正・更新・追記・軽微のどれかを選んでください。"


@pytest.fixture
def as_editor(client):
    return as_role(client, EDITOR)


@pytest.fixture
def as_approver(client):
    return as_role(client, APPROVER)


def as_role(client, role):
    user = account(role)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return client


def send(client, page, *, action="", **fields):
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(address, article_form(title="新しい題", slug=page.slug, action=action, **fields))


def told(page) -> list[tuple[str, str]]:
    return [(entry.kind, entry.note) for entry in page.updates.exclude(kind="publication")]


def title(page) -> str:
    return ArticlePage.objects.get(pk=page.pk).title


def test_publishing_a_change_with_an_answer_tells_it(as_approver):
    page = article()
    response = send(as_approver, page, action="action-publish", change_kind="correction", change_note=WORDS)
    assert response.status_code == 302
    assert title(page) == "新しい題"
    assert told(page) == [("correction", WORDS)]
    assert page.updates.get(kind="correction").recorded_by.username == APPROVER


def test_a_minor_change_needs_no_sentence(as_approver):
    page = article()
    assert send(as_approver, page, action="action-publish", change_kind="minor").status_code == 302
    assert title(page) == "新しい題"
    assert told(page) == []


def test_without_an_answer_it_is_refused_and_nothing_is_lost(as_approver):
    page = article(title="前の題")
    html = send(as_approver, page, action="action-publish", change_note=WORDS).content.decode()
    assert NO_KIND in html
    assert 'value="新しい題"' in html
    assert WORDS in html
    assert title(page) == "前の題"


@pytest.mark.parametrize("kind", ["correction", "update", "addition"])
@pytest.mark.parametrize("note", ["", "  ", "　\n"])
def test_what_is_told_needs_a_sentence(as_approver, kind, note):
    page = article()
    html = send(as_approver, page, action="action-publish", change_kind=kind, change_note=note).content.decode()
    assert "の内容を、読者に向けて一文で書いてください。" in html
    assert told(page) == []


def test_a_sentence_has_an_end(as_approver):
    page = article()
    fields = {"change_kind": "update", "change_note": "長" * 401}
    html = send(as_approver, page, action="action-publish", **fields).content.decode()
    assert "400" in html
    assert "長" * 401 in html


def test_the_lines_of_an_answer_become_one(as_approver):
    page = article()
    send(as_approver, page, action="action-publish", change_kind="update", change_note="一。\r\n 二。\n\n三。")
    assert told(page) == [("update", "一。二。三。")]


def test_a_draft_is_saved_without_an_answer_and_keeps_half_of_one(as_approver):
    page = article()
    assert send(as_approver, page).status_code == 302
    assert send(as_approver, page, change_kind="correction").status_code == 302
    html = as_approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="correction" id="id_change_kind_0" checked' in html


def test_the_first_publication_asks_nothing(as_approver):
    page = article(published=False)
    assert send(as_approver, page, action="action-publish").status_code == 302
    assert title(page) == "新しい題"


def test_a_withdrawn_article_is_asked_when_it_returns(as_approver):
    page = article()
    page.unpublish()
    assert NO_KIND in send(as_approver, page, action="action-publish").content.decode()


def test_a_change_at_a_set_time_is_asked_when_the_time_is_set(as_approver):
    page = article()
    later = {"go_live_at": "2999-01-01 09:00"}
    assert NO_KIND in send(as_approver, page, action="action-publish", **later).content.decode()
    send(as_approver, page, action="action-publish", change_kind="correction", change_note=WORDS, **later)
    assert ArticlePage.objects.get(pk=page.pk).approved_schedule
    assert told(page) == []


def test_the_form_is_blank_again_once_the_answer_was_told(as_approver):
    page = article()
    send(as_approver, page, action="action-publish", change_kind="correction", change_note=WORDS)
    html = as_approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'id="id_change_kind_0" checked' not in html
    assert f"{WORDS}</textarea>" not in html
    assert f"<b>訂正</b>{WORDS}" in html


def test_going_back_to_an_old_version_asks_anew(as_approver):
    page = article()
    send(as_approver, page, action="action-publish", change_kind="correction", change_note=WORDS)
    old = ArticlePage.objects.get(pk=page.pk).latest_revision_id
    send(as_approver, page, action="action-publish", change_kind="minor")
    address = reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old])
    assert 'id="id_change_kind_0" checked' not in as_approver.get(address).content.decode()
    data = article_form(title="前の題", slug=page.slug, action="action-publish")
    assert NO_KIND in as_approver.post(address, data).content.decode()
    assert told(page) == [("correction", WORDS)]


# Review


def submit(as_editor, page):
    return send(as_editor, page, action="action-submit", change_kind="correction", change_note=WORDS)


def test_asking_for_approval_needs_the_answer(as_editor):
    page = article()
    assert NO_KIND in send(as_editor, page, action="action-submit").content.decode()
    assert not WorkflowState.objects.exists()
    assert submit(as_editor, page).status_code == 302
    assert WorkflowState.objects.exists()
    assert told(page) == []


def test_the_answer_travels_with_the_revision_to_the_approver_who_tells_it(as_editor):
    page = article()
    submit(as_editor, page)
    approver = as_role(as_editor, APPROVER)
    html = approver.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert f"{WORDS}</textarea>" in html
    task_state = ArticlePage.objects.get(pk=page.pk).current_workflow_task_state
    # From the list of what waits, without the form.
    approver.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task_state.pk]))
    assert title(page) == "新しい題"
    assert told(page) == [("correction", WORDS)]
    assert page.updates.get(kind="correction").recorded_by.username == APPROVER


def test_the_approver_may_better_the_answer_and_may_not_take_it_away(as_editor):
    page = article()
    submit(as_editor, page)
    approver = as_role(as_editor, APPROVER)
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    assert NO_KIND in send(approver, page, **approve).content.decode()
    send(approver, page, change_kind="update", change_note="よりよい一文", **approve)
    assert told(page) == [("update", "よりよい一文")]


def test_refusing_needs_no_answer(as_editor):
    page = article()
    submit(as_editor, page)
    approver = as_role(as_editor, APPROVER)
    refuse = {"action-workflow-action": "true", "workflow-action-name": "reject"}
    assert send(approver, page, **refuse).status_code == 302


def test_the_comparison_shows_the_answer(as_editor):
    page = article()
    submit(as_editor, page)
    page = ArticlePage.objects.get(pk=page.pk)
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, "live", page.latest_revision_id])
    html = as_editor.get(address).content.decode()
    assert "訂正" in html
    assert WORDS in html


# Topics


def test_topics_keep_the_order_in_which_they_were_typed(as_approver):
    topics = [TopicFactory(name=name) for name in ("推論", "AI", "AI 企業", "事前学習")]
    page = article()
    names = ["事前学習", "AI 企業", "推論", "AI"]
    send(as_approver, page, action="action-publish", change_kind="minor", topics='事前学習, "AI 企業", 推論, AI')
    assert [topic.name for topic in ArticlePage.objects.get(pk=page.pk).topic_list] == names
    assert len(topics) == 4


def test_a_form_that_is_only_opened_and_saved_leaves_the_topics_as_they_are(as_editor):
    page = article(topics=[TopicFactory(name=name) for name in ("乙", "丙 丁", "甲")])
    form = as_editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    shown = form["topics"].field.widget.format_value(form["topics"].value())
    assert shown == '乙, "丙 丁", 甲'
    send(as_editor, page, topics=shown)
    assert [topic.name for topic in page.get_latest_revision_as_object().topic_list] == ["乙", "丙 丁", "甲"]
