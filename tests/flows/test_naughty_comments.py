"""Every line of the corpora in whatever a reader writes: kept as typed or refused in words, and never a fault."""

import json
import re
import unicodedata
import uuid
from collections import Counter
from html import unescape
from itertools import zip_longest
from xml.etree import ElementTree

import pytest
from django.core import mail

from discussion.exceptions import Invalid
from discussion.mail.consent import confirm
from discussion.mail.outbox import process_outbox
from discussion.models import Comment, CommentReport, Discussion, Outbox, RightsClaim, SiteDiscussionSettings
from discussion.models.comment import MAX_BODY, MAX_NAME, MAX_PASSAGE
from discussion.services.drafts import MAX_BLOCK, checked
from discussion.services.reactions import MAX_NOTE
from discussion.texts import clean_body
from tests.discussion.posting import OWN, draft, post
from tests.factories.discussion import CommentFactory
from tests.factories.naughty import NULL, corpora, packed
from tests.factories.pages import article

pytestmark = [pytest.mark.django_db, pytest.mark.needs("corpora")]
ODD = [NULL, "\ud800", "\x1b[2J", "e" + "\u0301" * 20, "\ufdd0", "あ" * 5001]


@pytest.fixture(autouse=True)
def no_limits(settings):
    settings.DISCUSSION_LIMITS = dict.fromkeys(("post", "vote", "report", "act", "claim"), (10**6,) * 3)
    settings.DISCUSSION_SITE_MOST = 10**6


@pytest.fixture
def page():
    SiteDiscussionSettings.objects.create(mode="open")
    return Discussion.ensure(article()).page


def is_japanese(message) -> bool:
    return bool(re.search("[ぁ-ん]", message))


def as_kept(text) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def takes(take, text) -> bool:
    """Whether it takes the text; a refusal says why in Japanese."""
    try:
        take(text)
    except Invalid as error:
        refusal = error
    else:
        return True
    assert is_japanese(refusal.message), text
    return False


FIELDS = {
    "body": (MAX_BODY, lambda text: checked(draft(text)).body),
    "name": (MAX_NAME, lambda text: checked(draft(name=text)).name),
    "email": (0, lambda text: checked(draft(email=text)).email),
    "kind": (0, lambda text: checked(draft(kind=text)).kind),
    "passage": (MAX_PASSAGE, lambda text: checked(draft(passage={"text": text})).passage["text"]),
    "block": (MAX_BLOCK, lambda text: checked(draft(passage={"text": "語", "block": text})).passage["block"]),
    "report": (MAX_NOTE, lambda text: clean_body(text, field="note", most=MAX_NOTE)),
}


@pytest.mark.parametrize("field", FIELDS)
def test_each_line_is_kept_as_typed_or_refused_with_a_reason(field):
    most, take = FIELDS[field]
    refused = Counter()
    for text in [*corpora(), *ODD]:
        if takes(take, text):
            if field != "name":  # which is one line, and keeps its direction
                assert take(text) == as_kept(text)
        else:
            refused[len(text) <= most] += 1
    # What fits is refused for its characters alone.
    assert refused[True] < 60


def usable(field) -> list[str]:
    _, take = FIELDS[field]
    return [text for text in corpora() if takes(take, text)]


def posts():
    """Posts that hold them all, many to each."""
    parts = {
        "body": packed(usable("body"), MAX_BODY, "\n"),
        "name": packed(usable("name"), MAX_NAME)[::5],
        "passage": packed(usable("passage"), MAX_PASSAGE)[::12],
        "block": packed(usable("block"), MAX_BLOCK)[::60],
    }
    for texts in zip_longest(*parts.values(), fillvalue="語"):
        body, name, passage, block = texts
        yield {"body": body, "name": name, "passage": {"text": passage, "block": block}}


def test_a_script_posts_them_and_every_page_shows_them(client, admin_client, page):
    sent = {}
    for fields in posts():
        answer = post(client, page, **fields)
        assert answer.status_code == 201, answer.content
        sent[answer.json()["id"]] = fields
    assert len(sent) > 90
    for comment in Comment.objects.all():
        assert comment.body == as_kept(sent[comment.pk]["body"])
        assert comment.passage_text == as_kept(sent[comment.pk]["passage"]["text"])
    for address in ("queue/", "queue/?tab=spam", "comments/", f"authors/{bytes(comment.author_key).hex()}/"):
        assert admin_client.get(f"/cms/discussion/{address}").status_code == 200
    Comment.objects.update(status=Comment.Status.PUBLISHED)
    feed = f"/discussion/{page.pk}/feed.xml"
    for address in (page.url, f"/discussion/{page.pk}/", f"/discussion/{page.pk}/comments/", feed):
        assert client.get(address).status_code == 200
    for pk in list(sent)[::10]:
        assert client.get(f"/discussion/comments/{pk}/").status_code == 200
    assert ElementTree.fromstring(client.get(feed).content).tag.endswith("feed")


