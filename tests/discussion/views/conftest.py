"""An article that may be discussed."""

import pytest

from discussion.models import SiteDiscussionSettings
from tests.factories.pages import article


@pytest.fixture
def page():
    return article()


@pytest.fixture
def everything_open():
    SiteDiscussionSettings.objects.create(mode="open")
