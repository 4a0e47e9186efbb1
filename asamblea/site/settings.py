"""Settings of a site; every one that an organizer may need to change is an environment variable.

ASAMBLEA_VAR       folder of everything that is kept: database, vote keys, secret key (default var/)
DATABASE_URL       postgresql://… when a city outgrows SQLite
ASAMBLEA_HOSTS     host names this site answers to, comma separated (default: any, see below)
ASAMBLEA_STATIC    "plain" serves style and script files as they lie in the code (tests)
ASAMBLEA_HTTPS     1 when a proxy in front speaks https: cookies are then sent over https only
ASAMBLEA_TELEPHONE 1 to take text messages and calls (docs/telephone.md); serve then refuses to start without the next two
                   and without the keys that `asamblea telephone keys` makes
ASAMBLEA_TELEPHONE_TOKEN  the provider's secret, which signs each text and call; also the password for sending
ASAMBLEA_PUBLIC_URL  the address the world knows this site by, https://…: a proxy may hide it, the signature needs it
ASAMBLEA_TELEPHONE_NUMBER  the number that people text and call, +12135550100
ASAMBLEA_TELEPHONE_REGION  country of numbers without a country code (default US)
ASAMBLEA_TELEPHONE_GATEWAY  address that texts are posted to; "console" (default) prints them instead
ASAMBLEA_TELEPHONE_ACCOUNT  the user name for that address
FORWARDED_ALLOW_IPS  addresses of proxies in front (uvicorn's own setting; default 127.0.0.1): without it everybody
                   behind a proxy on another machine would share one limit for wrong slip codes
ASAMBLEA_TRANSLATE address of a LibreTranslate-compatible server that the assembly runs itself: translators may ask it
                   for drafts (default: none); ASAMBLEA_TRANSLATE_KEY is its key, if it asks for one
"""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from asamblea import languages

BASE = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("ASAMBLEA_VAR", BASE.parent / "var"))


def _kept_secret(path: Path) -> str:
    """Return the secret of this site, made once and readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return path.read_text()


SECRET_KEY = os.environ.get("ASAMBLEA_SECRET_KEY") or _kept_secret(VAR / "secret-key")
DEBUG = False
# A church hall's laptop is reached by whatever address the router gave it; links that must be
# right (slips) are made from the address the organizer's own browser used.
ALLOWED_HOSTS = [h for h in os.environ.get("ASAMBLEA_HOSTS", "*").split(",") if h]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "asamblea.site",
    "asamblea.people",
    "asamblea.assemblies",
    "asamblea.slips",
    "asamblea.meetings",
    "asamblea.efforts",
    "asamblea.times",
    "asamblea.translating",
    "asamblea.paper",
    "asamblea.record",
    "asamblea.glossary",
    "asamblea.interpreters",
    "asamblea.telephone",
    "asamblea.demo",
]
MIDDLEWARE = [
    "asamblea.site.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "asamblea.site.away.DatabaseAway",
]
ROOT_URLCONF = "asamblea.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

DATABASE_URL = os.environ.get("DATABASE_URL", "")
SQLITE_PATH = VAR / "asamblea.sqlite3"
if DATABASE_URL:
    DATABASES: dict[str, Any] = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "asamblea.site.sqlite",
            "NAME": SQLITE_PATH,
            "CONN_MAX_AGE": None,
            # A file, not memory: the urn opens the same database with connections of its own.
            "TEST": {"NAME": VAR / "test.sqlite3"},
            "OPTIONS": {
                # IMMEDIATE: a transaction that reads first and writes later would else fail as locked.
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
            },
        }
    }
URN_KEYS = VAR / "keys"
TRANSLATE = os.environ.get("ASAMBLEA_TRANSLATE", "")
TRANSLATE_KEY = os.environ.get("ASAMBLEA_TRANSLATE_KEY", "")

TELEPHONE = os.environ.get("ASAMBLEA_TELEPHONE") == "1"
TELEPHONE_TOKEN = os.environ.get("ASAMBLEA_TELEPHONE_TOKEN", "")
TELEPHONE_NUMBER = os.environ.get("ASAMBLEA_TELEPHONE_NUMBER", "")
TELEPHONE_REGION = os.environ.get("ASAMBLEA_TELEPHONE_REGION", "US")
TELEPHONE_GATEWAY = os.environ.get("ASAMBLEA_TELEPHONE_GATEWAY", "console")
TELEPHONE_ACCOUNT = os.environ.get("ASAMBLEA_TELEPHONE_ACCOUNT", "")
TELEPHONE_KEYS = VAR / "telephone"
PUBLIC_URL = os.environ.get("ASAMBLEA_PUBLIC_URL", "").rstrip("/")

AUTH_USER_MODEL = "people.Organizer"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}}
]
PASSWORD_HASHERS = ["asamblea.people.hashers.SmallArgon2"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"

HTTPS = os.environ.get("ASAMBLEA_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "asamblea.site.views.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# The longest text that fits is a proposal of 2,000 characters.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
# Pictures of paper ballots sent at once, by who counts: some six photos of a phone, or forty scanned pages.
PICTURES_MAX_MEMORY_SIZE = 24 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
# One page takes files, pictures of paper ballots, and keeps them in memory (`paper.pages.upload`). On all others, without
# the handler that writes large files to disk, they are dropped as they arrive.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 60
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024

USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = languages.CODES[0]
LANGUAGES = list(languages.SPOKEN.items())
LANGUAGES_BIDI = [code for code in languages.CODES if languages.direction(code) == "rtl"]
LANGUAGE_COOKIE_AGE = 365 * 86_400
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [languages.CATALOGUES]
# For languages whose way to write dates neither Django nor site/formats knows.
DATE_FORMAT, TIME_FORMAT, DATETIME_FORMAT = "j F Y", "H:i", "j F Y, H:i"
FORMAT_MODULE_PATH = ["asamblea.site.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
PLAIN_STATIC = os.environ.get("ASAMBLEA_STATIC") == "plain"
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = PLAIN_STATIC
_STATIC = "django.contrib.staticfiles" if PLAIN_STATIC else "whitenoise"
_STORAGE = "StaticFilesStorage" if PLAIN_STATIC else "CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": f"{_STATIC}.storage.{_STORAGE}"},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Nothing of a request is logged: no address, no path that could hold a code.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "django.security": {"handlers": ["console"], "level": "CRITICAL", "propagate": False},
        "asamblea": {"handlers": ["console"], "level": "INFO", "propagate": False},
    },
}