def test_what_a_script_may_not_post_is_refused_with_a_reason_and_nothing_is_stored(client, page):
    for text in [*(set(corpora()) - set(usable("body"))), *ODD]:
        for fields in ({"body": text}, {"name": text}, {"passage": {"text": text}}):
            answer = post(client, page, **fields)
            if answer.status_code == 201:
                continue
            [[message]] = answer.json()["errors"].values()
            assert (answer.status_code, is_japanese(message)) == (422, True), text
    assert not Comment.objects.exclude(body__contains="記事の表").exists()


def kept_in_form(response) -> str:
    # A browser drops the first end of line.
    return unescape(re.search(r"<textarea[^>]*>&#10;(.*?)</textarea>", response.content.decode(), re.DOTALL)[1])


def test_a_plain_form_gives_every_text_back(client, page):
    address = f"/discussion/{page.pk}/comments/"
    for fields in posts():
        asked = client.post(address, {"body": fields["body"], "name": fields["name"]})
        assert (asked.status_code, kept_in_form(asked)) == (200, fields["body"])
    for text in set(corpora()) - set(usable("body")) | {NULL, "あ" * 5001}:
        refused = client.post(address, {"body": text, "csrfmiddlewaretoken": "x"})
        assert (refused.status_code, refused.context["form"].data["body"]) == (422, text)
        assert is_japanese(str(refused.context["form"].errors["body"]))
        assert kept_in_form(refused) == text
    assert not Comment.objects.exists()


def test_as_the_note_of_a_report(client, admin_client, page):
    comment = CommentFactory(discussion=page.discussion)
    address = f"{comment.get_absolute_url()}report/"
    notes = packed(usable("report"), MAX_NOTE, "\n")[::8]
    for number, note in enumerate(notes):
        sent = json.dumps({"reason": "other", "note": note})
        reader = {"REMOTE_ADDR": f"10.0.{number // 250}.{number % 250}"}
        assert client.post(address, sent, "application/json", **OWN, **reader).status_code == 200
    assert set(CommentReport.objects.values_list("note", flat=True)) == {as_kept(note) for note in notes}
    for text in ODD[:5]:
        answer = client.post(address, json.dumps({"reason": "other", "note": text}), "application/json", **OWN)
        assert (answer.status_code, list(answer.json()["errors"])) == (422, ["note"])
    assert admin_client.get("/cms/discussion/queue/?tab=reported").status_code == 200


def test_in_a_claim_they_are_kept_or_refused_and_never_lost(client, admin_client, page):
    statements = packed(usable("body"), MAX_BODY, "\n")[::4]
    lines = packed(usable("name"), 80)
    for number, statement in enumerate(statements):
        form = {"right": "privacy", "target_url": page.url, "statement": statement, "request": lines[number],
                "claimant_name": lines[-number - 1], "claimant_email": "a@example.com",
                "submission_id": str(uuid.uuid4()), "csrfmiddlewaretoken": "x"}  # fmt: skip
        assert client.post("/discussion/claims/", form).status_code == 200
    kept = set(RightsClaim.objects.values_list("statement", flat=True))
    assert kept == {as_kept(statement) for statement in statements}
    for text in [*corpora()[::40], NULL]:
        answer = client.post("/discussion/claims/", {**form, "target_url": text, "right": text, "submission_id": text})
        assert answer.status_code == 422
        assert answer.context["form"].data["target_url"] == text
    for claim in RightsClaim.objects.all()[:3]:
        assert admin_client.get(f"/cms/discussion/claims/{claim.pk}/").status_code == 200


def test_mail_stays_one_plain_text_with_its_own_headers(client, page):
    """To moderators, and to somebody who was answered: bodies, names, notes, titles."""
    followed = CommentFactory(discussion=page.discussion)
    receipt = post(client, page, email="reader@example.com").json()["id"]
    subscription = confirm(receipt)
    subscription.comment = followed
    subscription.save()
    site = SiteDiscussionSettings.objects.get()
    site.moderator_emails = "moderator@example.com"
    site.save()
    names, titles = packed(usable("name"), MAX_NAME), packed(corpora(), 255)
    for number, body in enumerate(packed(usable("body"), MAX_BODY, "\n")[::3]):
        fields = {"discussion": page.discussion, "body": body, "author_name": names[number * 7]}
        answer = CommentFactory(parent=followed, **fields)
        waiting = CommentFactory(status=Comment.Status.PENDING, **fields)
        owed = [{"comment": answer.pk, "subscription": subscription.pk}, {"comment": waiting.pk, "to": "moderators"}]
        Outbox.objects.bulk_create(Outbox(kind=Outbox.Kind.RECEIVED, payload=payload) for payload in owed)
        type(page).objects.filter(pk=page.pk).update(title=titles[number * 9].replace("\x00", ""))
        if number % 10 == 9:
            process_outbox()
    process_outbox()
    assert len(mail.outbox) > 30
    for message in mail.outbox:
        sent = message.message()
        assert (sent.get_content_type(), sent.is_multipart(), message.attachments) == ("text/plain", False, [])
        assert message.recipients() in (["reader@example.com"], ["moderator@example.com"])
        assert "\n" not in message.subject
        assert not {"Bcc", "Cc", "Reply-To"} & set(sent.keys())
        assert not re.search(r"https?://(?!testserver)", message.body)
