"""Letters made of templates that can be edited in Word: ``locales/<lang>/documents/<name>.docx``.

What is filled in is text, whatever it looks like: signs of a template or of markup in it come through as they are.
"""

import io
from collections.abc import Mapping
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from handlers.papers.names import clean
from locales import document


def letter(lang: str, name: str, facts: Mapping[str, object]) -> bytes:
    """The letter ``name`` in ``lang`` with its facts: texts, lists and mappings of them."""
    template = DocxTemplate(io.BytesIO(document(lang, name)))
    template.render(_filled(facts), Environment(autoescape=True, undefined=StrictUndefined), autoescape=True)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


def _filled(fact: Any) -> Any:
    """``fact`` with all its texts as a template takes them; braces so that nobody takes them for a template's."""
    match fact:
        case str():
            return Markup(str(escape(clean(fact))).replace("{", "&#123;").replace("}", "&#125;"))
        case Mapping():
            return {name: _filled(each) for name, each in fact.items()}
        case list() | tuple():
            return [_filled(each) for each in fact]
        case _:
            return fact
