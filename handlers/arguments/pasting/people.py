"""Names of persons and companies in running text: behind a label, or free by title or surname."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from handlers.arguments import persons
from handlers.arguments.tokens import Word, shape_of


class Strength(IntEnum):
    """How much a free name looks like a customer's: 王先生, 王经理, 王芳."""

    TITLED = 3
    POLITE = 2
    PLAIN = 1


@dataclass(frozen=True)
class Name:
    """A name and where it stands."""

    text: str
    start: int
    end: int
    strength: Strength = Strength.PLAIN
    is_sure: bool = False
    """Of one behind a label: whether it ends where it seems to."""


_HAN = "[\u4e00-\u9fff]"
_DOUBLE = "|".join(persons.DOUBLE_SURNAMES)
_SURNAME = f"(?:{_DOUBLE}|[{persons.SURNAMES}])"
_FORMAL = "先生|女士|小姐|太太"
_POLITE = "|".join(title for title in persons.TITLES.split("|") if title not in _FORMAL.split("|"))
_LATIN = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|MR|MRS|MS|DR)\.? ?)?[A-Z][A-Za-z'-]{0,30}\.?"
    r"(?: [A-Z][A-Za-z'-]{0,30}\.?){0,3}(?![A-Za-z0-9])"
)
_LATIN_FREE = re.compile(
    r"(?<![A-Za-z0-9])(?:(?P<title>Mr|Mrs|Ms|Miss|MR|MRS|MS)\.? ?[A-Z][A-Za-z'-]{1,30}"
    r"|[A-Z][a-z'-]{1,20} [A-Z][a-z'-]{1,20})(?: [A-Z][A-Za-z'-]{1,30}){0,2}(?![A-Za-z0-9])"
)
_ABBREVIATION = re.compile("[A-Z]{2,4}")
_NO_LATIN_NAMES = re.compile(
    r"\b(?:Model|Tesla|Ping|China|Life|Insurance|Benz|BMW|Audi|Toyota|Honda|Land|Range|Rover|Volvo|Ford|VIP|SUV|APP|The|Please)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"[\u4e00-\u9fffA-Za-z0-9()（）&·]{2,30}?"
    r"(?:有限责任公司|股份有限公司|有限公司|公司|集团|合作社|事务所|工作室|经营部|租赁部|服务中心|医院|学校|大学|车队|协会|商行|酒店|工厂)"
    r"(?:[\u4e00-\u9fff]{1,8}(?:分公司|支公司))?(?![\u4e00-\u9fff]{0,2}(?:公司|集团))"
)
_BEHIND_LABEL = re.compile(
    r"[\s:：=>→|\"“”「【\[(（,，是为叫-]{0,6}"
    rf"(?:姓{_HAN}[,，]?(?={_HAN}{{1,2}}(?:{_FORMAL})))?"
)
_RUN = re.compile(rf"{_HAN}(?:{_HAN}|·(?={_HAN})){{0,39}}")
_PARTED = re.compile(rf"([{persons.SURNAMES}])[ \u3000]{{1,3}}({_HAN}{{1,2}})(?!{_HAN})")
_TITLED_AT_START = re.compile(rf"(?:{_DOUBLE}|{_HAN}){_HAN}{{0,2}}?(?:{persons.TITLES})")
_ONE_AND_TITLE = re.compile(f"{_HAN}(?:{_FORMAL})")
_FORMAL_TITLE = re.compile(f"(?:{_FORMAL})(?!们)")
_POLITE_FREE = re.compile(
    rf"(?:^|(?<=[的是叫给和与找让由]))(?P<name>{_SURNAME}{_HAN}?(?:{_POLITE}))(?=$|[说的来要这家您在已刚你好])"
)
_INTRODUCED = re.compile("(?:我是|我叫|叫做?|是)")
_CUT_BEFORE = re.compile(
    rf"(?P<name>{_SURNAME}{_HAN}{{1,2}}?)(?=来电|来店|来修|来报|说|要|想|电话|手机|已|到店|反馈|咨询|预约|在|"
    r"今天|明天|昨天|是|于|驾驶|驾车|开车|把|被|与|和|也|需|有|下午|上午|的|同意|自行|自己|报案|报称|称|本人|车)"
)
_LONGEST_DOTTED = 16
_PRONOUNS = "我你您他她"
_NO_PART_OF_A_NAME = re.compile("[我你您他她的了说要已到在来未待没无请电话手机车店姓是]")
_EVERYDAY_WORDS = """
    伙伴 用户 家人 会员 同事 领导 贵宾 合作伙伴 各位 本人 同上 未知 暂无 先生 女士 小姐 匿名 待定 无 同车主 自己
    家属 朋友 老婆 老公 高速 高架 高端 高配 高新 路口 路边 路上 路过 路线 路虎 安排 安全 安心 安装 安徽 安防 周一
    周二 周三 周四 周五 周六 周日 周末 周期 马上 马路 马达 金额 金色 金牌 金融 方便 方向 方式 方案 方面 方法 时间
    成功 成交 成本 成都 成品 严重 严格 温州 温馨 温度 常州 万元 万一 万能 钱款 钱包 平安 太平 阳光 白色 白天 白车
    蓝色 蓝牌 黄色 黄牌 江苏 江西 江淮 江北 江铃 唐山 宁波 宁夏 徐州 苏州 石头 石墩 石柱 石家庄 沈阳 郑州 金华 许多
    许可 单方 单位 单子 单独 单号 单交 全险 全保 双险 易损 齐全 于是 于今 谢谢 谢了 谢啦 辛苦 包含 包括 包修 包年
    管家 管理 解释 解决 段落 程度 季度 关于 关注 关门 关系 毛病 左右 左边 左侧 右侧 柴油 凌晨 游客 向左 向右 向前
    向后 向阳 尚未 应急 施救 施工 顾问 顾客 颜色 申请 申报 焦急 符合 舒适 毕业 温故 任何 任务 余额 余款 余下 文件
    文字 文明 汤臣 金杯 金葵 房车 明天 下午 上午 和谐 牛逼 龙门 龙岗 石材 钟点 苗条 成色 谷歌 盛夏 路政 华为 华泰
    华安 华东 华北 华南 房贷 车主 鲁班 邢台 史上 贺卡 时刻 陆续 陆上 江湖 江边 江南 田野间 毛利 金币 连环 童车 梅雨
    裴多 向您 贾里 翁婿 解放 雷达 雷克 汪汪 康复 康明 万里 夏季 夏天 秦皇岛 冯唐 孔径 宋体 白底 白漆
"""
_NO_NAMES = frozenset(_EVERYDAY_WORDS.split())
_PLACES = re.compile(
    f"{_HAN}+(?:市|区|县|路|镇|街|村|省|桥|站|店|院|园|厦|城|州|湾|岛|庄|厂|司|部|组|群|险|费|款|车|码|号|价|点|边|色|型|版)"
)


