"""Settings of a developer's machine and of `make demo`: nothing has to be configured."""

from .base import *  # noqa: F403
from .base import DATABASE_LIMITS, STATIC_ROOT, VAR_DIR
from .env import env_bool
from .first_run import first_run_database
from .local_secret import local_secret

DEBUG = env_bool("DEBUG", default=False)
SECRET_KEY = local_secret(VAR_DIR / "secret-key")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
DATABASES = {"default": {**DATABASE_LIMITS, **first_run_database(VAR_DIR / "postgres")}}

SERVE_MEDIA = True
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# WhiteNoise serves from the finders, and warns when the folder it does not need is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
