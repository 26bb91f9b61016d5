"""What every test shares: skipped groups are named, failed background tasks are failures, nothing goes out."""

import gc
import logging
import os
import socket
from collections import Counter

import pytest
from django.db import connection, transaction
from hypothesis import settings as hypothesis_settings

from tests.programs import PROGRAMS, available

REQUIRE_ALL = os.environ.get("AIRACE_REQUIRE_ALL") == "1"
LOCAL = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}

# Playwright leaves an event loop in the thread, which Django takes for asynchronous code; there is none here.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A machine under load must not make a property test fail.
hypothesis_settings.register_profile("airace", deadline=None)
hypothesis_settings.load_profile("airace")


def pytest_collection_modifyitems(items):
    for item in items:
        for marker in item.iter_markers("needs"):
            for program in marker.args:
                if not available(program) and not REQUIRE_ALL:
                    item.add_marker(pytest.mark.skip(reason=f"needs {program}"))


def pytest_collection_finish():
    """What stands in memory now stays; it need not be looked through for garbage again and again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item):
    missing = [p for marker in item.iter_markers("needs") for p in marker.args if not available(p)]
    if REQUIRE_ALL and missing:
        pytest.fail(f"AIRACE_REQUIRE_ALL=1, and {', '.join(missing)} is missing", pytrace=False)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    report = outcome.get_result()
    if REQUIRE_ALL and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which AIRACE_REQUIRE_ALL=1 forbids: {report.longrepr}"


def pytest_terminal_summary(terminalreporter):
    """Name each group that was skipped, and what would enable it."""
    reasons = Counter(report.longrepr[2] for report in terminalreporter.stats.get("skipped", []))
    for reason, count in reasons.items():
        program = reason.removeprefix("Skipped: needs ")
        if program in PROGRAMS:
            _, subject, remedy = PROGRAMS[program]
            reason = f"{subject}（{program} がありません。使うには：{remedy}）"
        terminalreporter.write_line(f"飛ばしたテスト {count}件：{reason}")


@pytest.fixture(autouse=True)
def no_failed_tasks(caplog):
    """The immediate task backend logs a failure and goes on; a test must not."""
    yield
    for record in caplog.get_records("call"):
        assert not (record.name.startswith("django_tasks") and record.levelno >= logging.ERROR), record.getMessage()


@pytest.fixture(autouse=True, scope="session")
def nothing_goes_out():
    """Connections to anything but this machine fail the test that asks for them."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOCAL:
            raise AssertionError(f"a test tried to reach {address}")
        return connect(self, address)

    socket.socket.connect = guarded
    yield
    socket.socket.connect = connect


@pytest.fixture
def signed_in(django_user_model):
    """Signs somebody of a role in, and gives their client; `.user` is who they are."""
    from django.contrib.auth.models import Group
    from django.test import Client

    def signed_in(role, name=None):
        name = name or f"user-{role}"
        user = django_user_model.objects.create_user(name, f"{len(name)}{hash(name)}@example.com", password="x")
        user.groups.add(Group.objects.get(name=role))
        client = Client()
        client.force_login(user)
        client.user = user
        return client

    return signed_in


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """While Playwright's event loop runs, Django uses a second connection; left open, it would keep the database."""
    yield
    with django_db_blocker.unblock():
        connection.close()  # the first may have been ended by a test
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                " AND usename = current_user AND pid <> pg_backend_pid()"
            )


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demonstration, loaded as a newcomer loads it, but for its figures, which take long to draw."""
    from home.demo import loader
    from tests.factories.images import picture_bytes

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock(), transaction.atomic():
        patch.setattr(loader, "render_png", lambda figure: picture_bytes())
        loader.load_demo()
        yield
        transaction.set_rollback(True)
