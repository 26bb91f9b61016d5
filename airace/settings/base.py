"""Settings that hold everywhere. Values that differ live in dev.py, test.py and production.py."""

from pathlib import Path

from .accounts import *  # noqa: F403
from .env import env_address, env_bool, env_link, env_seconds, env_text, env_text_or_file

BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env_text("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "home",
    "search",
    "articles",
    "timeline",
    "discussion",
    "facts",
    "core",
    "users",
    "wagtail.contrib.frontend_cache",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.ContentSecurityPolicy",
    "core.middleware.RefuseUnprintablePath",
    "core.middleware.RefuseIncompleteForm",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "users.middleware.GuardAdmin",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "articles.checks.middleware.ExplainRefusal",
]

ROOT_URLCONF = "airace.urls"
WSGI_APPLICATION = "airace.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

# Language and time
LANGUAGE_CODE = "ja"
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES = [("ja", "日本語")]
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "airace.formats"

# Database: the connection itself is chosen in dev, test and production
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_LIMITS = {
    "ATOMIC_REQUESTS": False,
    "CONN_MAX_AGE": 60,
    "CONN_HEALTH_CHECKS": True,
    "OPTIONS": {
        "connect_timeout": 3,
        "application_name": "airace",
        # The last: what is not in memory lies on flash, where a page elsewhere costs hardly more than the next one.
        "options": "-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=30000"
        " -c random_page_cost=1.1",
    },
}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env_text("MEDIA_ROOT", default=str(VAR_DIR / "media")))
FILE_UPLOAD_PERMISSIONS = 0o644
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

ARTICLES_PER_PAGE = 12
CORRECTIONS_PER_PAGE = 30
EVENTS_PER_PAGE = 100
SEARCH_RESULTS_PER_PAGE = 10
SITEMAP_PAGE_SIZE = 10_000
# Nothing purges the answers to all possible questions, so they are not kept for long.
SEARCH_MAX_AGE_SECONDS = 60

# Public pages: how long a browser, and a cache in front of the site, may keep them
PAGE_MAX_AGE_SECONDS = env_seconds("PAGE_MAX_AGE_SECONDS", default=60)
PAGE_S_MAXAGE_SECONDS = env_seconds("PAGE_S_MAXAGE_SECONDS", default=600)
PAGE_STALE_SECONDS = env_seconds("PAGE_STALE_SECONDS", default=86_400)

# For machines: a hub that hands our feeds on at once, where holes in the site are reported (an address, or
# mailto:), and whether robots are to stay away (a trial site)
WEBSUB_HUB = env_link("WEBSUB_HUB", default="")
SECURITY_CONTACT = env_text("SECURITY_CONTACT", default="")
ROBOTS_DISALLOW = env_bool("ROBOTS_DISALLOW", default=False)

# Wagtail
SITE_URL = env_address("SITE_URL", default="http://localhost:8000")
WAGTAIL_SITE_NAME = "airace"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS = []
WAGTAILIMAGES_IMAGE_MODEL = "core.SiteImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.picture_forms.SiteImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 24_000_000
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {"WIDGET": "core.rich_text.ProseArea", "OPTIONS": {"features": ["bold", "emphasis", "link"]}}
}
WAGTAILDOCS_EXTENSIONS = ["pdf", "csv", "txt"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.document_forms.SiteDocumentForm"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES = []
WAGTAILDOCS_BLOCK_EMBEDDED_CONTENT = False  # files have a stricter policy, in core/middleware.py
WAGTAILDOCS_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "search.backend", "SEARCH_CONFIG": "simple"},
}
TAGGIT_CASE_INSENSITIVE = True
TAG_SPACES_ALLOWED = True

# Work of several people: a draft is saved once its writer has paused, and each learns in seconds of the others.
WAGTAIL_AUTOSAVE_INTERVAL = 2000
WAGTAIL_EDITING_SESSION_PING_INTERVAL = 5000
WAGTAIL_WORKFLOW_ENABLED = True
# Only approvers can edit what waits for approval, so what they change while approving needs no second approval.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = False
# Whoever publishes has approved; a request that stayed open would ask for the same again.
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
# Whoever locks a page can go on writing in it.
WAGTAILADMIN_GLOBAL_EDIT_LOCK = False
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
# A superuser who approves is in that role too.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False

# Background tasks: in the request itself, or from a table by `manage.py db_worker`
if env_bool("TASKS_IN_DATABASE", default=False):
    INSTALLED_APPS.append("django_tasks_db")
    TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
else:
    TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}

# A cache in front of the site; without an address nothing is purged
CACHE_REFRESH_URL = env_text("CACHE_REFRESH_URL", default="")
if CACHE_REFRESH_URL:
    WAGTAILFRONTENDCACHE = {
        "nginx": {
            "BACKEND": "core.frontend_cache.NginxRefreshBackend",
            "LOCATION": CACHE_REFRESH_URL,
            "SECRET": env_text_or_file("CACHE_REFRESH_SECRET"),
        }
    }

# Security
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail allows its own previews
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
# The admin styles elements one by one and shows pictures before they are stored; scripts are files there too
# (docs/decisions/0005).
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:"],
        "frame-src": ["'self'"],
        "frame-ancestors": ["'self'"],
    }
}
# A file to be kept, should a browser show it all the same.
FILE_CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": ["'none'"], "sandbox": True}}
# A preview is a reader's page inside a frame of the admin.
PREVIEW_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {**CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": ["'self'"]}
}

EMAIL_TIMEOUT = 10
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"django.server": {"handlers": ["console"], "level": "INFO", "propagate": False}},
}
