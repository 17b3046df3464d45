"""Parting what was written in one go, as Chinese is: 完成C12初检 has three words."""

import re

from domain.customers.rules import PROVINCES

_HAN = "\u4e00-\u9fff"
_UNITS = "元块圆千万亿年月日号点分秒天个次台辆份条单周星时折%"
"""What belongs to the number before it."""
_THING = "[CQRBSFT][1-9][0-9]{0,5}"
_SEAMS = re.compile(
    rf"(?<![A-Z0-9{PROVINCES}-])(?P<thing>{_THING})(?=[{_HAN}])"
    rf"|(?<=[{_HAN}])(?<![{PROVINCES}])(?={_THING}(?![A-Z0-9-]))"
    rf"|(?<=[{_HAN}])(?=[0-9]{{3}}|[0-9][0-9.]*[千万])"
    rf"|(?P<figure>(?<![A-Z0-9{PROVINCES}])[0-9][0-9,.]{{2,}}[{_UNITS}]*)(?=[{_HAN}])(?![{_UNITS}])",
    re.IGNORECASE,
)


def parted(text: str) -> str:
    """``text`` with blanks where a thing's number or a figure stands right against Chinese words.

    It is for a second reading of what made no sense as it stood: names and notes may be written so too.
    """
    return _SEAMS.sub(lambda found: f" {found[0]} ", text).strip()
