"""Why something is so, where a word says that the reason follows."""

import re

_REASON = re.compile(
    r"(?:^|\s)(?:(?:原因是?|因为|理由)[\s:：,，]*|(?:because|reason)(?:[\s:：,，]+|$))(?P<reason>.*)",
    re.IGNORECASE | re.DOTALL,
)


def without_reason(text: str) -> tuple[str, str | None]:
    """The text before 原因 or ``because``, and the reason behind it; ``None`` when nobody gives one."""
    found = _REASON.search(text)
    return (text[: found.start()], found["reason"].strip()) if found else (text, None)
