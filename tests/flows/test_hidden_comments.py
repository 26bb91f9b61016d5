"""At every public address: what has not been published stands nowhere, and what is cached is the same for all."""

from itertools import product

import pytest
from django.test import Client

from articles.models import ArticlePage
from discussion.models import Comment, Discussion
from discussion.models.comment import CommentQuerySet
from tests.discussion.posting import post
from tests.factories.accounts import account
from tests.factories.discussion import CommentFactory
from tests.flows.access.objects import Things
from tests.flows.access.patterns import every_pattern

pytestmark = pytest.mark.django_db
SECRET = "ひみつのことば"
Status = Comment.Status
NOT_FOR_READERS = ("cms/", "_util/", "documents/", "media/")
QUERIES = ("", "?order=oldest", "?order=supported", "?posted=1")
VERBS = ("replies/", "edit/", "withdraw/", "vote/", "report/")
FEWEST_ADDRESSES, FEWEST_CACHED = 60, 12


@pytest.fixture
def addresses(db, settings, tmp_path):
    """Every public address, with comments of every state behind it, each of them alone and answered in public."""
    settings.MEDIA_ROOT = tmp_path
    things = Things.make()
    shown = Comment.objects.get(pk=things.ids["comment"])
    for status in set(Status) - {Status.PUBLISHED}:
        words = {"body": f"{SECRET}。", "author_name": SECRET, "passage_text": SECRET, "outcome_note": SECRET}
        for parent, is_answered in product((None, shown), (False, True)):
            place = {"discussion": shown.discussion, "parent": parent}
            hidden = CommentFactory(**place, status=status, kind="correction", outcome="adopted", **words)
            if is_answered:
                CommentFactory(parent=CommentFactory(parent=hidden))
    CommentFactory(parent=shown)
    found = []
    for pattern in every_pattern():
        arguments = things.arguments(pattern)
        if arguments is not None and not pattern.route.lstrip("^").startswith(NOT_FOR_READERS):
            found.append(pattern.address(arguments))
    article = ArticlePage.objects.get(pk=things.ids["article"])
    found += [f"{address}{query}" for address in (article.url, f"/discussion/{article.pk}/") for query in QUERIES]
    return list(dict.fromkeys([*found, *(comment.get_absolute_url() for comment in Comment.objects.all())]))


def telling(addresses) -> list[str]:
    """The addresses that tell a secret, those of what may be done to each comment among them."""
    client = Client(raise_request_exception=False)
    acts = [f"{comment.get_absolute_url()}{verb}" for comment in Comment.objects.all() for verb in VERBS]
    return [address for address in [*addresses, *acts] if SECRET.encode() in b"".join(client.get(address))]


def test_what_is_not_published_is_told_nowhere(addresses):
    assert len(addresses) >= FEWEST_ADDRESSES
    assert telling(addresses) == []


def test_a_query_that_forgot_to_ask_would_be_found_out(addresses, monkeypatch):
    monkeypatch.setattr(CommentQuerySet, "published", lambda comments: comments)
    assert telling(addresses)


@pytest.mark.parametrize("question", ["is_gravestone", "is_published"])
def test_a_page_that_forgot_to_ask_would_be_found_out(addresses, monkeypatch, question):
    monkeypatch.setattr(Comment, question, question == "is_published")
    assert telling(addresses)


@pytest.fixture
def readers(addresses):
    """A guest, somebody who has commented and bears the cookie, and an editor."""
    commenter, editor = Client(), Client()
    page = Discussion.objects.first().page
    assert post(commenter, page).cookies["discussion_author"]
    # Wherever the cookie might be sent.
    commenter.cookies["discussion_author"]["path"] = "/"
    editor.force_login(account("editor"))
    return [Client(), commenter, editor]


def differing(addresses, readers) -> tuple[int, list[str]]:
    """(how many of them are cached, those of them that are not one and the same, or leave a cookie)."""
    cached, wrong = 0, []
    for address in addresses:
        first, *others = (reader.get(address) for reader in readers)
        if "s-maxage" in first.get("Cache-Control", ""):
            cached += 1
            is_same = all(b"".join(other) == b"".join(first) for other in others)
            if not is_same or any(answer.cookies for answer in (first, *others)):
                wrong.append(address)
    return cached, wrong


def test_what_is_cached_is_the_same_for_guest_commenter_and_editor_and_leaves_no_cookie(addresses, readers):
    cached, wrong = differing(addresses, readers)
    assert cached >= FEWEST_CACHED
    assert wrong == []


def test_a_page_that_knows_its_reader_would_be_found_out(addresses, readers, monkeypatch):
    of_everybody = ArticlePage.get_context

    def of_one(page, request, *args, **kwargs):
        page.title += "（編集者へ）" if request.user.is_authenticated else ""
        return of_everybody(page, request, *args, **kwargs)

    monkeypatch.setattr(ArticlePage, "get_context", of_one)
    assert differing(addresses, readers)[1]
