"""What the measured commands do and say, by hand: no layers, no languages, no forms, no cards that follow, no undo."""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bench.peers import store, texts
from bench.peers.store import Session

Keyboard = list[list[dict[str, str]]]
ROLES = ("advisor", "partner", "manager")
DEFAULTS = {"rebate_bp": 1000, "surcharge_fen": 20_000, "valid_days": 7, "protect_days": 90, "open_days": 90}
_GATE = """
SELECT s.id, s.role, p.name, c.centre_id, e.zone FROM chat c JOIN centre e ON e.id = c.centre_id
JOIN staff s ON s.centre_id = c.centre_id AND s.person_id = $2 AND s.is_active JOIN known_person p ON p.user_id = $2
WHERE c.chat_id = $1
"""
_NUMBER = """
INSERT INTO counter (centre_id, kind, last_number) VALUES ($1, $2, 1)
ON CONFLICT (centre_id, kind) DO UPDATE SET last_number = counter.last_number + 1 RETURNING last_number
"""
_AUDIT = """
INSERT INTO audit_entry (centre_id, at, staff_id, by_name, subject, number, what, "before", "after", chat_id,
message_id, update_id) VALUES ($1, $2, $3, $4, $5, $6, $7, '{}', $8, $9, $10, $11)
"""
_QUOTE = """
INSERT INTO quote (number, version, premium_fen, bundle, snapshot, valid_until, state, created_at, centre_id,
created_by_id) VALUES ($1, 1, $2, $3, $4, $5, 'given', $6, $7, $8)
"""
_ENTRIES = """
SELECT e.kind, e.day, e.amount_fen, e.case_number, s.number FROM insurer_entry e
LEFT JOIN insurer_statement s ON s.id = e.statement_id
WHERE e.centre_id = $1 AND e.insurer_id = $2 ORDER BY e.id DESC LIMIT 7
"""
_TAKEN = """
SELECT number, agent_id FROM referral WHERE centre_id = $1 AND plate = $2 AND direction = $3
AND (state = 'open' OR (state = 'won' AND logged_on >= $4)) LIMIT 1
"""
_REFERRAL = """
INSERT INTO referral (number, direction, state, fee_fen, plate, policy_expires_on, logged_at, logged_on, open_through,
reason, agent_id, centre_id, customer_id, logged_by_id, terms_id, vehicle_id)
VALUES ($1, $2, 'open', $3, $4, $5, $6, $7, $8, '', $9, $10, $11, $12, $13, $14)
"""


class Refused(Exception):
    """What was asked cannot be; says so in its words."""


@dataclass(frozen=True)
class Asked:
    """A command, who gave it, and where."""

    session: Session
    update_id: int
    message_id: int
    chat_id: int
    user_id: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Staff:
    """Who asks."""

    id: int
    name: str
    centre_id: int
    today: date


async def staff(asked: Asked, needs: str = "advisor") -> Staff | None:
    """Who asks, with the role that is needed at least; ``None`` for nobody of ours."""
    found = await asked.session.rows(_GATE, asked.chat_id, asked.user_id)
    if not found or ROLES.index(found[0]["role"]) < ROLES.index(needs):
        return None
    row = found[0]
    return Staff(row["id"], row["name"], row["centre_id"], store.now().astimezone(ZoneInfo(row["zone"])).date())


async def quote(asked: Asked, who: Staff) -> tuple[str, Keyboard]:
    """Give a quote for the comfort bundle."""
    if len(asked.words) != 2 or asked.words[0] != "comfort" or not asked.words[1].isdigit():
        raise Refused("例：/quote comfort 6800")
    premium, terms = int(asked.words[1]) * 100, await _policy(asked, who)
    rebate, cost = premium * terms["rebate_bp"] // 10_000, 195_000
    net, until = rebate + terms["surcharge_fen"] - cost, who.today + timedelta(days=terms["valid_days"])
    keeps = sum(0.85**year for year in range(3))
    addons, renewals = round(42_000 * keeps), round(net * (keeps - 1))
    (row,) = await asked.session.rows(_NUMBER, who.centre_id, "quote")
    number, snapshot = row["last_number"], {"premium_fen": premium, "net_fen": net, "terms": terms, "addons": addons}
    offers = json.dumps({"format": 1, "offers": [snapshot], "recommendation": None})
    await asked.session.rows(_QUOTE, number, premium, "comfort", offers, until, store.now(), who.centre_id, who.id)
    await _audit(asked, who, "quote", number, "quoted", {"premium_fen": premium, "bundle": "comfort"})
    text = texts.quote(number, until, who.name, who.today, premium, terms, rebate, cost, net, addons, renewals)
    return text, [[_button("📤 客户版", f"customer:Q{number}"), _button("🔄 按今日价重算", f"requote:Q{number}")]]


async def credit(asked: Asked, who: Staff) -> tuple[str, Keyboard]:
    """One insurer's credit in full."""
    found = await asked.session.rows(
        "SELECT i.* FROM insurer i JOIN insurer_name n ON n.insurer_id = i.id WHERE n.centre_id = $1 AND n.key = $2"
        " AND i.status <> 'void'",
        who.centre_id, " ".join(asked.words).casefold(),
    )  # fmt: skip
    if not found:
        raise Refused("没有这家保险公司。例：/credit 平安")
    insurer, today = found[0], who.today
    await _policy(asked, who)
    unpaid = await asked.session.rows(
        "SELECT due_on, amount_fen, paid_fen FROM insurer_statement WHERE centre_id = $1 AND insurer_id = $2"
        " AND settled_on IS NULL ORDER BY closes_on",
        who.centre_id, insurer["id"],
    )  # fmt: skip
    entries = await asked.session.rows(_ENTRIES, who.centre_id, insurer["id"])
    used, limit = insurer["unbilled_fen"] + insurer["billed_fen"], insurer["limit_fen"]
    is_late = any(store.day(one["due_on"]) < today for one in unpaid)
    state = "🔴 已停（stopped）" if is_late or used >= limit else "🟢 可接单（open）"
    share = used * 100 // limit if limit else 100
    lines = [f"{store.day(one['day'])} {one['kind']} {texts.yuan(one['amount_fen'])}" for one in entries[:6]]
    text = texts.credit(insurer, state, used, limit, share, lines)
    return text, [[_button("« 全部", "credit"), _button("🔄 刷新", f"credit:{insurer['id']}")]]


