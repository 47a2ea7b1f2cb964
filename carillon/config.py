"""The settings: read once from the environment and an optional .env file, checked, then frozen.

A field's description says what is expected in its variable.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    SettingsConfigDict,
)

from carillon.errors import BadSettings
from carillon.keys import FILE, parse

# Each of these is never shown, and may lie in a file that NAME_FILE names.
SECRETS = ("DATABASE_URL", "REDIS_URL", "TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "CARILLON_KEYS")
# Telegram does not document the form; this is what @BotFather has always given out.
TOKEN = re.compile(r"[0-9]{6,12}:[A-Za-z0-9_-]{35}")
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
HANDLE = re.compile(r"[a-z]+:(@\w+|[^\s@,:]+)")
TELEGRAM = "https://api.telegram.org"


class Unreadable:
    """Stands for the value of a file that cannot be read, and is refused by every field."""

    def __init__(self, error: OSError | UnicodeDecodeError, path: str) -> None:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        self.found = f"the file {path}, which cannot be read ({why})"


def _content(path: str) -> str | Unreadable:
    try:
        return Path(path).expanduser().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        return Unreadable(error, path)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, OSError) as error:
        raise ValueError("no such zone") from error
    return name


def _folder(value: Any) -> Path:
    folder = Path(value).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise ValueError("not a folder")
    return folder


def _scheme(*known: str) -> AfterValidator:
    def check(url: str) -> str:
        if urlsplit(url).scheme not in known:
            raise ValueError("another scheme")
        return url

    return AfterValidator(check)


def _libpq_form(url: str) -> str:
    """Accept what SQLAlchemy and some hosts write: a driver's name in the scheme, or the short `postgres`."""
    return re.sub(r"\Apostgres(ql)?(\+\w+)?://", "postgresql://", url)


