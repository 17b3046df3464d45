"""Settings from the environment or ``.env``: typed, checked at once, refused with one clear line."""

import re
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from locales import LANGUAGES

TELEGRAM = "https://api.telegram.org"
SANDBOX_TOKEN = "7700000001:SANDBOX-on-this-machine-and-nowhere-else"
_TOKEN = re.compile(r"\d{1,20}:[A-Za-z0-9_-]{5,100}")


class SettingsRefused(Exception):
    """A setting is wrong; the message is one line that says which and what would be right."""


class Settings(BaseSettings):
    """Everything a deployment can choose. The names in the environment are these, in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore")

    bot_token: str = ""
    bot_api_url: str = TELEGRAM
    database_url: str = ""
    data_dir: Path = Path("./data")
    media_url: str = ""
    listen: str = "127.0.0.1:8080"
    public_url: str = ""
    webhook_secret: str = ""
    operators: Annotated[frozenset[int], NoDecode] = frozenset()
    tz_default: str = "Asia/Shanghai"
    lang_default: str = LANGUAGES[0]
    log_format: Literal["console", "json"] = "console"
    clock_start: AwareDatetime | None = Field(default=None)
    """For rehearsals on a Bot API server of one's own: the moment the bot's clock begins at."""

    @field_validator("bot_token")
    @classmethod
    def _token_is_whole(cls, token: str) -> str:
        if token and not _TOKEN.fullmatch(token):
            raise ValueError("must look like 123456789:AAF… as BotFather gives it")
        return token

    @field_validator("bot_api_url", "public_url")
    @classmethod
    def _address_is_http(cls, address: str) -> str:
        if address and (urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname):
            raise ValueError("must be an http or https address, e.g. https://bot.example.com")
        return address.rstrip("/")

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, url: str) -> str:
        if url and urlsplit(url).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise ValueError("must begin with sqlite:// or postgres://, e.g. postgres://baohe@127.0.0.1/baohe")
        return re.sub("^postgresql://", "postgres://", url)

    @field_validator("media_url")
    @classmethod
    def _media_is_a_place(cls, url: str) -> str:
        scheme, mark, rest = url.partition("://")
        if mark and not (scheme == "s3" and rest.strip("/")):
            raise ValueError("must be a folder, e.g. /srv/photos, or s3://bucket/prefix")
        return url.rstrip("/") if mark else url

    @field_validator("listen")
    @classmethod
    def _listen_is_host_and_port(cls, listen: str) -> str:
        _, _, port = listen.rpartition(":")
        if not (listen.count(":") and port.isascii() and port.isdigit() and int(port) < 65536):
            raise ValueError("must be host:port, e.g. 127.0.0.1:8080")
        return listen

    @field_validator("operators", mode="before")
    @classmethod
    def _operators_are_numbers(cls, listed: object) -> object:
        if not isinstance(listed, str):
            return listed
        words = listed.replace(",", " ").split()
        if not all(word.isascii() and word.isdigit() for word in words):
            raise ValueError("must be Telegram user ids separated by commas, e.g. 1001,1002")
        return frozenset(int(word) for word in words)

    @field_validator("tz_default")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as fault:
            raise ValueError("must be a time zone name, e.g. Asia/Shanghai") from fault
        return zone

    @field_validator("lang_default")
    @classmethod
    def _language_is_spoken(cls, lang: str) -> str:
        if lang not in LANGUAGES:
            raise ValueError(f"must be one of {', '.join(LANGUAGES)}")
        return lang

    @field_validator("webhook_secret")
    @classmethod
    def _secret_fits_telegram(cls, secret: str) -> str:
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise ValueError("may have letters, digits, _ and - only, 256 at most")
        return secret

    @model_validator(mode="after")
    def _rehearsal_is_not_on_telegram(self) -> "Settings":
        if self.clock_start and self.bot_token and self.bot_api_url == TELEGRAM:
            raise ValueError("CLOCK_START: may not be set with Telegram's own servers; remove it")
        return self

    @property
    def is_sandbox(self) -> bool:
        """Without a token there is no Telegram: the sandbox stands in."""
        return not self.bot_token

    @property
    def token(self) -> str:
        """The bot's token, or the sandbox's own."""
        return self.bot_token or SANDBOX_TOKEN

    @property
    def bot_id(self) -> int:
        """The bot's id: the number before the colon of its token."""
        return int(self.token.partition(":")[0])

    @property
    def api_root(self) -> str:
        """Root address of the Bot API server; in the sandbox it is this very process."""
        return self.own_address if self.is_sandbox else self.bot_api_url

    @property
    def home(self) -> Path:
        """Where this deployment keeps its files; the sandbox never touches a real deployment's."""
        return self.data_dir / "sandbox" if self.is_sandbox else self.data_dir

    @property
    def database(self) -> str:
        """The database address in force."""
        return self.database_url or f"sqlite://{self.home / 'baohe.db'}"

    @property
    def media(self) -> str:
        """Where photos are kept: a folder, or a bucket; the sandbox keeps its own to itself."""
        return (not self.is_sandbox and self.media_url) or str(self.home / "media")

    @cached_property
    def listen_host(self) -> str:
        """The host part of ``listen``."""
        return self.listen.rpartition(":")[0].strip("[]")

    @cached_property
    def listen_port(self) -> int:
        """The port part of ``listen``."""
        return int(self.listen.rpartition(":")[2])

    @property
    def own_address(self) -> str:
        """How this process reaches its own HTTP side."""
        host = "127.0.0.1" if self.listen_host in {"", "0.0.0.0", "::"} else self.listen_host
        return f"http://[{host}]:{self.listen_port}" if ":" in host else f"http://{host}:{self.listen_port}"

    @property
    def public_address(self) -> str:
        """How the world reaches this deployment's HTTP side."""
        return self.public_url or f"http://{self.listen}"

    @property
    def webhook_address(self) -> str:
        """Where Telegram brings updates to, if it does."""
        return f"{self.public_address}/telegram/{self.bot_id}"


def read_settings() -> Settings:
    """The settings of this process; ``SettingsRefused`` with one clear line when one of them is wrong."""
    try:
        return Settings()
    except ValidationError as refused:
        first = refused.errors()[0]
        name = ".".join(str(part) for part in first["loc"]).upper()
        reason = first["msg"].removeprefix("Value error, ")
        raise SettingsRefused(f"{name}: {reason}" if name else reason) from None
