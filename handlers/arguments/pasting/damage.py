"""What happened to the car, in the words of the text: behind a label for it, or free words about bumpers and doors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from handlers.arguments.pasting.candidates import Found
from handlers.arguments.pasting.mentions import Mention
from handlers.arguments.pasting.page import Line, Page
from handlers.arguments.pasting.segments import Segment
from handlers.arguments.pasting.spotting import BLANK, Kind
from handlers.arguments.pasting.vocabulary import NOTHING, Who

MOST_CHARACTERS = 200
_PART = (
    "[前后]?保险杠|杠|大灯|尾灯|雾灯|转向灯|日行灯|车灯|左灯|右灯|前灯|后灯|灯罩|灯总成|[前后左右尾侧车]门|门板|门把手|门槛|叶子板|翼子板|引擎盖|发动机盖|机盖|前盖|后备箱|"
    "后备厢|尾箱|行李箱|备胎|轮毂|轮胎|轮眉|轮圈|钢圈|车轮|前轮|后轮|后视镜|倒车镜|反光镜|玻璃|挡风|[前后]挡|天窗|中网|格栅|水箱|冷凝器|散热器|底盘|侧围|裙边|下裙|"
    "车身|车头|车尾|车顶|车漆|漆面|[ABC]柱|雷达|摄像头|气囊|悬挂|减震|钣金|喷漆|补漆|做漆|电池包|龙门架|防撞梁|大梁|护板|饰条|牌照板|拖车钩"
)
_HARM = (
    "追尾|撞(?!见)|刮[擦蹭花伤坏了到]|被刮|剐|蹭|擦伤|擦碰|剐蹭|凹|变形|碎|裂|受损|损坏|破损|破了|破裂|划伤|划痕|刮痕|掉漆|脱落|断了|断裂|碰[撞擦坏到了]|侧翻|翻车|"
    "泡水|水淹|涉水|进水|自燃|托底|拖底|爆胎|塌陷|松动|受伤|坏了"
)
_ABOUT = re.compile(f"{_PART}|{_HARM}")
_A_PART = re.compile(_PART)
_NOT_ABOUT = re.compile("代步车|保养|划痕险|玻璃险|请[^,]{0,4}联系|短信|链接")
_FIELD_BEGINS = re.compile(r"[\s,;。|]")
_SENTENCE = re.compile("[^。!！]+[。!！]?")
_CLAUSE = re.compile(rf"[^,;。!?\s|{BLANK}]+")
_JOINED_BY = re.compile(r"[,、 ]{1,3}")
_SPOKEN = re.compile("^(?:啊|嗯|呢|吧|了|然后|就是|那个|说|是)+")
_CLOSING = {"[": "]", "【": "】", "(": ")", "「": "」", "“": "”"}
_OPENING = re.compile(r"[\s:=>→]{0,4}([\[【(「“]?)")
_AROUND = " \t,，;；。.、|:：=-—~!！?？"
_RANKS = {"损失部位": 3, "受损部位": 3, "损坏部位": 3, "部位": 3}
_REMARKS = frozenset(["备注", "说明", "描述", "REMARK", "REMARKS", "NOTE", "NOTES"])
_PLACEHOLDERS = frozenset(["无", "待定", "未知", "暂无", "待查", "待拆检", "见照片", "见图", "详见照片", "如图"])


def find(page: Page, insurers: Sequence[Mention]) -> Found | None:
    """What is said of the damage: all that labels say; without one, the free words about it."""
    labelled = [(rank, text) for line in page for rank, text in _labelled(line)]
    texts = [text for _, text in sorted(labelled, key=lambda each: (-each[0], each[1]))]
    if texts:
        return _found("；".join(dict.fromkeys(texts)), doubtful=False)
    groups = [group for line in page for group in _free(line, insurers)]
    if not groups:
        return None
    clear = len(groups) == 1 and bool(_A_PART.search(groups[0]))
    return _found("，".join(dict.fromkeys(groups)), doubtful=not clear)


def _found(text: str, *, doubtful: bool) -> Found | None:
    note = text[:MOST_CHARACTERS].strip(_AROUND)
    return Found(note, doubtful or len(text) > MOST_CHARACTERS) if note else None


def _labelled(line: Line) -> Iterator[tuple[int, str]]:
    for number, segment in enumerate(line.segments):
        if not segment.tells("damage") or segment.mark is None or segment.who is Who.THIRD:
            continue
        end = _end_of_value(line, number)
        start, end = _in_brackets(line.shape, segment.mark.end, end)
        text = _to_the_point(line.text[start:end]).strip(_AROUND)
        word = segment.mark.word
        if (
            not text
            or text in _PLACEHOLDERS
            or not any(c.isalpha() for c in _without_amounts(line, segment, start, end))
        ):
            continue
        about = _ABOUT.search(line.shape, start, end) and not _NOT_ABOUT.search(line.shape, start, end)
        if about or (word not in _REMARKS and segment.mark.colon):
            yield _RANKS.get(word, 1 if word in _REMARKS else 2), text


def _to_the_point(text: str) -> str:
    """The first sentence, and of those behind it the ones about damage: no 请尽快联系客户。"""
    first, *others = [found.group() for found in _SENTENCE.finditer(text)] or [""]
    return first + "".join(each for each in others if _ABOUT.search(each) and not _NOT_ABOUT.search(each))


def _without_amounts(line: Line, segment: Segment, start: int, end: int) -> str:
    """What a label tells beside amounts: 车损：8500元 says nothing of the damage."""
    text = list(line.shape)
    for token in segment.tokens:
        text[token.start : token.end] = BLANK * (token.end - token.start)
    return "".join(text[start:end]).replace("左右", "").replace("约", "").replace("大概", "")


def _end_of_value(line: Line, number: int) -> int:
    """Where the value of a label ends: at the next label that begins a clause or has a colon, or with the line."""
    for segment in line.segments[number + 1 :]:
        mark = segment.mark
        if mark is None or (mark.who in (Who.CAR, Who.THIRD) and not mark.fields and not mark.colon):
            continue
        begins = _FIELD_BEGINS.match(line.shape, mark.start - 1)
        if mark.colon or (begins and mark.fields != ("damage",)):
            return mark.start
    return len(line.shape)


def _in_brackets(shape: str, start: int, end: int) -> tuple[int, int]:
    found = _OPENING.match(shape, start, end)
    if found and found[1]:
        closing = shape.find(_CLOSING[found[1]], found.end(), end)
        return found.end(), closing if closing >= 0 else end
    return (found.end() if found else start), end


def _free(line: Line, insurers: Sequence[Mention]) -> Iterator[str]:
    """Runs of neighbouring clauses of a line that are about damage, without plates and phones in them."""
    shape = list(line.shape)
    dropped = set[int]()
    for start, end in _not_words(line, insurers):
        shape[start:end] = BLANK * (end - start)
    for token in line.tokens:
        if token.kind is Kind.PLATE:
            dropped.update(range(token.start, token.end))
            shape[token.start : token.end] = "~" * (token.end - token.start)
    plain = "".join(shape)
    spans = [found.span() for found in _CLAUSE.finditer(plain) if _is_about_damage(line, plain, found)]
    for group in _neighbours(plain, spans):
        text = "".join(line.text[at] for at in range(group[0], group[1]) if at not in dropped)
        if text := _SPOKEN.sub("", text.strip(_AROUND)):
            yield text


def _not_words(line: Line, insurers: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Where things stand that are no part of a description: labels, amounts, phones, insurers."""
    for segment in line.segments:
        if segment.mark and segment.mark.who not in (Who.CAR, Who.THIRD):
            yield segment.mark.start, segment.mark.end
    for token in line.tokens:
        if token.kind is not Kind.PLATE:
            yield token.start, token.end
    for insurer in insurers:
        if insurer.line == line.number and not line.shape.startswith("杠", insurer.end):
            yield insurer.start, insurer.end


def _is_about_damage(line: Line, plain: str, clause: re.Match[str]) -> bool:
    segment = line.at(clause.start())
    other_label = segment.mark and segment.mark.colon and (segment.tells(NOTHING) or segment.tells("name"))
    return not other_label and bool(_ABOUT.search(clause.group())) and not _NOT_ABOUT.search(clause.group())


def _neighbours(plain: str, spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    groups = list(spans[:1])
    for one, two in pairwise(spans):
        if _JOINED_BY.fullmatch(plain, one[1], two[0]):
            groups[-1] = (groups[-1][0], two[1])
        else:
            groups.append(two)
    return groups