def _token(value: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("not a token")
    return value


def _ring(value: Any) -> Any:
    return parse(value) if isinstance(value, str) else value


def _webhook_secret(value: SecretStr) -> SecretStr:
    if not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
        raise ValueError("not a secret token")
    return value


def _handles(value: Any) -> Any:
    """Read handles such as `telegram:123456, telegram:@ana`; usernames are the same in any case."""
    if not isinstance(value, str):
        return value
    handles = [handle.strip().lower() for handle in value.split(",") if handle.strip()]
    if not all(HANDLE.fullmatch(handle) for handle in handles):
        raise ValueError("not handles")
    return frozenset(handles)


Handles = Annotated[frozenset[str], NoDecode, BeforeValidator(_handles)]
HANDLES = "platform:id or platform:@username, apart by commas, such as telegram:123456,telegram:@ana"
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", env_ignore_empty=True)

    database_url: Annotated[str, AfterValidator(_libpq_form), _scheme("postgresql")] | None = Field(
        None, repr=False, description="a URL such as postgresql://user:password@host/database"
    )
    redis_url: Annotated[str, _scheme("redis", "rediss", "unix")] | None = Field(
        None, repr=False, description="a URL such as redis://host:6379/0"
    )
    home: Annotated[Path, BeforeValidator(_folder)] = Field(
        Path(".carillon"), validation_alias="carillon_home", validate_default=True, description="a folder"
    )
    zone: Annotated[str, AfterValidator(_zone)] = Field(
        "UTC", validation_alias="carillon_zone", description="an IANA time zone such as Europe/Berlin"
    )
    keys: Annotated[dict[str, bytes], NoDecode, BeforeValidator(_ring)] = Field(
        {},
        validation_alias="carillon_keys",
        repr=False,
        description="id:key pairs apart by commas, every key 32 bytes in base64, every id once",
    )
    telegram_bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = Field(
        None, description="a token as @BotFather gives it: digits, a colon and 35 more characters"
    )
    telegram_api_url: Annotated[str, AfterValidator(lambda url: url.rstrip("/")), _scheme("http", "https")] = Field(
        TELEGRAM, description="a URL that begins with https:// or http://"
    )
    telegram_webhook_url: Annotated[str, _scheme("http", "https")] | None = Field(
        None, description="an https:// URL that leads to /telegram/webhook of the API"
    )
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_webhook_secret)] | None = Field(
        None, description="1 to 256 letters, digits, _ and -"
    )
    api_host: str = Field("127.0.0.1", description="the address to listen on")
    api_port: Port = Field(8000, description="a port number from 1 to 65535")
    simulator_port: Port = Field(
        8090, validate_default=True, description="a port number from 1 to 65535 other than API_PORT"
    )
    metrics_port: Port | None = Field(None, description="a port number from 1 to 65535 other than API_PORT")
    telegram_rate: Annotated[int, Field(ge=0, le=1000)] = Field(
        29, description="messages a second for one bot, from 1 to 1000, or 0 for no limit of ours"
    )
    access: Annotated[Literal["open", "invite", "list"], BeforeValidator(str.lower)] = Field(
        "open", validation_alias="carillon_access", description="open, invite or list"
    )
    admins: Handles = Field(frozenset(), validation_alias="carillon_admins", description=HANDLES)
    allowed: Handles = Field(frozenset(), validation_alias="carillon_allowed", description=HANDLES)
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(str.upper)] = Field(
        "INFO", description="DEBUG, INFO, WARNING or ERROR"
    )
    log_format: Annotated[Literal["json", "console"], BeforeValidator(str.lower)] = Field(
        "json", description="json or console"
    )
    workers: Annotated[int, Field(ge=1, le=64)] = Field(1, description="a number of processes from 1 to 64")
    worker_slots: Annotated[int, Field(ge=1, le=1000)] = Field(
        50, description="a number of sends at the same time from 1 to 1000"
    )
    worker_window: Annotated[int, Field(ge=1, le=10_000)] = Field(
        200, description="a number of claimed messages from 1 to 10000"
    )

    @field_validator("telegram_webhook_url")
    @classmethod
    def _as_telegram_calls_it(cls, url: str | None, info: ValidationInfo) -> str | None:
        """Telegram itself calls https alone; a Bot API server of one's own and the simulator call both."""
        telegrams = info.data.get("telegram_bot_token") and info.data.get("telegram_api_url") == TELEGRAM
        if url and telegrams and not url.startswith("https://"):
            raise ValueError("not https")
        return url

    @field_validator("simulator_port", "metrics_port")
    @classmethod
    def _not_the_api(cls, port: int | None, info: ValidationInfo) -> int | None:
        unused = info.field_name == "simulator_port" and info.data.get("telegram_bot_token")
        if port is not None and port == info.data.get("api_port") and not unused:
            raise ValueError("taken by the API")
        return port


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Return the settings; raise BadSettings that names every problem at once."""
    given: dict[str, Any] = {"_env_file": env_file, **_secrets_in_files(env_file)}
    try:
        settings = Settings(**given)
        ring = settings.home / FILE
        if not settings.keys and ring.exists():
            given["carillon_keys"] = _content(str(ring))
            settings = Settings(**given)
    except ValidationError as error:
        raise BadSettings([_problem(problem) for problem in error.errors()]) from None
    return settings


def _secrets_in_files(env_file: Path | None) -> dict[str, str | Unreadable]:
    """What the files hold that variables such as REDIS_URL_FILE name; a plain variable goes first."""
    dotenv = DotEnvSettingsSource(Settings, env_file=env_file)
    given = {**dotenv.env_vars, **EnvSettingsSource(Settings).env_vars}
    paths = {name: given.get(f"{name}_file") for name in map(str.lower, SECRETS) if not given.get(name)}
    return {name: _content(path) for name, path in paths.items() if path}


def missing(name: str) -> str:
    """Return the problem that the setting `name` has no value where one is needed."""
    variable = _variable(name, Settings.model_fields[name])
    return f"{variable}: found nothing, expected {variables()[variable]}"


def variables() -> dict[str, str]:
    """Return every variable that can be set, with what is expected there."""
    return {_variable(name, field): field.description or "" for name, field in Settings.model_fields.items()}


def _variable(name: str, field: FieldInfo) -> str:
    return str(field.validation_alias or name).upper()


def _problem(error: ErrorDetails) -> str:
    variable = str(error["loc"][0]).upper()
    return f"{variable}: found {_found(variable, error['input'])}, expected {variables()[variable]}"


def _found(variable: str, value: Any) -> str:
    if isinstance(value, Unreadable):
        return value.found
    if variable in SECRETS:
        return f"{len(str(value))} characters (not shown)"
    return f'"{value}"'
