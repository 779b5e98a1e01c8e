"""Content + layout template -> markup with provenance.

Jinja2 runs sandboxed, with undefined names an error and autoescape on. Its `finalize` hook turns
every content string that a template prints into `<c n="...">...</c>`, n being an index into
`Merge.origins`: so each piece of text on a page knows its file and key, whatever the template does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from leaflets.compose.citations import cite
from leaflets.compose.figures import figure, number, other_side
from leaflets.compose.inline import inline_markup
from leaflets.errors import Problem, Where
from leaflets.memory import ANEW, Recall
from leaflets.model.clinic import Clinic
from leaflets.model.content import Fact, Message
from leaflets.model.document import Origin
from leaflets.model.locale import Locale
from leaflets.model.spans import cells, said
from leaflets.model.translated import Figure

_KEPT = frozenset({"page", "pages", "number"})
"""Placeholders of furniture that somebody later fills: layout ({page}) or the template ({number})."""

_OF_CLINIC = "{emergency-number}"
"""The placeholder that a clinic fills."""

_INLINE = (
    "Use **two stars** for bold, [words](https://address) for a link, and {fact-id} for a figure of "
    "content/facts.yaml."
)
_LAYOUT = "Mend the layout template; docs/architecture.md lists what it may print."

_TEMPLATE_ERRORS = (
    TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""All that a template's expressions can raise; anything else is a fault of the program."""


@dataclass(slots=True)
class Merge:
    """What one run of a template needs and gathers."""

    locale: Locale
    facts: Mapping[str, Fact | Figure]
    clinic: Clinic | None
    references: Mapping[str, int] = field(default_factory=dict)
    """Source -> its number, where the level numbers its references."""
    recall: Recall = ANEW
    origins: list[Origin] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def message(self, message: Message, **values: str) -> Markup:
        """A content string as markup that carries its key; `values` fill placeholders of its own."""
        if not self.recall or message.key.startswith("clinic/"):
            markup, problems = self._inline(message, values)
            origin = Origin(message.key, message.where)
        else:
            markup, problems, origin = self._shared(message, values)
        self.problems += problems
        self.origins.append(origin)
        return Markup(f'<c n="{len(self.origins) - 1}">{markup}</c>')  # noqa: S704 - it is markup already

    def _shared(
        self, message: Message, values: Mapping[str, str]
    ) -> tuple[Markup, tuple[Problem, ...], Origin]:
        """Content that all copies have. Where it asks for something of the clinic, its origin alone is."""
        key = "message", self.locale.locale, id(message)
        if values or _OF_CLINIC in message:
            markup, problems = self._inline(message, values)
            origin = self.recall(("origin", *key), lambda: Origin(message.key, message.where), keep=message)
            return markup, problems, origin
        of_nobody = replace(self, clinic=None)

        def make() -> tuple[Markup, tuple[Problem, ...], Origin]:
            markup, problems = of_nobody._inline(message, {})  # noqa: SLF001
            return markup, problems, Origin(message.key, message.where)

        return self.recall(key, make, keep=message)

    def _inline(self, message: Message, values: Mapping[str, str]) -> tuple[Markup, tuple[Problem, ...]]:
        cited, citations = cite(message, self.references, self.locale)

        def resolve(name: str) -> Markup | None:
            if name in citations:
                return escape(citations[name])
            if name in values:
                return escape(values[name])
            return escape("{" + name + "}") if name in _KEPT else self._value(name)

        markup, complaints = inline_markup(cited, resolve)
        key = message.key.partition("/")[2]
        problems = (Problem("C101", message.where, complaint, _INLINE, key) for complaint in complaints)
        return markup, tuple(problems)

    def _value(self, name: str) -> Markup | None:
        if name == "emergency-number":
            if self.clinic is not None and self.clinic.emergency_number is not None:
                return isolated(self.clinic.emergency_number, "ltr")
            return escape(self.locale.furniture.emergency_number)
        fact_id, _, side = name.partition(".")
        fact = self.facts.get(fact_id)
        if fact is None or side not in ("", "other"):
            return None
        value = other_side(fact, self.locale) if side else figure(fact, self.locale)
        return None if value is None else escape(value)

    def ltr(self, value: str) -> Markup:
        """A phone number or code: left to right and in one piece inside any script."""
        return isolated(self.printed(value), "ltr")

    def foreign(self, value: str, lang: str) -> Markup:
        """Words of a language of their own (a clinic's name, a citation), tagged where it differs."""
        inside = self.printed(value)
        if lang.partition("-")[0] == self.locale.locale.partition("-")[0]:
            return inside
        return Markup('<span lang="{}">{}</span>').format(lang, isolated(inside, "auto"))

    def printed(self, value: object) -> Markup:
        return self.message(value) if isinstance(value, Message) else escape(value)

    def number(self, value: int) -> str:
        return number(value, self.locale)


def isolated(value: object, direction: str) -> Markup:
    return Markup('<bdi dir="{}">{}</bdi>').format(direction, value)


@pass_context
def _finalize(context: Context, value: object) -> object:
    merge = context["merge"]
    return merge.message(value) if isinstance(value, Message) else value


def layout_file(name: str) -> Where:
    return Where(f"content/layouts/{name}.xml.j2")


class _Environment(ImmutableSandboxedEnvironment):
    """Whether an attribute may be read hangs on its name and its object's type: each pair is judged once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        key = type(obj), attr
        if key not in self._safe:
            self._safe[key] = super().is_safe_attribute(obj, attr, value)
        return self._safe[key]


@lru_cache(maxsize=64)
def _environment(sources: tuple[tuple[str, str], ...]) -> ImmutableSandboxedEnvironment:
    """One that knows these templates and no others. Each is named by its file, as problems are."""
    named = dict(sources)

    def load(name: str) -> tuple[str, str, Callable[[], bool]] | None:
        return (named[name], layout_file(name).file, lambda: True) if name in named else None

    return _Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        loader=FunctionLoader(load),
        optimized=False,  # looking for constants to fold takes a quarter of the time to compile
    )


def merge_template(
    name: str, sources: tuple[tuple[str, str], ...], merge: Merge, values: Mapping[str, object]
) -> str | None:
    """Render a layout; None where a template is broken (its problem is recorded).

    `sources`: name and text of the layout and of those that it imports.
    """
    helpers = {
        "merge": merge,
        "fill": merge.message,
        "ltr": merge.ltr,
        "foreign": merge.foreign,
        "number": merge.number,
        "cells": cells,
        "said": said,
    }
    try:
        return _environment(sources).get_template(name).render(**helpers, **values)
    except _TEMPLATE_ERRORS as error:
        where = _place(error, sources) or layout_file(name)
        merge.problems.append(Problem("C201", where, str(error), _LAYOUT))
    return None


def _place(error: Exception, sources: tuple[tuple[str, str], ...]) -> Where | None:
    """The line of a template: the syntax error's, or that of the innermost frame in a template."""
    if isinstance(error, TemplateSyntaxError):
        return Where(error.filename, error.lineno) if error.filename else None
    files = {layout_file(name).file for name, _ in sources}
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file in files:
            place = Where(file, trace.tb_lineno)
        trace = trace.tb_next
    return place
