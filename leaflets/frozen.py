"""`@frozen`: a frozen dataclass with slots that is made in a quarter of the time.

The standard library writes the source of some ten methods for each dataclass and compiles it: for the
hundred and more values of this package that was a sixth of a cold start. Here `__init__` alone is compiled
(and fills the slots directly, which takes 0.6 of the time); the other methods are closures over the names
of the fields. In all else it is the standard library's dataclass, for fields(), replace(), is_dataclass()
and `match`, and for mypy (PEP 681).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter, ge, gt, le, lt
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_Values = Callable[[object], Any]


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(plain: type[T], /) -> type[T]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    *, kw_only: bool = False, order: bool = False, eq: bool = True
) -> Callable[[type[T]], type[T]]: ...


def frozen(
    plain: type[Any] | None = None, /, *, kw_only: bool = False, order: bool = False, eq: bool = True
) -> Any:
    """The decorator. Without `eq`, values are equal only if they are one object, as plain objects are."""

    def decorate(plain: type[Any]) -> type[Any]:
        made = dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(plain)
        names = [member.name for member in fields(made)]
        values = attrgetter(*names)
        methods = {"__init__": _initialiser(made), "__repr__": _text, **_refusals(), **_states(made, names)}
        methods |= _equality(values) if eq else {}
        methods |= _order(values) if order else {}
        for name, method in methods.items():
            if name == "__init__" or name not in vars(made):
                setattr(made, name, method)
        return made

    return decorate if plain is None else decorate(plain)


def _initialiser(made: Any) -> Callable[..., None]:
    """`__init__` of the fields. A slot's own `__set__` goes past the refusal to change."""
    names: dict[str, Any] = {}
    positional, keywords, body = ["self"], list[str](), list[str]()
    for member in fields(made):
        parameter = taken = member.name
        names[f"set_{member.name}"] = getattr(made, member.name).__set__
        if member.default is not MISSING:
            names[f"default_{member.name}"] = member.default
            parameter = f"{member.name}=default_{member.name}"
        elif member.default_factory is not MISSING:
            names |= {f"make_{member.name}": member.default_factory, "MISSING": MISSING}
            parameter = f"{member.name}=MISSING"
            taken = f"make_{member.name}() if {member.name} is MISSING else {member.name}"
        (keywords if member.kw_only else positional).append(parameter)
        body.append(f"    set_{member.name}(self, {taken})")
    parameters = ", ".join([*positional, *(["*", *keywords] if keywords else [])])
    source = "\n".join([f"def __init__({parameters}):", *body])
    exec(source, names)  # noqa: S102 - as the standard library does; the names are those of our own fields
    initialiser: Callable[..., None] = names["__init__"]
    return initialiser


def _text(self: Any) -> str:
    parts = (f"{member.name}={getattr(self, member.name)!r}" for member in fields(self))
    return f"{type(self).__qualname__}({', '.join(parts)})"


def _refusals() -> dict[str, Callable[..., Any]]:
    def refuse(self: object, name: str, *_: object) -> None:
        raise FrozenInstanceError(f"{name!r} of a {type(self).__name__} cannot be changed")

    return {"__setattr__": refuse, "__delattr__": refuse}


def _states(made: type, names: list[str]) -> dict[str, Callable[..., Any]]:
    """For pickle and copy, whose own way of filling slots is refused."""
    slots = [getattr(made, name) for name in names]

    def get_state(self: object) -> list[object]:
        return [slot.__get__(self) for slot in slots]

    def set_state(self: object, state: list[object]) -> None:
        for slot, value in zip(slots, state, strict=True):
            slot.__set__(self, value)

    return {"__getstate__": get_state, "__setstate__": set_state}


def _equality(values: _Values) -> dict[str, Callable[..., Any]]:
    def equal(self: object, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_(self: object) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hash_}


def _order(values: _Values) -> dict[str, Callable[..., Any]]:
    def method(compare: Callable[[Any, Any], Any]) -> Callable[[object, object], Any]:
        def compared(self: object, other: object) -> Any:
            same = other.__class__ is self.__class__
            return compare(values(self), values(other)) if same else NotImplemented

        return compared

    return {f"__{compare.__name__}__": method(compare) for compare in (lt, le, gt, ge)}
