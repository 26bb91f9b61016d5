"""The real site behind the edge: what it says about its pages is what the cache needs to hear."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from django.db import connection

# The tests read no database themselves; the mark is what has pytest-django make the one that is copied.
pytestmark = [pytest.mark.needs("nginx"), pytest.mark.django_db]

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "/articles/behind-the-edge/"
END_CONNECTIONS = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"


@pytest.fixture(scope="module")
def database(django_db_setup, django_db_blocker):
    """The address of a copy of the migrated test database, which other processes may change."""
    with django_db_blocker.unblock():
        params = connection.get_connection_params()
        connection.close()
    where = {name: params[name] for name in ("user", "password", "host", "port") if params.get(name)}
    copy = f"edge_{os.getpid()}"
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as server:
        # A thread of an earlier test may have left its connection; a template must have none.
        server.execute(END_CONNECTIONS, [params["dbname"]])
        server.execute(f'CREATE DATABASE {copy} TEMPLATE "{params["dbname"]}"')
        password = f":{quote(where['password'], safe='')}" if "password" in where else ""
        place = f"{quote(where.get('host', 'localhost'), safe='')}:{where.get('port', 5432)}"
        with psycopg.connect(**where, dbname=copy) as site:
            site.execute("UPDATE wagtailcore_site SET hostname = 'localhost', port = 80")
        yield f"postgres://{where.get('user', '')}{password}@{place}/{copy}"
        server.execute(f"DROP DATABASE {copy} WITH (FORCE)")


@pytest.fixture(scope="module")
def site(edge_in, database, tmp_path_factory):
    environment = {
        "DJANGO_SETTINGS_MODULE": "airace.settings.dev",
        "DATABASE_URL": database,
        "SITE_URL": "http://localhost",
        "MEDIA_ROOT": str(tmp_path_factory.mktemp("media")),
    }
    site = edge_in(app="airace.wsgi", environment=environment)
    site.host = "localhost"
    yield site
    # Before the database, which its processes use.
    site.stop()


@pytest.fixture(scope="module")
def editor(site):
    """Publishes and unpublishes the article; returns when the cache has been told."""

    def act(*words):
        environment = site.environment | {
            "CACHE_REFRESH_URL": f"http://127.0.0.1:{site.port}",
            "CACHE_REFRESH_SECRET": site.secret,
        }
        command = [sys.executable, "-m", "tests.deploy.edge_editor", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=os.environ | environment, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stderr
        assert "ERROR" not in done.stderr, done.stderr

    act("publish", "最初の見出し")
    return act


def test_a_publication_and_a_withdrawal_reach_the_next_reader(site, editor):
    first = site.get(ARTICLE)
    assert "最初の見出し" in first.text
    editor("publish", "直した見出し")
    second = site.get(ARTICLE)
    assert (second.status, second.cache) == (200, "HIT")
    assert "直した見出し" in second.text
    editor("unpublish")
    assert site.get(ARTICLE).status == 404
    editor("publish", "最初の見出し")
    assert site.get(ARTICLE).status == 200


@pytest.mark.parametrize("path", ["/", "/articles/", ARTICLE, "/topics/", "/entities/"])
def test_a_readers_page_is_kept_and_is_the_same_for_everyone(site, editor, path):
    site.get(path)
    kept = site.get(path, Cookie="theme=dark", Accept_Language="en")
    assert (kept.status, kept.cache) == (200, "HIT")
    assert kept.headers["Set-Cookie"] is None
    assert kept.headers["Vary"] in {None, "Accept-Encoding"}


@pytest.mark.parametrize("path", ["/no-such-page/", "/articles/no-such-page/"])
def test_a_missing_page_sets_no_cookie_either(site, path):
    answer = site.get(path)
    assert answer.status == 404
    assert answer.headers["Set-Cookie"] is None
    assert answer.headers["Vary"] in {None, "Accept-Encoding"}


@pytest.mark.parametrize(("path", "status"), [
    ("/cms/", 302), ("/cms/login/", 200), ("/health/live", 200), ("/health/ready", 200),
])  # fmt: skip
def test_what_is_not_for_readers_is_never_kept(site, path, status):
    answers = [site.get(path) for _ in range(2)]
    assert [answer.status for answer in answers] == [status] * 2
    assert {answer.cache for answer in answers} <= {None, "MISS"}


@pytest.mark.parametrize(("host", "healthy"), [("localhost,other.example", True), ("evil.example", False)])
def test_the_images_health_check_asks_as_nginx_would(site, host, healthy):
    environment = os.environ | {"BIND": f"127.0.0.1:{site.app_port}", "ALLOWED_HOSTS": host}
    done = subprocess.run([sys.executable, "deploy/healthcheck.py"], cwd=ROOT, env=environment, capture_output=True)
    assert (done.returncode == 0) is healthy


def test_an_unknown_host_is_refused_and_the_refusal_is_not_kept(site):
    answers = [site.get("/", Host="evil.example") for _ in range(2)]
    assert [(answer.status, answer.cache) for answer in answers] == [(400, "MISS")] * 2


def test_readers_do_not_notice_that_the_app_is_killed(site, editor):
    site.get(ARTICLE)
    site.kill("app")
    try:
        assert site.get(ARTICLE).status == 200
        assert site.get("/articles/never-seen/").status == 503
    finally:
        site.start_app()
