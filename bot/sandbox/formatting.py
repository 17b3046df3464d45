"""Telegram's HTML: text with tags becomes plain text and entities, or is refused in Telegram's words."""

import html
import re
from dataclasses import dataclass, field

from bot.sandbox import utf16
from bot.sandbox.refusals import Json, Refusal, bad_request

ENTITY_OF_TAG = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|([a-zA-Z]+));?")
ATTRIBUTE_NAME = re.compile(r"[^\s=>/\"']*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
SPACE = re.compile(r"\s*")
PLAIN = re.compile(r"[^<&]*")
TAG_NAME = re.compile(r"[^\s>]*")
ADDRESS = re.compile(r"(?:https?|tg|tonsite)://\S+|(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?", re.IGNORECASE)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and its entities (offsets in UTF-16 code units); refuses what Telegram cannot parse."""
    return _HtmlReader(source).read()


def _unreadable(reason: str) -> Refusal:
    return bad_request(f"can't parse entities: {reason}")


def _decoded(text: str) -> str:
    return CHARACTER.sub(lambda match: _character(match) or match.group(), text)


def _character(match: re.Match[str]) -> str:
    """What a character reference stands for; nothing when Telegram leaves it as it is."""
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED.get(name, "")
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    return html.unescape(f"&#{code};") if 0 < code < 0x110000 else ""


@dataclass
class _OpenTag:
    name: str
    argument: str
    offset: int
    text_start: int


@dataclass
class _HtmlReader:
    source: str
    at: int = 0
    offset: int = 0
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    open_tags: list[_OpenTag] = field(default_factory=list)

    def read(self) -> tuple[str, list[Json]]:
        while self.at < len(self.source):
            self._read_next()
        if self.open_tags:
            name = self.open_tags[-1].name
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{name}"')
        return self.text, _sorted(self.entities)

    def _read_next(self) -> None:
        plain = self._take(PLAIN)
        if plain:
            self._append(plain)
            return
        character = self.source[self.at]
        if character == "<":
            closing = self.source.startswith("</", self.at)
            self._read_end_tag() if closing else self._read_start_tag()
            return
        reference = CHARACTER.match(self.source, self.at) if character == "&" else None
        decoded = _character(reference) if reference else ""
        self._append(decoded or character)
        self.at += len(reference.group()) if reference and decoded else 1

    def _append(self, text: str) -> None:
        self.text += text
        self.offset += utf16.length(text)

    def _bytes_before(self, position: int) -> int:
        return len(self.source[:position].encode())

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match.group() if match else ""
        self.at += len(taken)
        return taken

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _read_start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(TAG_NAME).lower()
        where = self._bytes_before(begin)
        if self.at >= len(self.source):
            raise _unreadable(f"Unclosed start tag at byte offset {where}")
        if name not in ENTITY_OF_TAG:
            raise _unreadable(f'Unsupported start tag "{name}" at byte offset {where}')
        argument = self._read_attributes(name, where)
        if name == "span" and argument != "spoiler":
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" at byte offset {where}')
        self.open_tags.append(_OpenTag(name, argument, self.offset, len(self.text)))

    def _read_attributes(self, tag: str, where: int) -> str:
        argument = ""
        while True:
            self._take(SPACE)
            if self._peek() == ">":
                self.at += 1
                return argument
            attribute = self._take(ATTRIBUTE_NAME).lower()
            if not self._peek():
                raise _unreadable(f'Unclosed start tag "{tag}" at byte offset {where}')
            if not attribute:
                raise _unreadable(f'Empty attribute name in the tag "{tag}" at byte offset {where}')
            argument = _argument(tag, attribute, self._read_value(tag, where)) or argument

    def _read_value(self, tag: str, where: int) -> str:
        self._take(SPACE)
        if self._peek() != "=":
            return ""
        self.at += 1
        self._take(SPACE)
        quote = self._peek()
        if quote in {'"', "'"}:
            return self._read_quoted(quote, tag, where)
        begin = self.at
        value = self._take(NAME_TOKEN).lower()
        if self._peek() and not (self._peek().isspace() or self._peek() == ">"):
            raise _unreadable(f"Unexpected end of name token at byte offset {self._bytes_before(begin)}")
        return value

    def _read_quoted(self, quote: str, tag: str, where: int) -> str:
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise _unreadable(f'Unclosed start tag "{tag}" at byte offset {where}')
        value = self.source[self.at + 1 : end]
        self.at = end + 1
        return _decoded(value)

    def _read_end_tag(self) -> None:
        where = self._bytes_before(self.at)
        if not self.open_tags:
            raise _unreadable(f"Unexpected end tag at byte offset {where}")
        self.at += 2
        name = self._take(TAG_NAME).lower()
        self._take(SPACE)
        if self._peek() != ">":
            raise _unreadable(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        tag = self.open_tags.pop()
        if name and name != tag.name:
            raise _unreadable(f'Unmatched end tag at byte offset {where}, expected "</{tag.name}>", found "</{name}>"')
        if self.offset > tag.offset:
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        entity: Json = {
            "type": ENTITY_OF_TAG[tag.name],
            "offset": tag.offset,
            "length": self.offset - tag.offset,
        }
        if tag.name == "a":
            entity |= _link(tag.argument or self.text[tag.text_start :])
        elif tag.name == "pre":
            entity |= self._language_inside(entity)
        elif tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
        elif tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.argument
        elif tag.argument and tag.name == "blockquote":
            entity["type"] = "expandable_blockquote"
        if entity["type"]:
            self.entities.append(entity)

    def _language_inside(self, pre: Json) -> Json:
        """``<pre><code class="language-x">`` is one block with its language."""
        last = self.entities[-1] if self.entities else {}
        same_place = (last.get("offset"), last.get("length")) == (pre["offset"], pre["length"])
        if last.get("type") == "code" and same_place:
            self.entities.pop()
            return {"language": last["language"]} if "language" in last else {}
        return {}


def _argument(tag: str, attribute: str, value: str) -> str:
    if (tag, attribute) == ("a", "href"):
        return value
    if (tag, attribute) == ("code", "class"):
        return value.removeprefix("language-") if value.startswith("language-") else ""
    if (tag, attribute) == ("span", "class"):
        return value.removeprefix("tg-") if value.startswith("tg-") else ""
    if (tag, attribute) == ("tg-emoji", "emoji-id"):
        return value
    return "1" if (tag, attribute) == ("blockquote", "expandable") else ""


def _link(address: str) -> Json:
    """A link is kept when its address is one; Telegram drops it silently otherwise and leaves the text."""
    address = address.strip()
    person = re.fullmatch(r"tg://user\?id=(\d+)", address)
    if person:
        return {"type": "text_mention", "user": {"id": int(person.group(1))}}
    if not ADDRESS.fullmatch(address):
        return {"type": ""}
    return {"url": address if "://" in address else f"http://{address}"}


def _sorted(entities: list[Json]) -> list[Json]:
    """In the order of the text, the wider first; nothing inside code; a language only on a block."""
    code = [entity for entity in entities if entity["type"] in {"code", "pre"}]
    kept = []
    for entity in entities:
        if any(other is not entity and _inside(entity, other) for other in code):
            continue
        kept.append({k: v for k, v in entity.items() if k != "language" or entity["type"] == "pre"})
    return sorted(kept, key=lambda entity: (entity["offset"], -entity["length"]))


def _inside(inner: Json, outer: Json) -> bool:
    begin, end = outer["offset"], outer["offset"] + outer["length"]
    return bool(begin <= inner["offset"] and inner["offset"] + inner["length"] <= end)
