"""Who may do what, at every address of the project: matrix.tsv beside this file's helpers, line by line.

A line holds a route, a method, and what each role gets. To write the table
anew after a change, `WRITE_ACCESS_MATRIX=1 pytest tests/flows/test_access_matrix.py`, then read its difference:
each line that changed is a decision.
"""

import os
from copy import copy
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client

from tests.flows.access.objects import ROLES, Things, make_user
from tests.flows.access.patterns import every_pattern

MATRIX = Path(__file__).parent / "access" / "matrix.tsv"
METHODS = ["GET", "POST", "DELETE"]
NOT_ASKED = "-"  # a method that no form sends is tried by the one who may most
PATTERNS = every_pattern()

ENTERED = {"open", "sent", "invalid"}
DOORS = ("cms/login/", "cms/password_reset/", "cms/^password_reset/")
WITHOUT_SECRETS = ("cms/sprite/", "cms/jsi18n/")
OWN_ACCOUNT = tuple(f"cms/account/{page}/" for page in ("password", "confirm", "second-factor", "recovery-codes"))
KEEPING_HOUSE = ("cms/users/", "cms/groups/", "cms/sites/", "cms/redirects/", "cms/collections/", "cms/workflows/add/")


class Undone(Exception):
    """Raised on purpose, so that what a request changed is taken back."""


def outcome(response) -> str:
    """One word for an answer."""
    if response.status_code in (301, 302, 303):
        target = response["Location"].split("?")[0]
        if target.endswith("/cms/login/"):
            return "login"
        # Wagtail sends somebody who may not to its front page, with a message.
        return "refused" if target.endswith("/cms/") else "sent"
    words = {200: "open", 400: "invalid", 403: "refused", 404: "missing", 405: "no method", 422: "invalid", 429: "wait"}
    return words.get(response.status_code, str(response.status_code))


@pytest.fixture
def things(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Things.make()


@pytest.fixture
def clients(db):
    made = {}
    for role, groups in ROLES.items():
        made[role] = Client(raise_request_exception=False)
        if groups is not None:
            made[role].force_login(make_user(role, groups))
    return made


def asked(client, method, address) -> str:
    """What this request gets. Neither the database nor the client remembers that it was made."""
    cookies = copy(client.cookies)
    try:
        with transaction.atomic():
            word = outcome(client.generic(method, address))
            raise Undone
    except Undone:
        return word
    finally:
        client.cookies = cookies


def observed(things, clients) -> dict[tuple[str, str], list[str]]:
    found = {}
    for pattern in PATTERNS:
        address = pattern.address(things.arguments(pattern))
        for method in METHODS:
            found[pattern.route, method] = [
                asked(client, method, address) if method != "DELETE" or role == "administrator" else NOT_ASKED
                for role, client in clients.items()
            ]
    return found


def written() -> dict[tuple[str, str], list[str]]:
    lines = [line.split("\t") for line in MATRIX.read_text().splitlines()[1:]]
    return {(route, method): words for route, method, *words in lines}


def write(found) -> None:
    head = "\t".join(["route", "method", *ROLES])
    lines = ["\t".join([*where, *words]) for where, words in found.items()]
    MATRIX.write_text("\n".join([head, *lines]) + "\n")


def test_no_address_is_without_a_rule_of_how_to_ask_for_it(things):
    assert [pattern.route for pattern in PATTERNS if things.arguments(pattern) is None] == []


def test_every_role_gets_at_every_address_what_the_matrix_says(things, clients):
    found = observed(things, clients)
    if os.environ.get("WRITE_ACCESS_MATRIX") == "1":
        write(found)
    expected = written()
    assert {where: words for where, words in found.items() if expected.get(where) != words} == {}
    assert set(expected) == set(found)


def entered_by(role, *, under="cms/", besides=()) -> list[str]:
    """The routes below an address that answer this role with anything of theirs."""
    column = list(ROLES).index(role)
    return [
        route
        for (route, _), words in written().items()
        if route.startswith(under) and not route.startswith(besides) and words[column] in ENTERED
    ]


def test_the_table_knows_no_address_that_fails():
    assert [where for where, words in written().items() if any(word.startswith("5") for word in words)] == []


def test_a_stranger_finds_only_the_door():
    assert entered_by("anonymous", besides=(*DOORS, *WITHOUT_SECRETS)) == []


def test_an_account_without_rights_finds_only_itself():
    assert entered_by("no rights", besides=(*DOORS, *WITHOUT_SECRETS, *OWN_ACCOUNT, "cms/logout/")) == []


@pytest.mark.parametrize("role", ["editor", "approver"])
@pytest.mark.parametrize("under", KEEPING_HOUSE)
def test_only_an_administrator_keeps_house(role, under):
    assert entered_by(role, under=under) == []
