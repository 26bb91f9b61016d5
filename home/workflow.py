"""The way of an article or an event from a draft to readers: one approval."""

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowContentType, WorkflowPage, WorkflowTask

from home.roles import ADMINISTRATOR, APPROVER
from timeline.models import Event

WORKFLOW, TASK = "承認", "承認者の確認"
WAGTAILS_OWN = "Moderators approval"


def ensure_workflow() -> None:
    """There is an approval for all pages and events; whatever an administrator made of it since stays.

    Wagtail's migrations make one with English names, which is made ours. The
    admin deactivates a workflow and never deletes it, so once there is any, the
    matter is the administrator's.
    """
    Workflow.objects.filter(name=WAGTAILS_OWN).update(name=WORKFLOW)
    for task in GroupApprovalTask.objects.filter(name=WAGTAILS_OWN):
        make_ours(task)
    if not Workflow.objects.exists():
        make_workflow()
    ask_approval_of_events()


def make_workflow() -> None:
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = make_ours(GroupApprovalTask())
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(page=Page.get_first_root_node(), workflow=workflow)


def ask_approval_of_events() -> None:
    """As that of all pages, unless an administrator gave them another; taken off, it is back after an update."""
    events = ContentType.objects.get_for_model(Event)
    workflow = Workflow.objects.filter(workflow_pages__page__depth=1, active=True).first()
    if workflow and not WorkflowContentType.objects.filter(content_type=events).exists():
        WorkflowContentType.objects.create(content_type=events, workflow=workflow)


def make_ours(task: GroupApprovalTask) -> GroupApprovalTask:
    task.name = TASK
    task.save()
    task.groups.add(*Group.objects.filter(name__in=[APPROVER, ADMINISTRATOR]))
    return task
