"""Signing in: django-allauth's views, where they need a word of ours."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import views as totp
from django.shortcuts import render

from users import second_factor


class LoginView(account.LoginView):
    def dispatch(self, request, *args, **kwargs):
        """Somebody who is signed in but may not enter would be sent to and fro between here and the admin."""
        if request.user.is_authenticated and not request.user.has_perm("wagtailadmin.access_admin"):
            return render(request, "account/no_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)


class SecondFactorView(mfa.IndexView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"required": second_factor.is_required(self.request.user)}


class SetUpView(totp.ActivateTOTPView):
    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        secret = context["form"].secret
        context["secret"] = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
        context["required"] = second_factor.is_required(self.request.user)
        return context

    def form_valid(self, form):
        response = super().form_valid(form)
        authenticator = Authenticator.objects.get(user=self.request.user, type=Authenticator.Type.TOTP)
        second_factor.spend_code(authenticator, form.cleaned_data["code"])
        second_factor.note_given(self.request, authenticator)
        return response


login = LoginView.as_view()
second_factor_state = SecondFactorView.as_view()
set_up = SetUpView.as_view()
