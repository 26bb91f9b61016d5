"""Settings of a public server. Every missing value stops the start and is named."""

from .base import *  # noqa: F403
from .base import DATABASE_LIMITS, STORAGES
from .env import (
    env_address,
    env_bool,
    env_count,
    env_database,
    env_hosts,
    env_secret,
    env_text,
    env_text_or_file,
)

DEBUG = False
SECRET_KEY = env_secret("SECRET_KEY")
ALLOWED_HOSTS = env_hosts("ALLOWED_HOSTS")
SITE_URL = env_address("SITE_URL")
WAGTAILADMIN_BASE_URL = SITE_URL
DATABASES = {"default": {**DATABASE_LIMITS, **env_database()}}

STORAGES["staticfiles"] = {"BACKEND": "core.storage.HashedStaticFilesStorage"}
SERVE_MEDIA = False

# TLS ends at the proxy; its header is believed only when a proxy is declared.
SECURE_SSL = env_bool("SECURE_SSL", default=True)
TRUSTED_PROXY_COUNT = env_count("TRUSTED_PROXY_COUNT", default=1)
if TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = SECURE_SSL
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 63_072_000 if SECURE_SSL else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL
SECURE_HSTS_PRELOAD = env_bool("SECURE_HSTS_PRELOAD", default=False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL
if SECURE_SSL:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
REQUIRE_SECOND_FACTOR = env_bool("REQUIRE_SECOND_FACTOR", default=True)
SILENCED_SYSTEM_CHECKS = [] if SECURE_HSTS_PRELOAD else ["security.W021"]

EMAIL_BACKEND = "core.mail.ForgivingEmailBackend"
EMAIL_HOST = env_text("EMAIL_HOST", default="localhost")
EMAIL_PORT = env_count("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env_text_or_file("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env_text("DEFAULT_FROM_EMAIL", default="airace@localhost")
