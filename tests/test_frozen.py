"""A value of ours behaves as the standard library's frozen dataclass with slots does."""

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from inspect import signature

import pytest

from leaflets.frozen import frozen


def _body(name):
    """A class body with every kind of field, made anew for each decorator."""
    annotations = {"size": "float", "text": "str", "tags": "tuple[str, ...]", "attrs": "dict[str, str]"}
    values = {"text": "body", "tags": (), "attrs": field(default_factory=dict)}
    return type(
        name, (), {"__annotations__": annotations, "__module__": __name__, "__doc__": "Doc.", **values}
    )


Standard = dataclass(frozen=True, slots=True, order=True)(_body("Standard"))
Ours = frozen(order=True)(_body("Ours"))

GIVEN = [
    ((1.0,), {}),
    ((1.0, "head"), {}),
    ((1.0,), {"tags": ("a",)}),
    ((2.0, "head", ("a", "b"), {"lang": "ar"}), {}),
]


@pytest.mark.parametrize(("positional", "named"), GIVEN)
def test_is_filled_compared_and_told_as_the_standard_librarys(positional, named):
    ours, standard = Ours(*positional, **named), Standard(*positional, **named)
    assert asdict(ours) == asdict(standard)
    assert repr(ours) == repr(standard).replace("Standard", "Ours")
    assert ours == Ours(*positional, **named)
    assert ours != standard
    assert replace(ours, text="new") == Ours(**{**asdict(standard), "text": "new"})


def test_is_ordered_as_the_standard_librarys():
    def order(kind):
        made = [kind(*positional, **named) for positional, named in GIVEN]
        return [(a < b, a <= b, a > b, a >= b) for a in made[:3] for b in made[3:]]

    assert order(Ours) == order(Standard)
    with pytest.raises(TypeError):
        Ours(1.0) < Standard(1.0)  # noqa: B015


def test_has_the_standard_librarys_signature_and_fields():
    assert str(signature(Ours)).count("=") == str(signature(Standard)).count("=")
    assert list(signature(Ours).parameters) == list(signature(Standard).parameters)
    assert [member.name for member in fields(Ours)] == [member.name for member in fields(Standard)]
    assert is_dataclass(Ours)
    assert vars(Ours)["__match_args__"] == vars(Standard)["__match_args__"]
    assert vars(Ours)["__slots__"] == vars(Standard)["__slots__"]


def test_a_default_that_is_made_is_made_for_each():
    assert Ours(1.0).attrs is not Ours(1.0).attrs


@frozen
class Place:
    file: str
    line: int = 0


@frozen(kw_only=True)
class Named:
    text: str
    size: float = 1.0


@frozen(eq=False)
class Opened:
    place: Place


def test_cannot_be_changed():
    place = Place("a.yaml")
    with pytest.raises(FrozenInstanceError):
        place.line = 1  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del place.line
    with pytest.raises(FrozenInstanceError):
        place.column = 1  # type: ignore[attr-defined]
    assert place == Place("a.yaml", 0)


def test_equal_values_have_equal_hashes():
    assert len({Place("a"), Place("a", 0), Place("a", 1)}) == 2
    with pytest.raises(TypeError):
        hash(Ours(1.0))


def test_survives_pickle_and_copy():
    for value in (Place("a.yaml", 3), Named(text="x"), Ours(1.0, attrs={"a": "b"})):
        assert copy.copy(value) == value
        assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(Place("a.yaml", 3))) == Place("a.yaml", 3)


def test_keyword_only_fields_take_no_positions():
    assert Named(text="x").size == 1.0
    with pytest.raises(TypeError):
        Named("x")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Named(size=2.0)  # type: ignore[call-arg]


def test_without_equality_a_value_equals_itself_alone():
    opened = Opened(Place("a"))
    assert opened != Opened(Place("a"))
    assert len({opened, Opened(Place("a"))}) == 2


def test_matches_by_position_and_name():
    match Place("a.yaml", 3):
        case Place(file, line=3):
            assert file == "a.yaml"
        case _:
            pytest.fail("a pattern of a value's fields did not match")
