"""Personal data: where it lies, and how a person gets it, or gets rid of it."""

import json

import pytest
from django.core.management import CommandError, call_command

from discussion.mail.consent import confirm
from discussion.models import Comment, CommentContact, CommentOrigin, CommentRevision, Outbox, RightsClaim, Subscription
from discussion.services import edit_comment, submit_comment
from discussion.services.claims import ClaimDraft, record_claim, submit_claim
from tests.discussion.posting import draft, reader
from tests.discussion.test_claims import FIELDS
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
ADDRESS = "taro@example.com"


@pytest.fixture
def receipt():
    words = draft("私だけの言い回しで書いた、長めのコメントです。", name="読者T", email="Taro@example.com")
    return submit_comment(page=article(), draft=words, sender=reader(7, agent="MyBrowser/1.0"))


@pytest.fixture
def comment(receipt):
    return receipt.comment


@pytest.fixture
def stranger(comment):
    words = draft("無関係の人のコメントです。こちらは消えません。", name="別人", email="other@example.com")
    return submit_comment(page=comment.discussion.page, draft=words, sender=reader(8)).comment


def exported(capsys, **options):
    call_command("export_personal_data", **options)
    return json.loads(capsys.readouterr().out)


def test_addresses_lie_in_tables_of_their_own_and_the_network_only_as_hashes(comment):
    row = repr(Comment.objects.filter(pk=comment.pk).values().get()) + repr(list(Outbox.objects.values()))
    for personal in ("aro@example.com", "10.0.0.7", "MyBrowser"):
        assert personal not in row
    assert CommentContact.objects.get().email == "Taro@example.com"
    origin = CommentOrigin.objects.values().get()
    assert {len(bytes(origin[name])) for name in ("address_hash", "network_hash", "agent_hash")} == {32}


def test_the_export_holds_all_of_a_persons_and_nothing_of_anyone_elses(comment, stranger, receipt, capsys):
    edit_comment(comment_id=comment.pk, body="書き直したあとの文章です。", capability=receipt.capability)
    confirm(comment.pk)
    submit_claim(draft=ClaimDraft(**{**FIELDS, "claimant_email": ADDRESS}), sender=reader())
    found = exported(capsys, email=ADDRESS)
    [own] = found["comments"]
    assert own["email"] == "Taro@example.com"
    assert own["earlier_wordings"][0]["body"].startswith("私だけの言い回し")
    assert found["subscriptions"][0]["confirmed_at"]
    assert found["claims"][0]["statement"] == FIELDS["statement"]
    assert "無関係の人" not in json.dumps(found, ensure_ascii=False)
    assert exported(capsys, comment=comment.pk)["comments"] == [own]


def test_without_yes_it_only_counts(comment, capsys):
    call_command("erase_personal_data", email=ADDRESS)
    assert "コメント1件" in capsys.readouterr().out
    comment.refresh_from_db()
    assert comment.body


@pytest.mark.parametrize("by", ["email", "comment"])
def test_erasing_takes_words_name_address_and_origin_and_keeps_the_tree(by, comment, stranger, receipt):
    edit_comment(comment_id=comment.pk, body="書き直したあとの文章です。", capability=receipt.capability)
    confirm(comment.pk)
    Comment.objects.filter(pk=comment.pk).update(status=Comment.Status.PUBLISHED)
    reply = CommentFactory(parent=comment)
    whose = {"email": ADDRESS} if by == "email" else {"comment": comment.pk}
    for _ in range(2):
        call_command("erase_personal_data", yes=True, **whose)
    comment.refresh_from_db()
    reply.refresh_from_db()
    assert comment.status == Comment.Status.ERASED
    assert (comment.body, comment.author_name, comment.author_key) == ("", "", None)
    assert reply.parent_id == comment.pk
    assert not Subscription.objects.exists()
    for kind in (CommentContact, CommentOrigin, CommentRevision):
        assert not kind.objects.filter(comment=comment).exists()
    stranger.refresh_from_db()
    assert stranger.body
    assert stranger.contact.email == "other@example.com"


def test_a_closed_case_loses_its_claimant_and_an_open_one_is_kept_and_named(comment, capsys):
    cases = [submit_claim(draft=ClaimDraft(**{**FIELDS, "claimant_email": ADDRESS}), sender=reader()) for _ in range(2)]
    record_claim(claim_id=cases[0].pk, text="終えた。", to_status="accepted")
    call_command("erase_personal_data", email=ADDRESS, yes=True)
    assert f"申出 {cases[1].reference} は続いている" in capsys.readouterr().out
    addresses = dict(RightsClaim.objects.values_list("reference", "claimant_email"))
    assert addresses == {cases[0].reference: "", cases[1].reference: ADDRESS}


@pytest.mark.parametrize("whose", [{"email": ""}, {"email": " "}, {"email": "taro"}])
def test_nobodys_address_is_not_everybodys(comment, whose):
    for command in ("export_personal_data", "erase_personal_data"):
        with pytest.raises(CommandError):
            call_command(command, **whose)
