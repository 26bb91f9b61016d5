"""Every kind of page is valid HTML, as the Nu Html Checker reads it."""

import json
import re
import subprocess
import urllib.error
import urllib.request

import pytest
from django.utils.encoding import iri_to_uri

from tests.browser.conftest import PAGES
from tests.programs import VNU_JAR

pytestmark = pytest.mark.needs("chromium", "vnu")


def check(folder):
    """The checker's errors about every file in the folder."""
    result = subprocess.run(
        ["java", "-jar", VNU_JAR, "--format", "json", "--stdout", "--errors-only", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        (m["url"].rsplit("/", 1)[-1], m["message"], m.get("extract", "")) for m in json.loads(result.stdout)["messages"]
    ]


def fetch(url):
    try:
        return urllib.request.urlopen(iri_to_uri(url)).read()
    except urllib.error.HTTPError as error:
        return error.read()


def test_every_page_is_valid(site, tmp_path):
    article = fetch(site.address + site.paths["article"]).decode()
    others = {
        "claim": "/discussion/claims/",
        "report": f"{site.paths['comment']}report/",
        "embedded-timeline": "/embed/timeline/",
        "embedded-table": re.search(r"/embed/tables/[\w-]+/[\w-]+/", article)[0],
    }
    for name, path in others.items():
        (tmp_path / f"{name}.html").write_bytes(fetch(site.address + path))
    for name in PAGES:
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(fetch(site.address + site.paths[name]))
    assert check(tmp_path) == []


def test_the_checker_would_see_a_fault(tmp_path):
    (tmp_path / "bad.html").write_text('<!doctype html><html lang="ja"><title>題</title><p id="a"><p id="a">')
    assert check(tmp_path)
