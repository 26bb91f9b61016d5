"""権利侵害の申出: the form, the receipt, and the log of the case."""

import datetime as dt
import uuid

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from discussion.exceptions import Invalid
from discussion.mail.outbox import process_outbox
from discussion.models import RightsClaim, SiteDiscussionSettings
from discussion.personal_records import CLAIMANT_FOR, forget_claimants
from discussion.services.claims import ClaimDraft, record_claim, submit_claim
from tests.discussion.posting import reader
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
URL = "/discussion/claims/"
FIELDS = {
    "target_url": "/articles/",
    "right": "reputation",
    "statement": "私の名誉を傷つける記述があります。",
    "request": "該当するコメントの削除",
    "claimant_name": "申出 花子",
    "claimant_email": "hanako@example.com",
    "on_behalf_of": "",
}


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def form_of(response):
    form = BeautifulSoup(response.content, "html.parser").select_one("form.composer")
    return {field["name"]: field.get("value", field.text) for field in form.select("input[type=hidden]")}


def send(browser, **fields):
    return browser.post(URL, {**form_of(browser.get(URL)), **FIELDS, **fields})


def claim(**fields):
    return submit_claim(draft=ClaimDraft(**{**FIELDS, **fields}), sender=reader())


def test_the_form_opens_a_case_with_a_number_and_a_date_for_the_answer(browser):
    answer = send(browser)
    case = RightsClaim.objects.get()
    assert answer.status_code == 200
    assert case.reference in answer.content.decode()
    assert case.status == "received"
    assert dt.timedelta(days=6) < case.due_at - timezone.now() <= dt.timedelta(days=7)
    assert [entry.text for entry in case.entries.all()] == ["申出を受け付けました。"]


def test_the_same_form_sent_twice_is_one_case(browser):
    fields = form_of(browser.get(URL))
    for _ in range(2):
        assert send(browser, **fields).status_code == 200
    assert RightsClaim.objects.count() == 1
    number = uuid.uuid4()
    same = [submit_claim(draft=ClaimDraft(**FIELDS), sender=reader(), submission_id=number).pk for _ in range(2)]
    assert len(set(same)) == 1


def test_without_a_token_nothing_is_stored_and_the_words_come_back(browser):
    answer = browser.post(URL, FIELDS)
    assert answer.status_code == 403
    assert FIELDS["statement"] in answer.content.decode()
    assert not RightsClaim.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("right", "", "権利を選んでください"),
        ("right", "x", "権利を選んでください"),
        ("statement", " \n", "内容を入れてください"),
        ("statement", "あ" * 5001, "5,000字まで"),
        ("statement", "\x00", "使えない文字"),
        ("request", "", "求める対応を入れてください"),
        ("request", "あ" * 301, "300字まで"),
        ("claimant_name", "", "お名前を入れてください"),
        ("claimant_email", "", "メールアドレスを入れてください"),
        ("claimant_email", "hanako", "メールアドレスの形"),
        ("claimant_email", "a@example.com\nBcc: b@example.com", "メールアドレスの形"),
        ("target_url", "", "アドレスを入れてください"),
        ("target_url", "https://other.example/", "このサイトの"),
        ("target_url", "http://[", "このサイトの"),
        ("target_url", "javascript:alert(1)", "このサイトの"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(browser, field, value, words):
    answer = send(browser, **{field: value})
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert "申出 花子" in html or field == "claimant_name"
    assert FIELDS["statement"] in html or field == "statement"
    assert not RightsClaim.objects.exists()


@pytest.mark.parametrize("number", ["", "no", "1" * 5000])
def test_a_form_whose_number_is_lost_or_damaged_is_taken_all_the_same(browser, number):
    assert send(browser, submission_id=number).status_code == 200
    assert RightsClaim.objects.get().submission_id


def test_too_many_are_refused_for_a_while(browser):
    assert [send(browser).status_code for _ in range(3)] == [200, 200, 429]


def test_an_address_of_a_comment_or_of_a_page_names_it():
    page = article()
    comment = CommentFactory()
    assert claim(target_url=f"http://testserver{comment.get_absolute_url()}").comment == comment
    by_anchor = claim(target_url=f"{comment.discussion.page.url}#c-{comment.pk}")
    assert (by_anchor.comment, by_anchor.page_id) == (comment, comment.discussion.page_id)
    found = submit_claim(draft=ClaimDraft(**{**FIELDS, "target_url": page.full_url}), sender=reader(2))
    assert (found.comment, found.page_id) == (None, page.pk)


def test_the_receipt_holds_nothing_that_the_claimant_wrote():
    case = claim()
    process_outbox()
    [receipt] = mail.outbox
    assert receipt.to == ["hanako@example.com"]
    assert case.reference in receipt.body
    for name in ("statement", "request", "claimant_name"):
        assert FIELDS[name] not in receipt.body
    process_outbox()
    assert len(mail.outbox) == 1


def test_moderators_are_told_of_the_case_by_its_number_alone():
    site = SiteDiscussionSettings.load()
    site.moderator_emails = "editor@example.com"
    site.save()
    case = claim()
    process_outbox()
    [notice] = [sent for sent in mail.outbox if sent.to == ["editor@example.com"]]
    assert case.reference in notice.body
    assert FIELDS["claimant_name"] not in notice.body


def test_the_log_carries_the_case_to_its_end_and_only_grows():
    case = claim()
    record_claim(claim_id=case.pk, text="投稿者に照会した。", to_status="inquiring")
    closed = record_claim(claim_id=case.pk, text="削除した。", to_status="accepted")
    assert closed.closed_at
    record_claim(claim_id=case.pk, text="申出者に伝えた。")
    opened_again = record_claim(claim_id=case.pk, text="誤って閉じた。", to_status="inquiring")
    assert opened_again.closed_at is None
    with pytest.raises(Invalid):
        record_claim(claim_id=case.pk, text="", to_status="")
    assert [entry.to_status for entry in case.entries.all()] == [
        "received",
        "inquiring",
        "accepted",
        "accepted",
        "inquiring",
    ]
    for change in (lambda: case.entries.update(text="別の記録"), case.entries.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_claimant_is_forgotten_three_years_after_the_end_and_the_case_stays():
    case, still_open = claim(), claim()
    record_claim(claim_id=case.pk, text="認めなかった。", to_status="declined")
    assert forget_claimants(timezone.now() + CLAIMANT_FOR - dt.timedelta(days=1)) == 0
    assert forget_claimants(timezone.now() + CLAIMANT_FOR + dt.timedelta(days=1)) == 1
    case.refresh_from_db()
    still_open.refresh_from_db()
    assert (case.claimant_name, case.claimant_email, case.statement) == ("（消去）", "", "（消去）")
    assert still_open.claimant_email == "hanako@example.com"
