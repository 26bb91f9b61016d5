"""What an editor finds about signing in among the settings of the account."""

from django.urls import reverse
from wagtail import hooks


@hooks.register("register_account_menu_item")
def second_factor_item(request):
    return {
        "url": reverse("mfa_index"),
        "label": "二段階認証",
        "help_text": "ログインのときに、スマートフォンのアプリに出るコードも尋ねます。",
    }


@hooks.register("register_account_menu_item")
def password_item(request):
    return {
        "url": reverse("account_change_password"),
        "label": "パスワードの変更",
        "help_text": "変えると、どの端末からもログアウトします。",
    }
