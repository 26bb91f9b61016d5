"""One way in: the name and the password, and none of Wagtail's own forms beside it."""

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.users.conftest import LOGIN, PASSWORD, sign_in

pytestmark = pytest.mark.django_db
OFF_SITE = [
    "https://evil.example/",
    "http://evil.example",
    "//evil.example/",
    "///evil.example/",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    " //evil.example",
    "https:evil.example",
    "https:/evil.example",
    "https:///evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//",
    "data:text/html,x",
    "vbscript:x",
    "ftp://evil.example/",
    "//evil%E3%80%82example",
    "//evil。example/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "http://testserver:80@evil.example/",
    "//testserver@evil.example",
    "https://evil.example#testserver",
    "https://evil.example?testserver",
    "//[::1]/",
    "http://[evil.example/",
    "evil.example",
    "./evil.example",
    "?next=//evil.example",
    "#",
    "\x01//evil.example",
    "/\r\nLocation: https://evil.example",
    "x" * 5000,
]


def lands_on_our_own_path(location: str) -> bool:
    return location.startswith("/") and not location.startswith(("//", "/\\")) and "\n" not in location


def test_the_name_and_the_password_open_the_admin(client, hanako):
    assert sign_in(client)["Location"] == "/cms/"
    assert client.get("/cms/").status_code == 200


@pytest.mark.parametrize(
    "typed", ["HANAKO", "Hanako", " hanako ", "ｈａｎａｋｏ", "hanako@example.com", "Hanako@Example.com"]
)
def test_the_name_is_understood_however_it_is_typed_and_the_mail_address_too(client, hanako, typed):
    assert sign_in(client, typed)["Location"] == "/cms/"


def test_an_address_that_two_accounts_share_names_neither(client, make_account):
    make_account("one", email="both@example.com")
    make_account("two", email="both@example.com")
    assert sign_in(client, "both@example.com").status_code == 200


def test_an_account_without_a_mail_address_signs_in(client, make_account):
    make_account("quiet", email="")
    assert sign_in(client, "quiet")["Location"] == "/cms/"


@pytest.mark.parametrize(
    ("name", "password"), [("hanako", "wrong-password-1"), ("nobody", PASSWORD), ("nobody@example.com", PASSWORD)]
)
def test_a_wrong_name_and_a_wrong_password_are_refused_in_the_same_words(client, hanako, name, password):
    page = sign_in(client, name, password)
    assert page.status_code == 200
    assert "ユーザー名かパスワードが違います。" in page.text
    assert "_auth_user_id" not in client.session


def test_a_closed_account_is_refused_in_the_words_of_a_wrong_password(client, make_account):
    make_account("gone", is_active=False)
    assert "ユーザー名かパスワードが違います。" in sign_in(client, "gone").text


@pytest.mark.parametrize("name", ["hanako", "nobody", "hanako@example.com", "nobody@example.com"])
def test_a_password_is_hashed_once_whether_or_not_the_account_exists(client, hanako, name, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(args) or encode(*args))
    sign_in(client, name, "wrong-password-1")
    assert len(hashed) == 1


@pytest.mark.parametrize(
    "value", ["\0", "x\0y", "x" * 10_000, "\u202e", "'; DROP TABLE users_user; --", "𠮷" * 2000, "\ufffe"]
)
@pytest.mark.parametrize("field", ["username", "password", "next", "code"])
def test_no_text_breaks_the_form(client, hanako, field, value):
    fields = {"username": "hanako", "password": "wrong-password-1", field: value}
    assert client.post(LOGIN, fields).status_code == 200


@pytest.mark.parametrize("target", OFF_SITE)
def test_after_the_sign_in_nobody_is_led_off_the_site(client, hanako, target):
    answer = client.post(LOGIN, {"username": "hanako", "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert lands_on_our_own_path(answer["Location"])
    again = client.get(LOGIN, {"next": target})
    assert lands_on_our_own_path(again["Location"])
    out = client.post("/cms/logout/", {"next": target})
    assert lands_on_our_own_path(out["Location"])


def test_after_the_sign_in_one_is_where_one_wanted_to_go(client, hanako):
    asked = client.get("/cms/pages/?ordering=title")
    assert asked["Location"] == f"{LOGIN}?next=/cms/pages/%3Fordering%3Dtitle"
    answer = client.post(
        asked["Location"], {"username": "hanako", "password": PASSWORD, "next": "/cms/pages/?ordering=title"}
    )
    assert answer["Location"] == "/cms/pages/?ordering=title"


def test_the_session_key_changes_at_the_sign_in(client, hanako):
    session = client.session
    session["before"] = 1
    session.save()
    sign_in(client)
    assert client.session.session_key != session.session_key


def test_signing_out_needs_a_press_and_leaves_no_cookie(client, hanako):
    sign_in(client)
    assert "ログアウトしますか" in client.get("/cms/logout/").text
    answer = client.post("/cms/logout/")
    assert answer["Location"] == LOGIN
    assert answer.cookies["sessionid"]["max-age"] == 0
    assert client.get("/cms/")["Location"].startswith(LOGIN)


def test_somebody_who_may_not_enter_is_told_so_and_not_sent_round(client, make_account):
    make_account("reader", group=None)
    sign_in(client, "reader")
    page = client.get("/cms/", follow=True)
    assert page.status_code == 403
    assert "管理画面には入れません" in page.text
    assert len(page.redirect_chain) == 1


@pytest.mark.parametrize(
    ("path", "target"), [("/_util/login/", LOGIN), ("/_util/login/?next=/articles/", f"{LOGIN}?next=/articles/")]
)
def test_the_front_ends_login_leads_to_the_one(client, path, target):
    assert client.get(path)["Location"] == target
    assert client.post(path, {"username": "x", "password": "y"})["Location"] == target


@pytest.mark.parametrize("name", ["wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_password_reset"])
def test_wagtails_names_mean_our_pages(name):
    view = get_resolver().resolve(reverse(name)).func
    assert view.__module__.split(".")[0] != "wagtail"
    assert view.view_class.__module__ in ("users.views", "allauth.account.views")


def test_wagtails_own_reset_is_closed(client, hanako):
    confirm = reverse("wagtailadmin_password_reset_confirm", kwargs={"uidb64": "MQ", "token": "set-password"})
    assert client.get(confirm).status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "account_signup", "account_email", "account_set_password", "account_confirm_email", "account_inactive",
        "account_email_verification_sent", "account_confirm_login_code", "account_request_login_code", "mfa_trust",
    ],
)  # fmt: skip
def test_what_is_not_used_does_not_exist(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_an_account_changes_neither_password_nor_address_in_wagtails_form(client, hanako):
    client.force_login(hanako)
    page = client.get("/cms/account/").text
    assert 'type="password"' not in page
    assert 'type="email"' not in page
    assert reverse("mfa_index") in page
    assert reverse("account_change_password") in page


def test_scripts_are_answered_as_people_are(client, hanako):
    answer = sign_in(client, password="wrong-password-1", headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("path", [LOGIN, "/cms/password_reset/", "/cms/password_reset/done/", "/cms/logout/"])
def test_no_page_of_the_admin_is_kept(client, path):
    assert "no-store" in client.get(path)["Cache-Control"]
    assert "private" in client.get(path)["Cache-Control"]


def test_a_form_from_before_is_refused_in_our_words(hanako):
    page = sign_in(Client(enforce_csrf_checks=True))
    assert page.status_code == 403
    assert "画面の有効期限が切れました。" in page.text
