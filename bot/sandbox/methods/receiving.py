"""Who the bot is, and how it gets its updates: getMe, getUpdates, webhooks."""

import ipaddress
import re
from urllib.parse import urlsplit

from bot.sandbox.core import Core
from bot.sandbox.refusals import OTHER_GETUPDATES, WEBHOOK_ACTIVE, Json, bad_request, conflict
from bot.sandbox.specification import Upload
from bot.sandbox.state import Webhook

LONGEST_WAIT_SECONDS = 50
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def get_me(core: Core, _parameters: Json) -> Json:
    """The bot itself."""
    return {
        **core.bot_json(),
        "can_join_groups": True,
        "can_read_all_group_messages": not core.world.privacy_mode,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(core: Core, parameters: Json) -> list[Json]:
    """Long polling; refused while a webhook is set, and it ends an earlier getUpdates that still waits."""
    if core.state.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    if "allowed_updates" in parameters:
        core.state.allowed_updates = [str(kind) for kind in parameters["allowed_updates"]]
    limit = parameters.get("limit", 100)
    timeout = min(max(parameters.get("timeout", 0), 0), LONGEST_WAIT_SECONDS)
    return await core.updates.take(parameters.get("offset", 0), limit if 1 <= limit <= 100 else 100, timeout)


def set_webhook(core: Core, parameters: Json) -> bool:
    """Have updates posted to an address; an empty one goes back to polling."""
    url = parameters["url"].strip()
    secret = parameters.get("secret_token", "")
    if not url:
        return delete_webhook(core, parameters)
    _check_address(url)
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    if isinstance(parameters.get("certificate"), Upload):
        raise bad_request("certificates are not needed here: plain HTTP on the loopback interface is allowed")
    if "allowed_updates" in parameters:
        core.state.allowed_updates = [str(kind) for kind in parameters["allowed_updates"]]
    core.updates.terminate(conflict(OTHER_GETUPDATES.replace("other getUpdates", "setWebhook")))
    connections = min(max(parameters.get("max_connections", 40), 1), 100)
    _change_webhook(core, Webhook(url, secret, connections), parameters)
    return True


def delete_webhook(core: Core, parameters: Json) -> bool:
    """Back to polling."""
    _change_webhook(core, Webhook(), parameters)
    return True


def get_webhook_info(core: Core, _parameters: Json) -> Json:
    """Where updates go and how that fares."""
    webhook = core.state.webhook
    info: Json = {
        "url": webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(core.updates.pending),
    }
    if webhook.url:
        info |= {"max_connections": webhook.max_connections, "ip_address": "127.0.0.1"}
    if webhook.last_error_date:
        info |= {
            "last_error_date": webhook.last_error_date,
            "last_error_message": webhook.last_error_message,
        }
    if core.state.allowed_updates:
        info["allowed_updates"] = core.state.allowed_updates
    return info


def _change_webhook(core: Core, webhook: Webhook, parameters: Json) -> None:
    if parameters.get("drop_pending_updates"):
        core.updates.drop_pending()
    core.state.webhook = webhook
    core.updates.webhook_changed()
    core.events.changed()


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _is_loopback(parts.hostname or ""):
        return
    raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
