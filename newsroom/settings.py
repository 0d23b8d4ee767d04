"""Settings, read from the environment. Every name is listed in docs/operations.md.

Outside DEBUG nothing secret has a default: a missing name stops the start with a sentence that says which.
"""

import datetime as dt
import logging
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import structlog
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from environs import Env, validate
from js_asset import static_lazy
from structlog.typing import Processor

from newsroom.lib.languages import column_name

env = Env(expand_vars=False)

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = env.bool("DEBUG", False)

# Where data lives: the database, uploads, collected static files. Never inside the code.
DATA_DIR = env.path("DATA_DIR", BASE_DIR / ".var")
DATA_DIR.mkdir(parents=True, exist_ok=True)

SECRET_KEY = (
    env.str("SECRET_KEY", "for-development-only-" + "0123456789" * 4)
    if DEBUG
    else env.str("SECRET_KEY", validate=validate.Length(min=50, error="SECRET_KEY needs at least {min} characters."))
)
# Keys of before, still good for reading: sessions, and the secrets of second factors.
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
ALLOWED_HOSTS: list[str] = (
    env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"]) if DEBUG else env.list("ALLOWED_HOSTS")
)
# The public address, for links that leave the site: feeds, sitemaps, e-mail.
SITE_URL: str = env.str("SITE_URL", "http://127.0.0.1:8000" if DEBUG else env.str("SITE_URL")).rstrip("/")

# Whom the media call and write to: on articles for print, the page for media and the pages of what was taken down.
# One that is empty is not shown.
PRESS_CONTACT_NAME: str = env.str("PRESS_CONTACT_NAME", "Олена Бондар, речниця" if DEBUG else "")
PRESS_CONTACT_NAME_EN: str = env.str("PRESS_CONTACT_NAME_EN", "Olena Bondar, spokesperson" if DEBUG else "")
PRESS_EMAIL: str = env.str("PRESS_EMAIL", "press@ministry.example" if DEBUG else "")
PRESS_PHONE: str = env.str("PRESS_PHONE", "+380 44 000 00 00" if DEBUG else "")

# In the number of every photo; see media.numbers.
PHOTO_UNIT: str = env.str(
    "PHOTO_UNIT",
    "PRESS",
    validate=validate.Regexp(r"[A-Z0-9]{2,10}\Z", error="PHOTO_UNIT: 2 to 10 capital Latin letters or digits."),
)

# While it is true, or the file is there, every page but /healthz answers 503 without touching the database. The file
# needs no restart.
MAINTENANCE: bool = env.bool("MAINTENANCE", False)
MAINTENANCE_FILE = DATA_DIR / "maintenance"

# Who hears of a weakness (RFC 9116), and for how many days a copy of that file may be believed.
SECURITY_CONTACT: str = env.str(
    "SECURITY_CONTACT",
    f"mailto:security@{urlsplit(SITE_URL).hostname}",
    validate=validate.Regexp(
        r"(https://|mailto:|tel:)\S+\Z", error="SECURITY_CONTACT starts with mailto:, https:// or tel:."
    ),
)
SECURITY_TXT_DAYS: int = env.int("SECURITY_TXT_DAYS", 180, validate=validate.Range(1, 364))

INSTALLED_APPS = [
    "newsroom",
    "newsroom.signin",
    "articles",
    "media",
    "modeltranslation",  # before the admin, which it patches
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "django_prose_editor",
    "js_asset",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.middleware.CompressMiddleware",  # Django's own pads each answer, so that a secret in it can't be guessed
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.middleware.MaintenanceMiddleware",  # after static files, which the page needs; before all that asks more
    "newsroom.middleware.CacheMiddleware",
    "newsroom.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "newsroom.middleware.TextOnlyMiddleware",
    "newsroom.middleware.PreloadMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "newsroom.signin.limits.LimitsMiddleware",
    "newsroom.signin.factor.FactorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.middleware.LogMiddleware",
    "newsroom.middleware.ErrorPageMiddleware",
    "newsroom.middleware.ChosenRowsMiddleware",
    "axes.middleware.AxesMiddleware",  # the last, so that its answer to too many tries is dressed by all others
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

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
                "csp.context_processors.nonce",
                "articles.views.frame.frame",
                "newsroom.signin.frame.frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "articles.templatetags.addresses",
                "articles.templatetags.remembering",
            ],
        },
    },
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA_DIR / 'newsroom.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None  # opening the file anew costs more than any page
    # WAL without IMMEDIATE fails at once when a read turns into a write (measured: 83 % of saves by 8 writers).
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"].update(CONN_MAX_AGE=env.int("DATABASE_CONN_MAX_AGE", 60), CONN_HEALTH_CHECKS=True)
    pool = env.str(
        "DATABASE_POOL",
        "",
        validate=validate.Regexp(r"(\d+-[1-9]\d*)?\Z", error="DATABASE_POOL: the least and the most, as in 2-8."),
    )
    if pool:
        least, most = map(int, pool.split("-"))
        DATABASES["default"]["CONN_MAX_AGE"] = 0  # the pool keeps them
        DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": least, "max_size": most, "timeout": 5}

