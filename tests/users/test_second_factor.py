"""Whoever may publish gives a second factor; nothing of the admin opens before."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.test import RequestFactory
from django.urls import reverse

from tests.users.conftest import PASSWORD, code_of, set_up, shown, sign_in
from users.middleware import lead_to_second_factor

pytestmark = pytest.mark.django_db
CODE, SET_UP, CONFIRM = "/cms/login/code/", "/cms/account/second-factor/set-up/", "/cms/account/confirm/code/"
PATHS = [
    "/cms/", "/cms/pages/", "/cms/account/", "/cms/images/", "/cms/users/", "/cms/api/main/pages/", "/cms/sprite-/",
    "/cms/nothing-here/", "/cms/reports/site-history/", "/cms/editing-sessions/1/", "/cms/account/password/",
    "/cms/account/recovery-codes/", "/cms/account/recovery-codes/renew/", "/cms/account/recovery-codes/download/",
    "/cms/account/second-factor/", "/cms/account/second-factor/remove/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_who_must_have_one_is_led_to_set_it_up_from_everywhere(client, approver, required, path):
    sign_in(client, "shinobu")
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(SET_UP)


@pytest.mark.parametrize("path", PATHS)
def test_a_session_without_the_factor_is_asked_for_it_everywhere(client, hanako, path):
    client.force_login(hanako)
    set_up(hanako)
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(CONFIRM)


@pytest.mark.parametrize("group", ["承認者", "管理者"])
def test_approvers_and_administrators_must(client, make_account, required, group):
    make_account("one", group=group)
    sign_in(client, "one")
    assert client.get("/cms/")["Location"].startswith(SET_UP)


def test_a_superuser_must(client, make_account, required):
    make_account("root", group=None, is_superuser=True)
    sign_in(client, "root")
    assert client.get("/cms/")["Location"].startswith(SET_UP)


def test_an_editor_need_not(client, hanako, required):
    sign_in(client)
    assert client.get("/cms/").status_code == 200


def test_nobody_must_where_the_site_does_not_ask(client, approver):
    sign_in(client, "shinobu")
    assert client.get("/cms/").status_code == 200


def test_it_is_set_up_straight_after_the_sign_in_and_the_codes_are_shown(client, approver, required):
    sign_in(client, "shinobu")
    page = client.get(SET_UP)
    assert 'src="data:image/svg+xml;base64,' in page.text
    secret = client.session["mfa.totp.secret"]
    assert secret[:4] + " " + secret[4:8] in page.text
    key = client.session.session_key
    answer = client.post(SET_UP, {"code": shown(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    assert client.session.session_key != key
    codes = client.get(answer["Location"])
    assert codes.status_code == 200
    first = RecoveryCodes(Authenticator.objects.get(user=approver, type="recovery_codes")).generate_codes()[0]
    assert f"{first[:4]} {first[4:]}" in codes.text
    assert client.get("/cms/").status_code == 200


def test_a_wrong_code_sets_nothing_up(client, approver, required):
    sign_in(client, "shinobu")
    page = client.post(SET_UP, {"code": "nonsense"})
    assert "コードが違います" in page.text
    assert not Authenticator.objects.exists()


def test_the_password_alone_opens_nothing_once_it_is_set_up(client, hanako):
    set_up(hanako)
    assert sign_in(client)["Location"] == CODE
    assert "_auth_user_id" not in client.session
    assert client.get("/cms/")["Location"].startswith("/cms/login/")
    assert client.get(SET_UP)["Location"].startswith("/cms/login/")


def test_the_code_opens_the_admin_under_a_new_session_key(client, hanako):
    set_up(hanako)
    sign_in(client)
    key = client.session.session_key
    assert client.post(CODE, {"code": code_of(hanako)})["Location"] == "/cms/"
    assert client.session.session_key != key
    assert client.get("/cms/").status_code == 200


def test_where_one_wanted_to_go_is_remembered_over_the_code(client, hanako):
    set_up(hanako)
    client.post("/cms/login/", {"username": "hanako", "password": PASSWORD, "next": "/cms/pages/"})
    assert client.post(CODE, {"code": code_of(hanako)})["Location"] == "/cms/pages/"


@pytest.mark.parametrize("form", ["{}", " {} ", "{:.3} {:.3}"])
def test_full_width_digits_and_spaces_are_understood(client, hanako, form):
    set_up(hanako)
    sign_in(client)
    code = code_of(hanako)
    wide = code.translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    typed = f"{wide[:3]} {wide[3:]}" if ":" in form else form.format(wide)
    assert client.post(CODE, {"code": typed})["Location"] == "/cms/"


def test_a_code_is_good_for_one_sign_in(client, hanako):
    set_up(hanako)
    code = code_of(hanako)
    sign_in(client)
    client.post(CODE, {"code": code})
    client.post("/cms/logout/")
    cache.clear()  # another process remembers nothing
    sign_in(client)
    assert "コードが違います" in client.post(CODE, {"code": code}).text


def test_a_clock_half_a_minute_fast_or_slow_is_forgiven_and_an_older_code_is_then_refused(client, hanako):
    set_up(hanako)
    sign_in(client)
    assert client.post(CODE, {"code": code_of(hanako, steps=1)}).status_code == 302
    client.post("/cms/logout/")
    sign_in(client)
    assert client.post(CODE, {"code": code_of(hanako)}).status_code == 200


def test_a_recovery_code_works_once(client, hanako):
    set_up(hanako)
    code = RecoveryCodes(Authenticator.objects.get(user=hanako, type="recovery_codes")).generate_codes()[3]
    sign_in(client)
    assert client.post(CODE, {"code": f"{code[:4]} {code[4:]}"})["Location"] == "/cms/"
    client.post("/cms/logout/")
    sign_in(client)
    assert client.post(CODE, {"code": code}).status_code == 200


@pytest.mark.parametrize("code", ["", "\0", "x" * 10_000, "𠮷𠮷", "-1", "０" * 6, "٠٠٠٠٠٠"])
def test_no_text_breaks_the_code(client, hanako, code):
    set_up(hanako)
    sign_in(client)
    assert client.post(CODE, {"code": code}).status_code == 200


def test_the_code_page_is_closed_without_a_password(client, db):
    assert client.get(CODE)["Location"] == "/cms/login/"
    assert client.post(CODE, {"code": "123456"})["Location"] == "/cms/login/"


def test_a_session_from_before_gives_the_code_and_goes_on_under_a_new_key(client, hanako):
    client.force_login(hanako)
    set_up(hanako)
    there = client.get("/cms/pages/")["Location"]
    key = client.session.session_key
    answer = client.post(there, {"code": code_of(hanako), "next": "/cms/pages/"})
    assert answer["Location"] == "/cms/pages/"
    assert client.session.session_key != key
    assert client.get("/cms/pages/").status_code == 200


def test_the_password_does_not_stand_for_the_code(client, hanako):
    client.force_login(hanako)
    set_up(hanako)
    client.post("/cms/account/confirm/", {"password": PASSWORD})
    assert client.get("/cms/")["Location"].startswith(CONFIRM)


def test_who_must_have_one_cannot_take_it_off(client, approver, required):
    set_up(approver)
    sign_in(client, "shinobu")
    client.post(CODE, {"code": code_of(approver)})
    page = client.post("/cms/account/second-factor/remove/")
    assert "やめることはできません" in page.text
    assert Authenticator.objects.filter(user=approver, type="totp").exists()


def test_who_need_not_may_take_it_off(client, hanako):
    set_up(hanako)
    sign_in(client)
    client.post(CODE, {"code": code_of(hanako)})
    client.post("/cms/account/second-factor/remove/")
    assert not Authenticator.objects.filter(user=hanako).exists()
    assert client.get("/cms/").status_code == 200


def test_the_recovery_codes_are_downloaded_and_renewed(client, hanako):
    set_up(hanako)
    sign_in(client)
    client.post(CODE, {"code": code_of(hanako)})
    old = client.get("/cms/account/recovery-codes/download/")
    assert old["Content-Disposition"].startswith("attachment")
    assert old.text.startswith("airaceの回復コード（hanako）")
    client.post("/cms/account/recovery-codes/renew/")
    assert client.get("/cms/account/recovery-codes/download/").text != old.text


def test_nobody_reads_the_recovery_codes_long_after_the_sign_in_without_a_code(client, hanako):
    set_up(hanako)
    sign_in(client)
    client.post(CODE, {"code": code_of(hanako)})
    with time_machine.travel(time.time() + 3600):
        assert client.get("/cms/account/recovery-codes/")["Location"].startswith(CONFIRM)


def test_the_sign_in_costs_the_admin_two_queries_at_most(client, hanako, required, django_assert_max_num_queries):
    request = RequestFactory().get("/cms/")
    request.user = hanako
    with django_assert_max_num_queries(2):
        assert lead_to_second_factor(request) is None
