"""Nothing in the admin is left in English: every address below /cms/, asked for by each role and with an empty form."""

import re

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import Client

from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.flows.access.objects import Things, make_user
from tests.flows.access.patterns import every_pattern
from tests.wording import english, shown_by

KNOWN = {"someone", "else", "somebody", "something", "testserver"}  # names of the objects
# Signs out; answers for programs; pages as readers see them; a form that only its script sends.
SKIPPED = "logout|cms/api/|view_draft|/view/|preview|multiple/add"
PATTERNS = [p for p in every_pattern() if p.route.startswith("cms/") and not re.search(SKIPPED, p.route)]


class Undone(Exception):
    """Raised on purpose, so that what a request changed is taken back."""


@pytest.fixture
def things(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Things.make()


def answers(client, things):
    """What each address says, and what it says to its own form sent back with every field left empty."""
    for pattern in PATTERNS:
        address = pattern.address(things.arguments(pattern))
        page = client.get(address)
        yield f"GET {address}", page
        for fields in empty_forms(page):
            try:
                with transaction.atomic():
                    yield f"POST {address}", client.post(address, fields)
                    raise Undone
            except Undone:
                continue


def empty_forms(page):
    """The forms of a page that are sent to itself, with no more filled in than a browser would send unseen."""
    if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
        return
    for form in BeautifulSoup(page.content, "html.parser").find_all("form", method=re.compile("post", re.IGNORECASE)):
        if form.get("action", "") in ("", page.request["PATH_INFO"]):
            yield {field["name"]: field.get("value", "") for field in form("input", type="hidden") if field.get("name")}


@pytest.mark.parametrize("role", [EDITOR, APPROVER, ADMINISTRATOR])
def test_nothing_is_left_in_english(things, role):
    client = Client(raise_request_exception=False)
    client.force_login(make_user("someone", [role]))
    found = {}
    for where, response in answers(client, things):
        for text in english(shown_by(response), known=KNOWN):
            found.setdefault(text, where)
    for text, where in found.items():
        print(f"{text}  ←  {where}")
    assert found == {}
