"""A comment's whole way: written, followed by mail, approved by keyboard, answered, reported, taken back."""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.needs("chromium")

BODY, ANSWER = "全行程のはじめのコメントです。", "全行程の返信です。"
MAILS = """
import datetime as dt, json, time_machine
from django.core import mail
from django.test.utils import override_settings
from django.utils import timezone
from discussion.mail.outbox import process_outbox
mail.outbox = []
with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=5)):
        process_outbox()
print(json.dumps([{"to": m.to, "subject": m.subject, "body": m.body, "headers": m.extra_headers} for m in mail.outbox]))
"""
# The demo itself sends what is due every minute: here nothing is, before the test asks in five minutes' name.
START = """
from django.db import connection
from discussion.models import Outbox, RateEvent
Outbox.objects.all().delete()
RateEvent.objects.all().delete()
connection.cursor().execute(
    "CREATE OR REPLACE FUNCTION put_off() RETURNS trigger LANGUAGE plpgsql AS"
    " 'BEGIN NEW.next_at := now() + interval ''3 minutes''; RETURN NEW; END';"
    "CREATE OR REPLACE TRIGGER put_off BEFORE INSERT ON discussion_outbox FOR EACH ROW EXECUTE FUNCTION put_off()")
"""
END = """
from django.db import connection
connection.cursor().execute("DROP FUNCTION put_off CASCADE")
"""


@pytest.fixture
def read(open_page):
    """Opens the article at its comments, in a reader's own browser."""

    def read():
        page = open_page("short article")
        page.locator("#write-body").scroll_into_view_if_needed()
        page.wait_for_selector("comment-thread:defined")
        page.wait_for_selector("comment-composer:defined")
        return page

    return read


@pytest.fixture
def moderator(chromium, site):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP", reduced_motion="reduce")
    page = context.new_page()
    sign_in(page, site, "approver")
    yield page
    context.close()


@pytest.fixture
def mails(site):
    """What goes out now, or in five minutes."""
    site.run(START)
    yield lambda: json.loads(site.run(MAILS).splitlines()[-1])
    site.run(END)


def comment(page, text):
    return page.locator(".comment").filter(has_text=text)


def send(page, text, **fields):
    for name, value in fields.items():
        page.locator(f"#write-{name}").fill(value)
    page.locator("#write-body").fill(text)
    page.locator(".composer [type=submit]").click()
    expect(comment(page, text)).to_be_focused()
    expect(page.locator("toast-message")).not_to_be_empty()
    expect(comment(page, text)).to_contain_text("確認待ち")


def approve(page, site, text, tab="pending"):
    """By keyboard alone, once the card has been reached."""
    page.goto(f"{site.address}/cms/discussion/queue/?tab={tab}")
    page.wait_for_selector("moderation-queue:defined")
    ours = page.evaluate(
        "[...document.querySelectorAll('.moderation, .moderation *')].map(e => e.outerHTML.slice(0, 160))"
    )
    assert [found for found in violations(page) if found[1] in ours] == []
    card = page.locator("[data-card]").filter(has_text=text)
    for _ in range(page.locator("[data-card]").count()):
        if card.get_attribute("aria-current"):
            break
        page.keyboard.press("j")
    page.keyboard.press("a")
    expect(card).to_be_hidden()
    expect(page.locator("[data-told]")).not_to_be_empty()


def path_in(text, act):
    return re.search(rf"/discussion/mail/{act}/\S+/", text)[0]


def test_from_the_first_word_to_the_last(read, moderator, mails, site):
    writer, other = read(), read()
    send(writer, BODY, name="全行程", email="reader@example.com")
    assert violations(writer) == []
    writer.reload()
    writer.locator("#write-body").scroll_into_view_if_needed()
    expect(comment(writer, BODY)).to_contain_text("ほかの人にはまだ見えていません")
    assert BODY not in writer.request.get(writer.url).text()

    [question] = mails()
    letter = writer.context.new_page()
    for _ in range(2):
        letter.goto(site.address + path_in(question["body"], "confirm"))
    assert violations(letter) == []
    letter.get_by_role("button", name="受け取る").click()
    expect(letter.get_by_role("status")).to_contain_text("これからメールでお知らせします")

    approve(moderator, site, BODY)
    [told] = mails()
    assert (told["to"], "公開しました" in told["subject"]) == (["reader@example.com"], True)

    other.reload()
    other.locator("#write-body").scroll_into_view_if_needed()
    comment(other, BODY).get_by_role("link", name="返信する").click()
    send(other, ANSWER, name="別の人")
    approve(moderator, site, ANSWER)
    [answered] = mails()
    assert ANSWER in answered["body"]

    other.reload()
    comment(other, BODY).get_by_role("link", name="通報する").click()
    other.get_by_label("事実と異なる").check()
    other.get_by_label("補足").fill("日付が違うようです。")
    other.get_by_role("button", name="通報する").click()
    expect(other.get_by_role("status")).to_contain_text("通報を受け付けました")
    approve(moderator, site, "日付が違うようです。", tab="reported")

    stop = answered["headers"]["List-Unsubscribe"].strip("<>")
    assert answered["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    letter.goto(stop)
    assert site.run("from discussion.models import Subscription as S; print(S.objects.get().ended_at)") == "None"
    answer = moderator.context.request.post(stop, form={"List-Unsubscribe": "One-Click"}, max_redirects=0)
    assert answer.status == 200
    assert site.run("from discussion.models import Subscription as S; print(S.objects.get().ended_at)") != "None"
    letter.get_by_role("button", name="止める").click()
    expect(letter.get_by_role("status")).to_contain_text("知らせを止めました")

    writer.goto(site.address + site.paths["short article"])
    writer.locator("#write-body").scroll_into_view_if_needed()
    writer.on("dialog", lambda dialog: dialog.accept())
    comment(writer, BODY).get_by_role("button", name="取り下げる").click()
    expect(comment(writer, BODY)).to_have_count(0)
    gone = read()
    expect(comment(gone, BODY)).to_have_count(0)
    expect(comment(gone, "非表示のコメント").first).to_contain_text("取り下げました")
    expect(comment(gone, ANSWER)).to_be_visible()
    assert mails() == []