def is_like_a_name(text: str) -> bool:
    """Whether a word may well be a person's name: by surname or title, and no everyday word."""
    if not text or text in _NO_NAMES or text[0] in _PRONOUNS or _PLACES.fullmatch(text):
        return False
    return persons.likeness(Word(text, shape_of(text), 0, len(text))) >= 2


def name_at(text: str, start: int, end: int) -> Name | None:
    """The name that a label's value begins with: a company, a person, a person with title; ``None`` if none."""
    begins = _BEHIND_LABEL.match(text, start, end)
    at = begins.end() if begins else start
    if (found := _LATIN.match(text, at, end)) and len(found.group()) > 1 and not _NO_LATIN_NAMES.search(found.group()):
        return Name(found.group().strip(), at, found.end(), is_sure=not _ABBREVIATION.fullmatch(found.group()))
    if (found := _COMPANY.match(text, at, end)) and len(found.group()) > 4:
        return Name(found.group(), at, found.end(), is_sure=True)
    if found := _PARTED.match(text, at, end):
        return Name(found[1] + found[2], at, found.end(), is_sure=True)
    run = _RUN.match(text, at, end)
    return _name_of_run(run.group(), at) if run else None


def _name_of_run(run: str, at: int) -> Name | None:
    """The name that a run of Chinese characters behind a label begins with, and whether it ends there."""
    if run[0] in _PRONOUNS:
        return None
    if found := _TITLED_AT_START.match(run):
        is_sure = run[0] in persons.SURNAMES or bool(_ONE_AND_TITLE.fullmatch(found.group()))
        name = Name(found.group(), at, at + found.end(), Strength.TITLED, is_sure=is_sure)
    elif "·" in run and len(run) <= _LONGEST_DOTTED:
        name = Name(run, at, at + len(run), is_sure=True)
    elif found := _CUT_BEFORE.match(run):
        name = Name(found["name"], at, at + found.end("name"))
    elif 2 <= len(run) <= 4:
        is_name = is_like_a_name(run)
        name = Name(run if is_name or _may_be_a_name(run) else "", at, at + len(run), is_sure=is_name)
    else:
        return None
    return name if name.text and name.text not in _NO_NAMES else None


def _may_be_a_name(run: str) -> bool:
    return not _NO_PART_OF_A_NAME.search(run) and not _PLACES.fullmatch(run)


def names_in(rest: str, text: str) -> Iterator[Name]:
    """Names that stand free in a line; ``rest`` is its shape with everything else blanked."""
    for run in _RUN.finditer(rest):
        yield from _names_of_run(run.group(), run.start())
    for found in _LATIN_FREE.finditer(text):
        if rest[found.start() : found.end()].isprintable() and not _NO_LATIN_NAMES.search(found.group()):
            strength = Strength.TITLED if found["title"] else Strength.PLAIN
            yield Name(found.group(), found.start(), found.end(), strength)


def _names_of_run(run: str, at: int) -> Iterator[Name]:
    titles = list(_FORMAL_TITLE.finditer(run))
    for title in titles:
        if (begin := _surname_before(run, title.start())) is not None:
            yield Name(run[begin : title.end()], at + begin, at + title.end(), Strength.TITLED)
    for found in _POLITE_FREE.finditer(run):
        yield Name(found["name"], at + found.start(), at + found.end(), Strength.POLITE)
    introduced = _INTRODUCED.match(run)
    begin = introduced.end() if introduced else 0
    if not titles and not _POLITE_FREE.search(run) and is_like_a_name(run[begin:]):
        yield Name(run[begin:], at + begin, at + len(run))


def _surname_before(run: str, title: int) -> int | None:
    """Where the name before a title begins: at the surname next to it, or at the run's begin if that is one."""
    for length in (3, 2, 1):
        if length == title and (run[0] in persons.SURNAMES or run.startswith(persons.DOUBLE_SURNAMES)):
            return 0
    if title == 1:
        return 0
    for length in (1, 2, 3):
        begin = title - length
        if begin >= 0 and length >= 2 and run.startswith(persons.DOUBLE_SURNAMES, begin):
            return begin
        if begin >= 0 and run[begin] in persons.SURNAMES:
            doubled = begin > 0 and run.startswith(persons.DOUBLE_SURNAMES, begin - 1)
            return begin - 1 if doubled else begin
    return None
