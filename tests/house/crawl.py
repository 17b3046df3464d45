"""Goes through the bot as people do: types every command, presses every button that comes, undoes it all."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answers import with_undo
from bot.errors import refusal
from bot.following import undo_of
from domain import changes
from domain.actor import Actor
from domain.database.connection import transaction
from domain.errors import DomainError
from handlers.arguments.errors import Askable
from handlers.declaration import Button, Call, Command, InlineButton, Pressed, Reply
from handlers.forms.running import begin
from handlers.registry import Registry
from locales import LANGUAGES
from tests.factories.people import anew
from tests.house.worlds import LONG_ACCOUNT, undone

BOT = "baohe_bot"
MOST_OF_A_VERB = 5
"""How often a button is pressed, each time for another thing."""

TYPED: dict[str, tuple[str, ...]] = {
    "agent": (
        "赵磊",
        "add",
        "terms",
        "terms 陈静 60",
        "terms 陈静 60 70",
        "add 孙丽华 太平洋 13900003333",
        "add 陈静 13900001111",
        "13900001111",
    ),
    "agents": ("x",),
    "assess": (
        "",
        "C2 9000 600",
        "C3",
        "C3 8200 90000",
        "C99 1",
        "C2 verified 11000 原因 复勘",
        "C3 verified 1",
        "C2 核损 100",
        "verified",
    ),
    "audit": ("C1", "C2", "R1", "Q3", "李雷", "张店长", ""),
    "bind": ("",),
    "booking": ("", "C1 2027-03-01", "C1 2027-04-01", "C2", "C2 2026-01-01", "C99 2027-03-01"),
    "bundles": ("",),
    "case": (
        "C1",
        "C2",
        "C3",
        "C3 photos",
        "C99",
        "京A88888",
        "PA20261",
        "new 平安 京E12345 欧阳明月 13898765432 6500 后杠",
        "new 平安 京AD12345 欧阳明月 13898765432 8500 前杠",
        "new 平安 京A88888 8500 前杠",
        "new 人保 京E12345 欧阳明月 13898765432 6500 后杠",
        "new 人保 京E12345 欧阳明月 13898765432 6500 后杠 override 老客户",
        "new 平安 京E12345 13898765432 17700008888 6500",
        "",
        "new",
        "new 平安 京E12345 8500",
        "new 平安 京E12345 欧阳明月 13898765432 6500 后杠 拖车 加急",
        "cancel C3 客户不修了",
        "cancel C3",
        "cancel C1 晚了",
        "C2 amounts",
        "京A88888 金额",
        "amounts",
        "risk 平安",
        "risk 平安 90000",
        "risk 人保 8500",
        "risk",
    ),
    "cancel": ("",),
    "cases": ("", "late", "mine", "waiting", "平安", "定损"),
    "cost": (
        "",
        "C1 3900 1200",
        "C1 9000 1200",
        "C2 工时 1200",
        "C2 8000 1000",
        "C3 100 100",
        "C2",
        "C99 1 1",
        "C2 -5 1",
    ),
    "complaint": (
        "",
        "C1 又投诉",
        "C2 司马南风说车漆有色差 17700008888",
        "C2",
        "answer",
        "answer C1 已道歉",
        "answer C2 没有投诉",
        "close C1 已返工",
        "close C1",
        "C99 车漆",
    ),
    "credit": ("", "平安", "人保", "没有这家"),
    "digest": ("cases", "nothing"),
    "dispute": (
        "",
        "平安",
        "人保",
        "C1",
        "C3",
        "review",
        "C2 review 1500",
        "C2 review 漆面要重做 前杠 800/500, 大灯 3200/2,400",
        "C2 review",
        "C1 review 差价1500",
        "C3 review 差价1500",
        "C1 third",
        "C2 third",
        "C1 settled 9200",
        "C1 settled 0",
        "settled",
        "C1 withdrawn 客户不再坚持",
        "C1 withdrawn",
        "keep 平安 已谈好新价格",
        "keep 平安",
    ),
    "help": ("", "case", "quote", "没有"),
    "eta": ("", "C2 11-30 缺件", "C2 11-30", "C3 11-22", "C1 12-01", "C3 2026-11-01", "C3 2028-01-01 久", "C99 明天"),
    "handover": ("", "C3 张伟", "C3 张伟 休假", "C3 张店长", "C3 李雷", "C3 没有", "C99 张伟"),
    "insurer": (
        "",
        "add",
        "平安",
        "人保",
        "add 太平洋 deep",
        "add 平安",
        "rename 平安 平安产险",
        "rename 平安 人保",
        "rename",
        "name 平安 老平安",
        "name 平安 平安保险",
        "name 平安",
        "drop-name 平安 平安产险",
        "drop-name 平安 平安",
        "drop-name 平安",
        "contact 平安 孙会计 财务 13822223333 只接微信",
        "contact 平安 钱定损 13822223333",
        "contact 平安 钱定损",
        "contact",
        "drop-contact 平安 钱定损",
        "drop-contact 平安 没有",
        "drop-contact 平安",
        "plan 平安 B",
        "plan 平安 B 2027-01-01 原因 合同约定",
        "plan 平安 A",
        "plan 平安 B 2026-01-01",
        "plan 平安 B 2031-01-01",
        "plan 人保 B",
        "plan",
        "end 平安 三次定损争议",
        "end 平安",
        "reopen 平安 已签新合同",
        "reopen",
    ),
    "insurers": ("",),
    "invite": ("",),
    "lang": ("", "en", "中文", "group en"),
    "limit": ("", "平安", "平安 90000 回款正常", "平安 90000", "平安 80000 一样", "平安 900000 太高", "众诚"),
    "loaner": (
        "",
        "C3",
        "C3 京A54321",
        "C3 京A54321 12-03",
        "C3 京A12345",
        "C2 京A54321",
        "C1 京A54321",
        "C3 京A99999",
        "C3 京A54321 2026-11-01",
        "back",
        "back 京A12345",
        "back 京A54321",
        "add",
        "add 京A67890 Model Y",
        "add 京A12345",
        "remove 京A54321",
        "remove 京A12345",
        "remove",
    ),
    "lost": ("", "R1 客户已自行续保", "R3", "R4"),
    "nps": ("", "C1 9 挺好", "C1 4 等了三天", "C1 3", "C2 9", "C1 11", "C1", "C99 9"),
    "paid": (
        "",
        "form",
        "平安",
        "平安 3000",
        "平安 99000 11-19",
        "平安 1 12-31",
        "平安 reverse 3000 记错了",
        "平安 reverse 3000 11-18 记错了",
        "平安 reverse 1 记错了",
        "平安 reverse",
        "reverse",
        "平安 correct 3000 2000 写错了",
        "平安 correct 3000 0 写错了",
        "平安 correct 3000",
    ),
    "penalty": (
        "",
        "平安",
        "人保",
        "平安 paid 10",
        "平安 paid 10 11-19",
        "平安 paid 99999",
        "平安 paid",
        "人保 paid 10",
        "平安 waive 5 友好协商",
        "平安 waive all 友好协商",
        "平安 waive 5",
        "waive",
    ),
    "policy": ("", "margin", "margin.warn", "margin.warn 5%", "credit.limit_start 60000", "case.step", "nonsense"),
    "photo": ("C3", "C3 withdraw 2 拍错车", "C3 withdraw 9", "C3 withdraw", "C2", "C99", "C3 撤回 1", ""),
    "quote": ("", "comfort 6800", "9000", "Q1", "Q2", "Q3", "Q3 22000", "Q99", "comfort -5", "comfort abc"),
    "reassign": ("R1 赵磊", "R1 陈静", "R2 赵磊"),
    "refer": (
        "out 陈静 京E12345 欧阳明月 13898765432 12-31",
        "in 赵磊 京E12345 欧阳明月 13898765432",
        "out 赵磊 京C11111 慕容秋水 13611112222",
        "out 陈静\n车主：欧阳明月\n电话：13898765432\n车牌：京E12345\n保险到期：12-31",
        "out 陈静 京E12345 欧阳明月 13898765432 17700008888",
        "out 陈静 京E12345 欧阳明月 177000088889",
        "out 陈静",
        "",
    ),
    "referrals": ("", "陈静", "赵磊 2026-11", "mine", "R1", "R2", "R3", "R99"),
    "renewals": (
        "",
        "7",
        "400",
        "京AD12345",
        "京C11111",
        "京Z99999",
        "add",
        "add 京E12345 欧阳明月 13898765432 众诚保险 2027-03-31 6800 商业险 业务员 陈静",
        "add 京AD12345 2027-12-31",
        "add 京AD12345 欧阳明月 13898765432 平安 2026-12-01 6800",
        "add 京AD12345 2016-12-31",
        "add 京AD12345 12-31 -5",
        "京A88888 明天 0元",
    ),
    "report": ("", "cases", "cases 2026-11", "cases 2026", "cases 2026 平安", "2026-10 人保", "2020-01", "cases 没有"),
    "resume": ("人保 合同已续签", "平安 没停"),
    "revenue": ("", "2026-09 1800000", "10月 190万", "2026-10 1965000", "本月 1000", "2026-09 -5", "set", "2026-09"),
    "role": ("张伟 partner", "张店长 advisor", "何多多 partner"),
    "rework": ("", "C1 漆面有色差", "C1 done", "C2 异响", "C99 异响"),
    "schedule": ("", "cases off", "cases on"),
    "sop": (
        "",
        "express",
        "add",
        "add 洗车 express 交车前1天",
        "add 抛光 定损后48小时",
        "add 洗车 交车-4h",
        "add 质检 交车-4h",
        "add 123 交车-4h",
        "add 抛光 什么时候",
        "move",
        "move 洗车 交车后1天",
        "move 预告 定损后",
        "move 定损 交车-1d",
        "move 预告",
        "drop",
        "drop 预约",
        "drop 质检",
        "drop 没有",
        "reset",
        "reset express",
    ),
    "staff": ("", "remove 张伟", "张"),
    "start": ("", "abcdef"),
    "statement": ("", "S1", "1", "平安", "人保", "S99", "C1", "没有这家", "平安 S1"),
    "step": ("", "C2 photo", "C2 plan", "C2 初检", "C3 inspection", "C3 delivered", "C2 照片 免 客户不需要", "C3"),
    "stop": ("平安 等合同续签", "人保 再停", "平安"),
    "supplement": (
        "",
        "C2",
        "C3",
        "C2 900 轮眉",
        "C2 900",
        "C2 轮眉",
        "C2 0 轮眉",
        "told",
        "C2 told",
        "C2 #1 told",
        "C2 #9 told",
        "C2 agreed 1500",
        "C2 agreed 99999",
        "C2 agreed",
        "C2 refused",
        "C3 refused",
        "C99 900 轮眉",
    ),
    "tell": ("", "C1", "C2", "C2 维修", "C3 delivery", "C99"),
    "today": ("",),
    "unbind": ("",),
    "undo": ("",),
    "visit": (
        "",
        "京AD12345 maintenance 1800",
        "京E12345 洗车 60 11-14",
        "京AD12345 保养 0",
        "京AD12345 保养 1800 2026-12-31",
        "京AD12345 按摩 1800",
    ),
    "wait": ("", "C2 保险公司", "C2 配件 左后门", "C2 end", "C3 end", "C3 customer", "C1 本店", "C3 没有", "C99 配件"),
    "won": ("", "R1", "R2", "R4", "R99"),
    "wording": (
        "",
        "arrival",
        "repair",
        "nothing",
        "repair {称呼}，您好！{车牌}在修，{交车日}交车，还要{天数}天。{门店}{顾问}",
        "repair {金额}",
        "repair reset",
        "arrival reset",
        "delivery " + "好" * 300,
    ),
}
"""What is typed after each command besides its examples, in a world of ``factories/world``: right and wrong."""

LONG: dict[str, tuple[str, ...]] = {
    "agents": ("",),
    "audit": ("", "张", "张店长"),
    "bind": ("", "北京"),
    "cases": ("", "mine"),
    "credit": ("", LONG_ACCOUNT),
    "limit": (LONG_ACCOUNT,),
    "complaint": ("",),
    "digest": ("cases",),
    "insurers": ("",),
    "loaner": ("",),
    "paid": (LONG_ACCOUNT,),
    "penalty": ("", LONG_ACCOUNT),
    "policy": ("bundle.comfort", "case"),
    "referrals": ("",),
    "renewals": ("", "30", "366"),
    "role": ("张 partner",),
    "staff": ("", "张", "remove 张"),
    "start": ("",),
    "statement": ("", LONG_ACCOUNT, "S13"),
}
"""What is typed where there is more than goes into one message."""


@dataclass(frozen=True)
class Seen:
    """Something the bot said, and what brought it."""

    trail: str
    actor: Actor
    reply: Reply

    @property
    def buttons(self) -> list[InlineButton]:
        """Every button under it."""
        return [button for row in self.reply.rows for button in row]


@dataclass
class Crawl:
    """One person in one place and language, and everything the bot says to them."""

    registry: Registry
    actor: Actor
    seen: list[Seen] = field(default_factory=list)
    deepest: int = 1
    """How many buttons are pressed one after another, each under what the one before brought."""
    _pressed: Counter[str] = field(default_factory=Counter)

    async def everything(self) -> None:
        """Type every command in every way there is, and press what comes."""
        typed = {
            each.name: tuple(dict.fromkeys((*tails(each), *TYPED.get(each.name, ()))))
            for each in self.registry.commands
        }
        await self.these(typed)

    async def these(self, typed: Mapping[str, Sequence[str]]) -> None:
        """Type these commands, each with each of its texts, and press what comes."""
        for name, texts in typed.items():
            command = self.registry.command(name)
            assert command is not None, name
            for text in texts:
                async with undone():
                    actor = anew(self.actor)
                    reply = await self._answer(command, Call(actor.person, actor, text, bot_username=BOT))
                    await self.look_at(f"/{name} {text}", reply)

    async def look_at(self, trail: str, reply: Reply, depth: int = 0) -> None:
        """Keep what was said and press its buttons, each as if none of the others had been pressed."""
        for part in (reply, *reply.more):
            seen = Seen(trail, self.actor, part)
            self.seen.append(seen)
            for data in dict.fromkeys(button.data for button in seen.buttons if button.data):
                if depth < self.deepest and self._is_new(data):
                    await self._press(trail, data, depth)

    def _is_new(self, data: str) -> bool:
        """Whether pressing it may show something else: the same button is pressed for a few things only."""
        verb = data.partition(":")[0]
        if self._pressed[data] or self._pressed[verb] >= MOST_OF_A_VERB:
            return False
        self._pressed[data] += 1
        self._pressed[verb] += 1
        return True

    async def _press(self, trail: str, data: str, depth: int) -> None:
        verb, _, rest = data.partition(":")
        button = self.registry.button(verb)
        assert button is not None, f"{trail}: nothing is declared for the button {data}"
        number, _, version = rest.partition(":")
        actor = anew(self.actor)
        call = Call(actor.person, actor, pressed=Pressed(number, version, 1), bot_username=BOT)
        async with undone():
            await self.look_at(f"{trail} → {data}", await self._answer(button, call), depth + 1)

    async def _answer(self, what: Command | Button, call: Call) -> Reply:
        """What the router would make of it: the reply with its undo, a form for what is missing, or a refusal."""
        try:
            async with transaction():
                with changes.watched() as made:
                    reply = await what.run(call)
                return replace(reply, rows=with_undo(reply.rows, undo_of(made, call.lang)))
        except DomainError as refused:
            return await self._instead(what, call, refused)

    async def _instead(self, what: Command | Button, call: Call, refused: DomainError) -> Reply:
        if isinstance(refused, Askable) and refused.draft is not None:
            try:
                return await begin(call, refused)
            except DomainError as also_refused:
                refused = also_refused
        command = what if isinstance(what, Command) else None
        action = command.meant(replace(call)).name if command else ""
        return refusal(call.lang, refused, command, pressed=command is None, action=action)


def tails(command: Command) -> list[str]:
    """What stands behind the command in its examples, in every language."""
    lines = [line for lang in LANGUAGES for line in command.examples(lang)]
    return list(dict.fromkeys(line.partition(" ")[2] for line in lines))


def in_language(actor: Actor, lang: str) -> Actor:
    """``actor`` spoken to in ``lang``."""
    return replace(actor, lang=lang, person=replace(actor.person, lang=lang))


def spaceless(text: str) -> str:
    """A text as it is compared for what it gives away: width and spaces set aside."""
    return "".join(unicodedata.normalize("NFKC", text).split()).replace("-", "")
