"""When steps are due, in words."""

from markupsafe import Markup

from domain.cases.views import DueRule
from locales import say


def due_words(lang: str, rule: DueRule) -> Markup:
    """A rule as people read it: 到店后 4 小时, the day before delivery."""
    kind = f"{rule.anchor.value}-{rule.unit}"
    way = "same" if rule.count == 0 else "before" if rule.count < 0 else "after"
    return say(lang, "cases-due-rule", kind=kind, way=way, count=abs(rule.count))
