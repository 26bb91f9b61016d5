"""Mail that is a courtesy: what it tells of has happened, whether or not it arrives."""

import logging
from smtplib import SMTPException

from django.core.mail.backends.smtp import EmailBackend

logger = logging.getLogger(__name__)


class ForgivingEmailBackend(EmailBackend):
    """Logs what keeps a mail from being sent, and goes on.

    Wagtail writes to reviewers in the middle of a submission, and a raised
    error would undo it; on a page that answers to a mail address it would tell
    whether there is such an account.
    """

    def open(self):
        try:
            return super().open()
        except (OSError, SMTPException) as error:
            logger.error("Cannot reach the mail server: %s: %s", type(error).__name__, error)
            return None

    def send_messages(self, email_messages):
        try:
            return super().send_messages(email_messages)
        except (OSError, SMTPException) as error:
            logger.error("Cannot send %d mails: %s: %s", len(email_messages), type(error).__name__, error)
            return 0
