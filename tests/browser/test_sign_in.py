"""From the first sign-in over the authenticator app to the next sign-in with it, with scripts and without."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.needs("chromium")
PERIOD = 30


@pytest.fixture(
    params=[(360, "dark", True), (1280, "light", True), (1280, "light", False)],
    ids=["phone, dark", "desk, light", "without scripts"],
)
def page(request, chromium):
    width, scheme, scripts = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, locale="ja-JP", java_script_enabled=scripts
    )
    page = context.new_page()
    page.scripts, page.problems = scripts, []
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    yield page
    context.close()
    assert page.problems == []


def sound(page) -> None:
    """Nothing for axe to say, and nothing to scroll sideways. axe itself is a script."""
    if not page.scripts:
        return
    violations = Axe().run(page).response["violations"]
    assert [(found["id"], [node["html"] for node in found["nodes"]]) for found in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def press(page, name: str, arrives: str) -> None:
    with page.expect_navigation(url=f"**{arrives}"):
        page.get_by_role("button", name=name, exact=True).click()


def give_name_and_password(page, site, *, arrives: str) -> None:
    page.get_by_label("ユーザー名").fill("editor")
    page.get_by_label("パスワード").fill(site.passwords["editor"])
    press(page, "ログイン", arrives)


def shown(secret: str, *, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + steps))


def test_an_editor_sets_up_the_second_factor_and_signs_in_with_it(page, site):
    page.goto(f"{site.address}/cms/login/?next=/cms/account/second-factor/")
    sound(page)
    give_name_and_password(page, site, arrives="/cms/account/second-factor/")
    sound(page)

    page.get_by_role("link", name="始める", exact=True).click()
    page.wait_for_url("**/set-up/")
    sound(page)
    picture = page.get_by_role("img", name="QRコード")
    assert picture.get_attribute("src").startswith("data:image/svg+xml;base64,")
    assert not page.scripts or picture.evaluate("image => image.naturalWidth") > 0
    secret = page.locator(".secret").text_content().replace(" ", "")

    page.get_by_label("6桁のコード").fill("１２３")
    press(page, "始める", "/set-up/")
    error = page.get_by_text("コードが違います。")
    assert error.get_attribute("id") in page.get_by_label("6桁のコード").get_attribute("aria-describedby")
    sound(page)

    page.get_by_label("6桁のコード").fill(shown(secret))
    press(page, "始める", "/recovery-codes/")
    sound(page)
    codes = page.locator(".codes code").all_text_contents()
    assert len(codes) == 10

    page.goto(f"{site.address}/cms/logout/")
    sound(page)
    press(page, "ログアウト", "/cms/login/")
    page.get_by_text("ログアウトしました。").wait_for()

    give_name_and_password(page, site, arrives="/login/code/")
    sound(page)
    page.goto(f"{site.address}/cms/pages/")
    assert "/cms/login/" in page.url
    page.get_by_label("コード").fill(shown(secret, steps=1))
    press(page, "続ける", "/cms/")

    page.goto(f"{site.address}/cms/account/second-factor/remove/")
    sound(page)
    press(page, "やめる", "/cms/account/second-factor/")
    page.get_by_text("まだ使っていません").wait_for()


@pytest.mark.parametrize(
    "path", ["/cms/password_reset/", "/cms/password_reset/done/", "/cms/password_reset/confirm/1-x/"]
)
def test_the_pages_of_a_forgotten_password_are_sound(page, site, path):
    page.goto(site.address + path)
    sound(page)


def test_a_refusal_is_read_out_and_a_lock_out_says_for_how_long(page, site):
    for number in range(5):
        page.goto(f"{site.address}/cms/login/")
        page.get_by_label("ユーザー名").fill(f"nobody-{page.viewport_size['width']}-{page.scripts}")
        page.get_by_label("パスワード").fill("wrong-password-1")
        press(page, "ログイン", "/cms/login/")
        if number == 0:
            assert page.title().startswith("エラー：")
            assert page.get_by_role("alert").text_content().strip() == "ユーザー名かパスワードが違います。"
            sound(page)
    page.get_by_role("heading", name="しばらくログインできません").wait_for()
    assert page.locator("time").text_content().count(":") == 1
    sound(page)
    page.problems = [text for text in page.problems if "429" not in text]
