"""One site for the cases of a file: a hundred articles, some events and entities."""

import pytest
from django.db import transaction

from search.suggestions import forget_vocabulary
from tests.search.cast import make_cast


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Kept for the whole file; what a test changes is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_cast()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def fresh_vocabulary():
    forget_vocabulary()