async def refer(asked: Asked, who: Staff) -> tuple[str, Keyboard]:
    """Log a referral; a plate that is taken is refused."""
    if len(asked.words) != 6 or asked.words[0] not in ("out", "in"):
        raise Refused("例：/refer out 陈静 京AD12345 王先生 13812345678 12-31")
    direction, agent_name, plate, name, phone, until = asked.words
    month, day_of_month = (int(part) for part in until.split("-"))
    expires = date(who.today.year, month, day_of_month)
    expires = expires if expires >= who.today else expires.replace(year=expires.year + 1)
    agents = await asked.session.rows(
        "SELECT a.id, a.company, t.id AS terms_id, t.out_fee_fen, t.in_fee_fen FROM agent a JOIN agent_terms t"
        " ON t.agent_id = a.id WHERE a.centre_id = $1 AND a.name = $2 AND a.active AND t.from_day <= $3"
        " ORDER BY t.version DESC LIMIT 1",
        who.centre_id, agent_name, who.today,
    )  # fmt: skip
    if not agents:
        raise Refused("没有这位代理人。")
    agent, terms = agents[0], await _policy(asked, who)
    since = who.today - timedelta(days=terms["protect_days"])
    if taken := await asked.session.rows(_TAKEN, who.centre_id, plate, direction, since):
        raise Refused(f"{plate} 已有推荐 R{taken[0]['number']}。")
    fee, label = agent[f"{direction}_fee_fen"], f"{agent_name}（{agent['company']}）"
    vehicle_id, customer_id = await _keep_customer(asked, who, plate, name, phone)
    (row,) = await asked.session.rows(_NUMBER, who.centre_id, "referral")
    number, through = row["last_number"], who.today + timedelta(days=terms["open_days"])
    await asked.session.rows(
        _REFERRAL, number, direction, fee, plate, expires, store.now(), who.today, through, agent["id"],
        who.centre_id, customer_id, who.id, agent["terms_id"], vehicle_id,
    )  # fmt: skip
    await _audit(asked, who, "referral", number, "logged", {"direction": direction, "agent": label, "plate": plate})
    text = texts.referral(number, label, plate, name, phone, expires, fee, who.today, who.name, through)
    return text, [[_button("✅ 成交", f"won:R{number}"), _button("❌ 未成", f"lost:R{number}")]]


async def _keep_customer(asked: Asked, who: Staff, plate: str, name: str, phone: str) -> tuple[int, int]:
    """The ids of the car and its owner, made where they are new, each with its entry in the audit."""
    rows = asked.session.rows
    vehicles = await rows(
        "SELECT id, customer_id FROM vehicle WHERE centre_id = $1 AND plate = $2", who.centre_id, plate
    )
    customers = await rows("SELECT id FROM customer WHERE centre_id = $1 AND phone = $2", who.centre_id, phone)
    if not customers:
        customers = await rows(
            "INSERT INTO customer (name, phone, created_at, centre_id) VALUES ($1, $2, $3, $4) RETURNING id",
            name, phone, store.now(), who.centre_id,
        )  # fmt: skip
        await _audit(asked, who, "customer", customers[0]["id"], "created", {"name": name, "phone": phone})
    owner = int(customers[0]["id"])
    if not vehicles:
        vehicles = await rows(
            "INSERT INTO vehicle (plate, model, created_at, centre_id, customer_id) VALUES ($1, '', $2, $3, $4)"
            " RETURNING id, customer_id",
            plate, store.now(), who.centre_id, owner,
        )  # fmt: skip
        await _audit(asked, who, "vehicle", vehicles[0]["id"], "created", {"plate": plate})
        await _audit(asked, who, "vehicle", vehicles[0]["id"], "owner", {"customer_id": owner, "plate": plate})
    elif vehicles[0]["customer_id"] != owner:
        await rows("UPDATE vehicle SET customer_id = $1 WHERE id = $2", owner, vehicles[0]["id"])
        await _audit(asked, who, "vehicle", vehicles[0]["id"], "owner", {"customer_id": owner, "plate": plate})
    return int(vehicles[0]["id"]), owner


async def _policy(asked: Asked, who: Staff) -> dict[str, int]:
    """The figures in force today."""
    rows = await asked.session.rows(
        "SELECT key, stored FROM policy_override WHERE centre_id = $1 AND from_day <= $2 ORDER BY from_day, id",
        who.centre_id, who.today,
    )  # fmt: skip
    return DEFAULTS | {row["key"]: row["stored"] for row in rows}


async def _audit(  # noqa: PLR0917 - short names say it all
    asked: Asked, who: Staff, subject: str, number: int, what: str, after: dict[str, object]
) -> None:
    kept = json.dumps(after, ensure_ascii=False)
    await asked.session.rows(
        _AUDIT, who.centre_id, store.now(), who.id, who.name, subject, number, what, kept, asked.chat_id,
        asked.message_id, asked.update_id,
    )  # fmt: skip


def _button(text: str, data: str) -> dict[str, str]:
    return {"text": text, "callback_data": data}
