"""Taking out of a pasted text what mails and phones put around it: tags, links, emoji, check boxes, lines of marks."""

import html
import re
import unicodedata

from handlers.arguments import tokens

MOST_CHARACTERS = 4_096
"""What a message of a chat may have; what follows is not looked at."""


class _Shapes(dict[int, str]):
    """Every character in its plain form and upper case, where that is one character too."""

    def __missing__(self, code: int) -> str:
        plain = tokens.one_for_one(chr(code))
        upper = plain.upper()
        self[code] = shape = upper if len(upper) == 1 else plain
        return shape


_SHAPES = _Shapes()
_BREAKING_TAG = re.compile(r"<(?:br ?/?|/p|/div|/tr|/li|/h[1-6])>", re.IGNORECASE)
_CELL_TAG = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s\u4e00-\u9fff，。]{1,200}|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}", re.IGNORECASE | re.ASCII
)
_PICTURES = {
    **dict.fromkeys("📞📱☎📲", "电话:"),
    **dict.fromkeys("👤👨👩🧑👦👧🙋", "姓名:"),
    **dict.fromkeys("🚗🚘🚙🚕🚖", "车牌:"),
}
_NUMBERED = re.compile(r"^\s*(?:[①-⑳⑴-⒇]|[(（]?[0-9]{1,2}(?:[)）、]|[.．](?![0-9])))\s*")
_CODE_NAMES = """
    图片 视频 语音 文件 位置 链接 表情 动画表情 微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙
    惊讶 难过 囧 抓狂 吐 偷笑 愉快 白眼 傲慢 困 惊恐 憨笑 悠闲 咒骂 疑问 嘘 晕 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 坏笑
    右哼哼 鄙视 委屈 快哭了 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜
    加油 汗 天啊 社会社会 旺柴 好的 哇 翻白眼 让我看看 叹气 苦涩 裂开 嘴唇 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 勾引
    拳头 合十 啤酒 咖啡 蛋糕 玫瑰 凋谢 菜刀 炸弹 便便 月亮 太阳 庆祝 礼物 红包 發 福 烟花 爆竹 猪头 跳跳 发抖 转圈
    OK NO
"""
_UNCHECKED = re.compile(r"[□☐○◯][ ]?[^\s□☐○◯☑■√✓✔●,，;；|]{1,12}")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_CODES = re.compile(r"[\[【](?:" + "|".join(_CODE_NAMES.split()) + r")[\]】]", re.IGNORECASE)
_LINE_OF_MARKS = re.compile(r"[\s\-=_*~·•.#+|:—▬─━┄┈<>]*")
_PARTED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:[\u4e00-\u9fff] {1,6}){1,5}[\u4e00-\u9fff](?=\s?:)"
    r"|(?<!\S)(?:\S ){3,30}\S(?!\S)|(?<!\S)(?:[\u4e00-\u9fff] ){2,5}[\u4e00-\u9fff](?!\S)"
)


def shape_of(text: str) -> str:
    """``text`` as it is compared, character by character: plain forms, upper case."""
    return text.translate(_SHAPES)


def lines_of(text: str) -> list[str]:
    """The lines of a pasted text without noise; a line of marks only is empty."""
    plain = tokens.visible(_without_tags(text[:MOST_CHARACTERS])).replace("\r\n", "\n").replace("\r", "\n")
    return [_cleaned(line) for line in _without_noise(plain).split("\n")]


def _cleaned(raw: str) -> str:
    line = _NUMBERED.sub("", raw.replace("」", " ") if raw.lstrip().startswith("「") else raw)
    shape = shape_of(line)
    return "" if _LINE_OF_MARKS.fullmatch(shape) else _closed_up(line, shape)


def _without_tags(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _CELL_TAG.sub("\t", _BREAKING_TAG.sub("\n", text)))
    return html.unescape(text) if "&" in text else text


def _without_noise(text: str) -> str:
    text = _CODES.sub(" ", _LINK.sub(" ", _UNCHECKED.sub(" ", text)))
    text = _HUMP.sub(" ", text.replace("_", " "))
    return "".join(_PICTURES.get(c) or (" " if _is_noise(c) else c) for c in text)[:MOST_CHARACTERS]


def _is_noise(character: str) -> bool:
    if character < "\u2000":
        return False
    category = unicodedata.category(character)
    return category in ("So", "Co", "Cn", "Mn", "Me") or character == tokens.JOINER


def _closed_up(line: str, shape: str) -> str:
    """The line with what is written in parted characters closed up: 车 牌 号：, 川 A · 5 G 6 H 7."""
    for found in reversed(list(_PARTED.finditer(shape))):
        line = line[: found.start()] + "".join(line[found.start() : found.end()].split()) + line[found.end() :]
    return line
