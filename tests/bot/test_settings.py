"""Settings: what is missing has a default, what is wrong stops the bot with one clear line."""

from pathlib import Path

import pytest

from bot.settings import TELEGRAM, SettingsRefused, read_settings

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz01234"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No environment of the machine and no ``.env`` of the folder reaches these tests."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "BOT_TOKEN",
        "BOT_API_URL",
        "DATABASE_URL",
        "DATA_DIR",
        "LISTEN",
        "OPERATORS",
        "PUBLIC_URL",
        "MEDIA_URL",
    ):
        monkeypatch.delenv(name, raising=False)


def test_without_anything_it_is_the_sandbox_in_a_folder_of_its_own() -> None:
    settings = read_settings()
    assert settings.is_sandbox
    assert settings.database == "sqlite://data/sandbox/baohe.db"
    assert settings.api_root == "http://127.0.0.1:8080"


def test_with_a_token_it_is_a_bot_on_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("OPERATORS", "1001, 1002")
    settings = read_settings()
    assert not settings.is_sandbox
    assert (settings.bot_id, settings.api_root) == (123456789, TELEGRAM)
    assert settings.operators == {1001, 1002}
    assert settings.database == "sqlite://data/baohe.db"


def test_photos_are_kept_beside_the_database_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MEDIA_URL", "s3://photos/baohe/")
    assert read_settings().media == "data/sandbox/media", "the sandbox touches nothing real"
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    assert read_settings().media == "s3://photos/baohe"
    monkeypatch.delenv("MEDIA_URL")
    assert read_settings().media == "data/media"


def test_a_dotenv_file_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\nLISTEN=0.0.0.0:9000\n", "utf-8")
    settings = read_settings()
    assert settings.token == TOKEN
    assert settings.own_address == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("BOT_TOKEN", "hello", "BOT_TOKEN: must look like"),
        ("BOT_API_URL", "telegram.org", "BOT_API_URL: must be an http or https address"),
        ("DATABASE_URL", "mysql://x/y", "DATABASE_URL: must begin with sqlite:// or postgres://"),
        ("MEDIA_URL", "ftp://x/y", "MEDIA_URL: must be a folder"),
        ("MEDIA_URL", "s3://", "MEDIA_URL: must be a folder"),
        ("LISTEN", "8080", "LISTEN: must be host:port"),
        ("LISTEN", "127.0.0.1:99999", "LISTEN: must be host:port"),
        ("OPERATORS", "1001,boss", "OPERATORS: must be Telegram user ids"),
        ("TZ_DEFAULT", "Mars/Olympus", "TZ_DEFAULT: must be a time zone"),
        ("LANG_DEFAULT", "fr", "LANG_DEFAULT: must be one of zh-CN, en"),
        ("WEBHOOK_SECRET", "no spaces!", "WEBHOOK_SECRET: may have letters"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT:"),
        ("CLOCK_START", "yesterday", "CLOCK_START:"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsRefused) as refused:
        read_settings()
    assert str(refused.value).startswith(says)
    assert "\n" not in str(refused.value)


def test_time_is_not_played_with_on_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("CLOCK_START", "2026-11-20T08:29:00+08:00")
    with pytest.raises(SettingsRefused, match="CLOCK_START"):
        read_settings()
    monkeypatch.setenv("BOT_API_URL", "http://127.0.0.1:8081/")
    assert read_settings().clock_start is not None
