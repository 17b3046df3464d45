"""Lines of a chat: who sent a message, and when. The sender stands as 来自: before the message, the time is dropped."""

import re
from collections.abc import Sequence

from handlers.arguments.pasting import labels
from handlers.arguments.pasting.cleaning import shape_of
from handlers.arguments.pasting.people import is_like_a_name
from handlers.arguments.pasting.vocabulary import NOTHING, Who

SENT_BY = "来自:"
_TIME = r"(?:上午|下午|晚上|凌晨|中午|早上)?\s?(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])?(?:\s?[AP]M)?"
_DAY = (
    r"(?:20[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?|[0-9]{1,2}[-/月][0-9]{1,2}日?|[昨今前]天|"
    r"(?:星期|周)[一二三四五六日天])"
)
_STAMP = rf"[\[(]?(?:{_DAY}[\s,]{{0,3}})?{_TIME}[\])]?"
_ONLY_A_STAMP = re.compile(rf"\s*{_STAMP}\s*:?\s*")
_STAMPED = re.compile(rf"\s*(?P<name>[^\s:\d][^:\n]{{0,19}}?)[\s,]{{0,3}}{_STAMP}\s*:?\s*")
_STAMP_FIRST = re.compile(rf"\s*{_STAMP}[\s,-]{{0,3}}(?P<name>[^\s:\d][^\s:]{{0,19}}):?\s*")
_SAID = re.compile(r"\s*[「『]?(?P<name>[^\s:,，。;；!?、|\d\[\]【】「」]{1,14}):(?P<rest>.*)")
_NICKNAMES = ("小", "老", "阿")
_SPEAKERS = frozenset(["我", "客服", "前台", "管理员", "店长", "群主"])


_NO_SENDERS = (Who.OWNER, Who.CONTACT, Who.REPORTER, Who.CAR, Who.THIRD)
_TIMELY = {NOTHING, "expires"}
_A_PHONE = re.compile(r"[0-9+ ()-]{7,24}")


def without_headers(lines: Sequence[str]) -> list[str]:
    """The lines with every header of a chat, 陈静 10:32 or 陈静：, as ``来自:陈静`` on a line of its own."""
    said: list[str] = []
    for line in lines:
        said += _parted(line, said)
    return said


def _parted(line: str, above: list[str]) -> list[str]:
    """One line as it is read on: none, itself, or its sender and what was said."""
    shape = shape_of(line)
    if _ONLY_A_STAMP.fullmatch(shape):
        if above and _may_be_a_sender(above[-1].strip()):
            above[-1] = SENT_BY + above[-1].strip()
        return [""]
    if found := _STAMPED.fullmatch(shape) or _STAMP_FIRST.fullmatch(shape):
        if _may_be_stamped(found["name"]):
            return ["", SENT_BY + line[found.start("name") : found.end("name")]]
    elif (found := _SAID.fullmatch(shape)) and _is_speech(found):
        return ["", SENT_BY + line[found.start("name") : found.end("name")], line[found.start("rest") :]]
    return [line]


def _may_be_stamped(name: str) -> bool:
    """Whether a chat may show a message under ``name`` and a time; 出险时间 10:32 is no message."""
    marks = [mark for mark in labels.find(name + ":") if labels.UNKNOWN not in mark.fields]
    return not any(mark.who in _NO_SENDERS or _TIMELY & set(mark.fields) for mark in marks)


def _may_be_a_sender(name: str) -> bool:
    """Whether ``name`` before a colon or above a time is somebody who speaks; 保费： is a label."""
    marks = [mark for mark in labels.find(name + ":") if labels.UNKNOWN not in mark.fields]
    if not name or len(name) > 14 or any(mark.fields or mark.who in _NO_SENDERS for mark in marks):
        return False
    return is_like_a_name(name) or name in _SPEAKERS or name.startswith(_NICKNAMES) or "-" in name


def _is_speech(found: re.Match[str]) -> bool:
    """Whether a line is somebody's words, not a label with its value: 陈静：你好, not 王先生：13812345678."""
    return not _A_PHONE.fullmatch(found["rest"].strip()) and _may_be_a_sender(found["name"])
