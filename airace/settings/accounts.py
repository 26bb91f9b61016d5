"""Signing in: accounts (django-allauth), the second factor (its mfa) and lock-out (django-axes)."""

from datetime import timedelta

from .env import env_bool, env_seconds

AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

# Sessions: so long without a click in the admin, and so long at all
SESSION_COOKIE_AGE = env_seconds("SESSION_SECONDS", default=8 * 3600)
SESSION_MAX_SECONDS = env_seconds("SESSION_MAX_SECONDS", default=7 * 24 * 3600)
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True

# One way in: Wagtail's own forms for it are off, and its addresses are ours
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
# The address that a reset goes to is changed by an administrator only.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

ACCOUNT_ADAPTER = "users.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "users.forms.LoginForm",
    "reset_password": "users.forms.ResetPasswordForm",
    "reset_password_from_key": "users.forms.ResetPasswordKeyForm",
    "change_password": "users.forms.ChangePasswordForm",
    "reauthenticate": "users.forms.ReauthenticateForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Wrong passwords are counted by axes, in the database; these are counted in each process.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "reset_password": "20/m/ip,5/h/key"}

REQUIRE_SECOND_FACTOR = env_bool("REQUIRE_SECOND_FACTOR", default=False)
SECOND_FACTOR_GROUPS = ["承認者", "管理者"]
MFA_ADAPTER = "users.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "users.forms.CodeForm",
    "reauthenticate": "users.forms.ReauthenticateCodeForm",
    "activate_totp": "users.forms.SetUpForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "airace"
MFA_TOTP_TOLERANCE = 1

# Lock-out: five failures for a name from one address, twenty for the name from anywhere
AXES_HANDLER = "users.lockout.LockoutHandler"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username"]
AXES_FAILURE_LIMIT = 5
LOCKOUT_FAILURES_ANYWHERE = 20
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "users.lockout.name_for_lockout"
AXES_CLIENT_IP_CALLABLE = "core.addresses.client_network"
AXES_LOCKOUT_CALLABLE = "users.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = [
    "username",
    "ip_address",
    "code",
    "csrfmiddlewaretoken",
    "oldpassword",
    "password1",
    "password2",
]
SIGN_IN_RECORD_DAYS = 30

# How many proxies in front of the app append to X-Forwarded-For; production says how many
TRUSTED_PROXY_COUNT = 0
