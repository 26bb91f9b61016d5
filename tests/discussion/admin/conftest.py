"""People of each role, signed in to the admin."""

import pytest

from home.roles import APPROVER


@pytest.fixture
def moderator(signed_in):
    return signed_in(APPROVER)


@pytest.fixture
def colleague(signed_in):
    return signed_in(APPROVER, "佐藤")
