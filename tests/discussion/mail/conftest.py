import pytest

from discussion.models import SiteDiscussionSettings
from discussion.services import submit_comment
from tests.discussion.posting import draft, reader
from tests.factories.pages import article


@pytest.fixture
def page():
    return article(title="記事の題")


@pytest.fixture
def moderators():
    site = SiteDiscussionSettings.load()
    site.moderator_emails = "one@example.com\ntwo@example.com"
    site.save()


@pytest.fixture
def waiting(page):
    """A comment with an address, held because its author is new."""
    return submit_comment(page=page, draft=draft(name="読者A", email="reader@example.com"), sender=reader()).comment
