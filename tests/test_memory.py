"""What was made is recalled with all that was read to make it, and no more is kept than there is room for."""

from __future__ import annotations

from leaflets.memory import ANEW, Memory, Recall


def made(memory, *keys, scope=None):
    """What each key gives: a new object wherever something was made."""
    recall = Recall(memory, scope)
    return [recall((key,), object) for key in keys]


def test_the_same_key_gives_the_same_object():
    first, other, again = made(Memory(), "a", "b", "a")
    assert first is again
    assert first is not other


def test_what_is_asked_about_another_thing_is_made_anew():
    memory = Memory()
    (one,), (other,) = made(memory, "a", scope="one"), made(memory, "a", scope="other")
    assert one is not other


def test_what_is_recalled_was_read_again():
    memory = Memory()

    def make():
        memory.note("facts/x")
        return 1

    with memory.reading() as first:
        Recall(memory)(("a",), make)
    with memory.reading() as second:
        Recall(memory)(("a",), make)
    assert first == second == {"facts/x"}


def test_what_is_read_inside_counts_as_read_around_it():
    memory = Memory()
    with memory.reading() as around:
        with memory.reading() as inside:
            memory.note("inside")
        memory.note("around")
    assert (inside, around) == ({"inside"}, {"inside", "around"})


def test_what_was_of_no_use_for_longest_is_forgotten_first():
    memory = Memory(room=2)
    a, b, same_a, _, still_a, new_b = made(memory, "a", "b", "a", "c", "a", "b")
    assert a is same_a is still_a
    assert b is not new_b


def test_without_a_memory_everything_is_made_anew():
    assert not ANEW
    assert ANEW(("a",), object) is not ANEW(("a",), object)
