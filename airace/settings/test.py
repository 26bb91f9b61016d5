"""Settings of the test run: a throw-away server, quick passwords, files in a temporary folder."""

import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASE_LIMITS, STATIC_ROOT, VAR_DIR
from .env import env_text
from .first_run import first_run_database

DEBUG = False
SECRET_KEY = "only-for-tests-" * 4
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATABASES = {"default": {**DATABASE_LIMITS, **first_run_database(VAR_DIR / "postgres-test", durable=False)}}
# Another name lets two runs go on at once.
DATABASES["default"]["TEST"] = {"NAME": env_text("TEST_DATABASE", default="test_airace")}

SITE_URL = WAGTAILADMIN_BASE_URL = "http://testserver"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
media_folder = tempfile.TemporaryDirectory(prefix="airace-media-")  # removed when the process ends
MEDIA_ROOT = Path(media_folder.name)
SERVE_MEDIA = True
WAGTAILFRONTENDCACHE = {}
# Looked for when they are asked for: else each test's client would begin by listing them all.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True

# WhiteNoise serves from the finders, and warns when the folder it does not need is missing.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