# Pages that are made anew may be read from a copy of the database, while it is not behind (newsroom.lib.reading).
if REPLICA_URL := env.str("REPLICA_URL", ""):
    DATABASES["replica"] = {
        **env.dj_db_url("REPLICA_URL"),
        "CONN_MAX_AGE": env.int("DATABASE_CONN_MAX_AGE", 60),
        "CONN_HEALTH_CHECKS": True,
        # A machine that is gone must not hold up readers: the primary answers instead.
        "OPTIONS": {"connect_timeout": 1, "tcp_user_timeout": 2000},
        "TEST": {"MIRROR": "default"},
    }
    DATABASE_ROUTERS = ["newsroom.lib.reading.Router"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages. The state language is first and lives at "/"; English lives at "/en/".
LANGUAGE_CODE = "uk"
LANGUAGES = [("uk", _("Ukrainian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
FORMAT_MODULE_PATH = ["newsroom.formats"]
LANGUAGE_COOKIE_NAME = "desk_language"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Kyiv"
MODELTRANSLATION_DEFAULT_LANGUAGE = "uk"
MODELTRANSLATION_LANGUAGES = ("uk", "en")
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = column_name

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",  # passwords of before, written anew at the next sign-in
]
LOGIN_URL = reverse_lazy("admin:login")
LOGIN_REDIRECT_URL = reverse_lazy("admin:index")

# Signing in (newsroom.signin). Readers have no accounts, so only staff sign in, and nobody signs up.
SECOND_FACTOR_REQUIRED = True
SECOND_FACTOR_GRACE_DAYS: int = env.int("SECOND_FACTOR_GRACE_DAYS", 7, validate=validate.Range(0, 90))
DEMO_LOGINS_EXEMPT = DEBUG
SESSION_IDLE_LIMIT = dt.timedelta(minutes=env.int("SESSION_IDLE_MINUTES", 30, validate=validate.Range(10, 720)))
SESSION_LIMIT = dt.timedelta(hours=env.int("SESSION_HOURS", 12, validate=validate.Range(1, 24)))
SESSION_COOKIE_AGE = int(SESSION_LIMIT.total_seconds())
BEHIND_PROXY = not DEBUG and env.bool("BEHIND_PROXY", True)

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # the first, so that a locked pair of name and address costs no hashing
    "allauth.account.auth_backends.AuthenticationBackend",
]
ACCOUNT_ADAPTER = "newsroom.signin.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "newsroom.signin.forms.LoginForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = reverse_lazy("admin:login")
ACCOUNT_SESSION_REMEMBER = True  # for as long as SESSION_LIMIT, which the server asks itself
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key"}  # of codes; passwords are counted by axes
MFA_ADAPTER = "newsroom.signin.adapters.FactorAdapter"
MFA_FORMS = {
    "add_webauthn": "newsroom.signin.key_forms.AddKeyForm",
    "edit_webauthn": "newsroom.signin.key_forms.RenameKeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no address is ever verified here
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG  # http://localhost

AXES_ENABLED = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # never the name alone: a stranger could keep its owner out
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "newsroom.signin.lock.locked"
AXES_CLIENT_IP_CALLABLE = "newsroom.signin.addresses.client_address"
AXES_USERNAME_CALLABLE = "newsroom.signin.addresses.attempted_name"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False  # its screens have no Ukrainian
AXES_VERBOSE = False

# Shared by all workers and machines: codes already used and counts of tries must be known to each of them.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_cache"},
}

# Megabytes of whole pages that each process keeps in memory (newsroom.pagecache); 0: none.
PAGE_CACHE_MB: int = env.int("PAGE_CACHE_MB", 64, validate=validate.Range(0, 4096))
# A cache in front that is told of each change (newsroom.pagecache.purge), how, and what it is shown to prove who tells.
PURGE_URL: str = env.str(
    "PURGE_URL",
    "",
    validate=validate.Regexp(r"(https?://[\w.:\[\]-]+(/\S*)?)?\Z", error="PURGE_URL starts with https:// or http://."),
)
PURGE_METHOD: str = env.str(
    "PURGE_METHOD", "POST", validate=validate.OneOf(["POST", "PURGE"], error="PURGE_METHOD is POST or PURGE.")
)
_header = validate.Regexp(
    r"[A-Za-z0-9-]+: ?[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?\Z",
    error="PURGE_HEADERS: “Name: value”, separated by commas.",
)
_headers: list[str] = env.list("PURGE_HEADERS", [], validate=lambda given: [*map(_header, given)])
PURGE_HEADERS = {name: value.strip() for name, _colon, value in (line.partition(":") for line in _headers)}

# Files. Static files are the code's; media are uploads: sealed originals and staff previews stay in `private`,
# and only what a live or scheduled edition shows is linked into `public`.
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
# Media in a bucket that all machines share, instead of on a disk (media.bucket, with the extra "s3").
MEDIA_S3_BUCKET: str = env.str(
    "MEDIA_S3_BUCKET",
    "",
    validate=validate.Regexp(
        r"([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])?\Z",
        error="MEDIA_S3_BUCKET: 3 to 63 small letters, digits, dots and hyphens.",
    ),
)
MEDIA_S3: dict[str, str] = {
    "endpoint": env.str(
        "MEDIA_S3_ENDPOINT",
        "",
        validate=validate.Regexp(
            r"(https?://[\w.:\[\]-]+/?)?\Z", error="MEDIA_S3_ENDPOINT: https:// or http:// and a host."
        ),
    ),
    "region": env.str("MEDIA_S3_REGION", ""),
    "key": env.str("MEDIA_S3_KEY", ""),
    "secret": env.str("MEDIA_S3_SECRET", ""),
}
if bool(MEDIA_S3["key"]) != bool(MEDIA_S3["secret"]):
    raise ImproperlyConfigured("MEDIA_S3_KEY and MEDIA_S3_SECRET belong together: give both or neither.")
if MEDIA_S3_BUCKET and not find_spec("boto3"):
    raise ImproperlyConfigured("MEDIA_S3_BUCKET needs boto3: uv sync --frozen --inexact --no-dev --extra s3")


def media_storage(folder: str, base_url: str | None, **in_bucket: bool) -> dict[str, object]:
    if not MEDIA_S3_BUCKET:
        return {"BACKEND": "media.storage.Disk", "OPTIONS": {"location": MEDIA_ROOT / folder, "base_url": base_url}}
    told = {"bucket": MEDIA_S3_BUCKET, "folder": folder, "base_url": base_url or "", **MEDIA_S3, **in_bucket}
    return {"BACKEND": "media.bucket.Bucket", "OPTIONS": told}


STORAGES = {
    "default": media_storage("public", MEDIA_URL),
    "private": media_storage("private", None, renames=True),
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

TASKS = {"default": {"BACKEND": env.str("TASKS_BACKEND", "django_tasks.backends.immediate.ImmediateBackend")}}

# Security. The policy holds for every answer, desk and errors included.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        # The one inline style is the rich-text editor's own (tiptap in django-prose-editor 0.28), named by its hash.
        "style-src": [SELF, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
if not DEBUG:
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
    SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

# Rich text: our own nodes (a photo or a gallery of the library, by its number in the database) beside the stock ones.
# The bodies are cleaned by newsroom.lib.html in the workflow, so the editor's own sanitiser has nothing to be told.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("articles/editor.js")],
        "extensions": {name: html_tags([]) for name in ("Photo", "Gallery", "QuoteFooter", "Paste")},
    }
]

# Logs: one line an event, as JSON in production. Addresses of readers are kept nowhere.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
_shared_processors: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "structured": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processor": structlog.dev.ConsoleRenderer() if DEBUG else structlog.processors.JSONRenderer(),
            "foreign_pre_chain": _shared_processors,
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
    "root": {"handlers": ["stderr"], "level": env.log_level("LOG_LEVEL", logging.INFO)},
    "loggers": {
        # Django's own handlers would write each line once more, and know nothing of LOG_LEVEL.
        "django": {"handlers": [], "level": "NOTSET", "propagate": True},
        "django.server": {"handlers": ["stderr"], "propagate": False},
        "pymorphy3": {"level": "WARNING"},
    },
}
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_shared_processors,
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

env.seal()
