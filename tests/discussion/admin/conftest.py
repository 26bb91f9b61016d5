"""People of each role, signed in to the admin, and a comment for them to judge."""

import pytest

from discussion.models import Comment
from home.roles import APPROVER
from tests.discussion.admin.moderation_scene import KEY, REASONS
from tests.factories.discussion import CommentFactory


@pytest.fixture
def moderator(signed_in):
    return signed_in(APPROVER)


@pytest.fixture
def colleague(signed_in):
    return signed_in(APPROVER, "佐藤")


@pytest.fixture
def waiting():
    return CommentFactory(
        status=Comment.Status.PENDING, author_key=KEY, spam_reasons=REASONS, body="絶対に儲かる話です。"
    )
