"""The forms of signing in: django-allauth's, with our words, and a code that may be typed in full width."""

import unicodedata

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.contrib.auth import get_user_model

from users.lockout import refuse_if_locked
from users.second_factor import spend_code
from users.tasks import send_reset_mail

PASSWORD_LENGTH = 4096
CODE_LENGTH = 32
NEW_PASSWORDS = {"password1": "新しいパスワード", "password2": "新しいパスワード（確認）"}


class LoginForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "ユーザー名"
        del self.fields["login"].widget.attrs["placeholder"]
        self.fields["login"].widget.attrs.update(autocapitalize="none", spellcheck="false", autofocus=True)
        settle_passwords(self, {"password": "パスワード"})

    def add_prefix(self, field_name):
        # The name that password managers, axes and Wagtail's own form know.
        return "username" if field_name == "login" else super().add_prefix(field_name)

    def clean_login(self):
        return user_name(unicodedata.normalize("NFKC", super().clean_login()))


def user_name(typed: str) -> str:
    """The name of the account, when its mail address was typed instead."""
    accounts = get_user_model().objects
    if "@" not in typed or accounts.filter(username__iexact=typed).exists():
        return typed
    names = accounts.filter(email__iexact=typed, is_active=True).values_list("username", flat=True)[:2]
    return names[0] if len(names) == 1 else typed


class ResetPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "メールアドレス"
        self.fields["email"].max_length = 254
        del self.fields["email"].widget.attrs["placeholder"]

    def clean_email(self):
        return self.cleaned_data["email"]

    def save(self, request, **kwargs):
        send_reset_mail.enqueue(self.cleaned_data["email"])


class ResetPasswordKeyForm(account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        settle_passwords(self, NEW_PASSWORDS)

    def clean(self):
        return clean_passwords(self)


class ChangePasswordForm(account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        settle_passwords(self, {"oldpassword": "いまのパスワード", **NEW_PASSWORDS})

    def clean_oldpassword(self):
        """By the way that is counted, so that a borrowed browser cannot try them all."""
        if not get_adapter().reauthenticate(self.user, self.cleaned_data["oldpassword"]):
            raise get_adapter().validation_error("enter_current_password")
        return self.cleaned_data["oldpassword"]

    def clean(self):
        return clean_passwords(self)


class ReauthenticateForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        settle_passwords(self, {"password": "パスワード"})


class CodeField(forms.CharField):
    """Digits as a phone shows them: full width, spaces and hyphens do not matter."""

    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autocapitalize": "none", "autofocus": True}
    )

    def __init__(self, *, label):
        super().__init__(label=label, max_length=CODE_LENGTH, widget=self.widget)

    def to_python(self, value):
        text = unicodedata.normalize("NFKC", super().to_python(value))
        return "".join(character for character in text if character.isalnum())


class CountedCode(forms.Form):
    """A code that is counted when it is wrong, and taken once when it is right."""

    code = CodeField(label="コード")

    def clean_code(self):
        refuse_if_locked(context.request, self.user)
        code = super().clean_code()
        if self.authenticator.type == Authenticator.Type.TOTP and not spend_code(self.authenticator, code):
            self._emit_authentication_failed(self.authenticator)
            raise get_mfa_adapter().validation_error("incorrect_code")
        return code


class CodeForm(CountedCode, mfa.AuthenticateForm):
    pass


class ReauthenticateCodeForm(CountedCode, mfa.ReauthenticateForm):
    pass


class SetUpForm(totp.ActivateTOTPForm):
    code = CodeField(label="アプリに出た6桁のコード")


def settle_passwords(form, labels: dict[str, str]) -> None:
    """Our labels; no placeholder, and no link within the help of a field."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label, field.max_length = label, PASSWORD_LENGTH
        field.widget.attrs["maxlength"] = PASSWORD_LENGTH
        field.validators.append(forms.fields.validators.MaxLengthValidator(PASSWORD_LENGTH))
        field.widget.attrs.pop("placeholder", None)
        field.help_text = "12文字以上。よく使われるものや、名前に似たものは使えません。" if name == "password1" else ""


def clean_passwords(form):
    cleaned = forms.Form.clean(form)
    first, second = cleaned.get("password1"), cleaned.get("password2")
    if first and second and first != second:
        form.add_error("password2", "二つのパスワードが一致しません。")
    return cleaned
