"""The names that insurers go by, so that whoever is added as 平安 also answers to 平安保险 and PingAn."""

import re
import unicodedata
from collections.abc import Collection
from itertools import chain, count

MAX_NAME_LENGTH = 30

KNOWN: dict[str, tuple[str, ...]] = {
    "pingan": ("平安", "平安保险", "中国平安", "平安产险", "平安财险", "平安车险", "PingAn", "Ping An"),
    "picc": ("人保", "人保财险", "中国人保", "人民保险", "人保车险", "PICC", "人民财产保险"),
    "cpic": ("太平洋", "太平洋保险", "太平洋产险", "太保", "太保产险", "中国太保", "CPIC"),
    "gpic": ("国寿", "国寿财险", "中国人寿", "中国人寿财险", "人寿财险", "China Life", "GPIC", "人寿财产保险"),
    "taiping": ("太平", "太平保险", "太平财险", "中国太平", "Taiping"),
    "cicp": ("中华联合", "中华联合财险", "中华财险", "中华保险", "CICP"),
    "ccic": ("大地", "大地保险", "大地财险", "中国大地", "CCIC"),
    "sunshine": ("阳光", "阳光保险", "阳光财险", "阳光产险", "Sunshine"),
    "huaan": ("华安", "华安保险", "华安财险", "Sinosafe"),
    "tianan": ("天安", "天安保险", "天安财险", "Tianan"),
    "yongan": ("永安", "永安保险", "永安财险", "Yongan"),
    "yongcheng": ("永诚", "永诚保险", "永诚财险", "Yongcheng"),
    "dajia": ("大家", "大家保险", "大家财险", "Dajia"),
    "taikang": ("泰康", "泰康在线", "泰康在线财险", "Taikang"),
    "yingda": ("英大", "英大财险", "英大泰和", "Yingda"),
    "chubb": ("华泰", "华泰保险", "华泰财险", "安达", "Chubb", "Huatai"),
    "zking": ("紫金", "紫金保险", "紫金财险", "Zking"),
    "dinghe": ("鼎和", "鼎和保险", "鼎和财险", "Dinghe"),
    "dubang": ("都邦", "都邦保险", "都邦财险", "Dubang"),
    "bohai": ("渤海", "渤海保险", "渤海财险", "Bohai"),
    "ancheng": ("安诚", "安诚保险", "安诚财险", "Ancheng"),
    "zheshang": ("浙商", "浙商保险", "浙商财险", "Zheshang"),
    "guoren": ("国任", "国任保险", "国任财险", "Guoren"),
    "boci": ("中银", "中银保险", "BOCI"),
    "liberty": ("利宝", "利宝保险", "Liberty"),
    "axa": ("安盛", "安盛天平", "天平", "AXA"),
    "allianz": ("京东安联", "安联", "安联财险", "Allianz"),
    "zhongan": ("众安", "众安保险", "众安在线", "ZhongAn"),
    "byd": ("比亚迪财险", "比亚迪保险", "比亚迪", "BYD"),
    "tesla": ("特斯拉保险", "特斯拉保险经纪", "Tesla Insurance"),
}
_GENERIC_ENDINGS = ("股份有限公司", "有限公司", "保险", "财险", "产险", "车险")


def name_key(name: str) -> str:
    """``name`` as names are compared: width, case, spaces and punctuation make no difference."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return re.sub(r"[\W_]+", "", plain)


def names_of(name: str) -> tuple[str, ...]:
    """Every name an insurer added as ``name`` answers to, the given one first; no two compare equal."""
    family = next((names for names in KNOWN.values() if name_key(name) in map(name_key, names)), None)
    return _distinct((name, *(family or _derived(name))))


def well_known() -> tuple[tuple[str, ...], ...]:
    """The insurers that everybody knows, each by all its names, the shown one first."""
    return tuple(KNOWN.values())


def code_of(name: str) -> str:
    """The known insurer's code for ``name``, else a code of its Latin letters; ``""`` when it has none."""
    key = name_key(name)
    for code, names in KNOWN.items():
        if key in map(name_key, names):
            return code
    return re.sub(r"[^a-z0-9]", "", key)[:20]


def free_code(name: str, taken: Collection[str]) -> str:
    """A code for ``name`` that is not among ``taken``: the usual one, else with a number behind it."""
    base = code_of(name) or "insurer"
    candidates = chain((base,), (f"{base}{number}" for number in count(2)))
    return next(code for code in candidates if code not in taken)


def code_of_void(code: str, insurer_id: int) -> str:
    """What the code of an insurer added by mistake becomes, so that another may have it: like no code there is."""
    return f"{code[:20]}-{insurer_id}"


def is_usable(name: str) -> bool:
    """Whether an insurer can be called so: letters or characters in it, no line breaks, at most 30 long.

    It is as long as it is compared: a single character may stand for a whole word.
    """
    is_short = len(name) <= MAX_NAME_LENGTH and len(name_key(name)) <= MAX_NAME_LENGTH
    return bool(re.search(r"[^\W\d_]", name)) and is_short and name.isprintable()


def _derived(name: str) -> tuple[str, ...]:
    stem = name
    for ending in _GENERIC_ENDINGS:
        stem = stem.removesuffix(ending)
    if not stem or stem.isascii():
        return ()
    return (stem, f"{stem}保险", f"{stem}财险")


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({name_key(name): name for name in reversed(names)}[key] for key in dict.fromkeys(map(name_key, names)))
