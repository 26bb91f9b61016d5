"""The gate before publication: what must not reach readers stays in the draft, whichever way it is published."""

import logging
from types import SimpleNamespace

from django.core.exceptions import NON_FIELD_ERRORS
from wagtail.log_actions import log

from articles.checks.article import blocking_findings
from articles.checks.exceptions import NotReadyToPublish, refusal
from core.forms import BasePageForm

logger = logging.getLogger(__name__)
SCHEDULED = "wagtail.publish.scheduled"


def refuse_unready(page) -> None:
    """Raise `NotReadyToPublish` unless this article may be read by everybody."""
    if findings := blocking_findings(page):
        raise NotReadyToPublish(page, findings)


def is_held_back(revision, log_action=True) -> bool:
    """Whether this revision must not be published: a person is refused, a set time passes and is logged.

    A revision never becomes ready, so its time is taken away, or it would be
    tried again every minute. The text is kept, and the page's history tells.
    """
    try:
        refuse_unready(revision.as_object())
    except NotReadyToPublish as refused:
        if log_action != SCHEDULED:
            raise
        logger.error("scheduled publication refused: %s", refused.explanation)
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(refused.page, "wagtail.schedule.cancel", revision=revision)
        return True
    return False


class CheckedPageForm(BasePageForm):
    """Publishes nothing that holds a mark for later. Drafts and requests for approval keep them."""

    @property
    def is_publishing(self) -> bool:
        """Whether the form was sent to publish now, at a set time, or by the approval of a review."""
        return bool(self.data.get("action-publish")) or self._approves

    @property
    def is_submitting(self) -> bool:
        """Whether the form was sent to ask for approval, for the first time or again."""
        return is_request_for_approval(self.data)

    @property
    def _approves(self) -> bool:
        is_workflow_action = bool(self.data.get("action-workflow-action"))
        return is_workflow_action and self.data.get("workflow-action-name") == "approve"

    def clean(self):
        cleaned_data = super().clean()
        if self.is_publishing and (findings := blocking_findings(SimpleNamespace(**self.cleaned_data))):
            self._refuse(findings)
        return cleaned_data

    def _refuse(self, findings):
        """Above the form every place is named; beside a field, what is the matter with it."""
        self.add_error(NON_FIELD_ERRORS, refusal(findings))
        messages = {}
        for finding in findings:
            messages.setdefault(finding.place.path[0], []).append(finding.message)
        for field, texts in messages.items():
            if field in self.cleaned_data:
                self.add_error(field, texts)


def is_request_for_approval(data) -> bool:
    return bool(data.get("action-submit") or data.get("action-restart-workflow"))
