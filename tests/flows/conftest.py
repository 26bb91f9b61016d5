import pytest
from django.db import transaction

from home.demo import loader
from tests.factories.images import picture_bytes


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demonstration, loaded as a newcomer loads it, but for its figures, which take long to draw."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(loader, "render_png", lambda figure: picture_bytes())
        loader.load_demo()
        yield
        transaction.set_rollback(True)
