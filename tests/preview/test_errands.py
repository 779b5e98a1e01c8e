"""One thread for everything: what somebody waits for overtakes what nobody does."""

from __future__ import annotations

import threading
from functools import partial

import pytest

from leaflets.preview.errands import OVERTAKING, Errands


@pytest.fixture
def errands():
    made = Errands()
    yield made
    made.end()


def test_an_answer_comes_back_and_so_does_a_fault(errands):
    def fails():
        raise KeyError("why")

    assert errands.do(lambda: 7).result() == 7
    with pytest.raises(KeyError, match="why"):
        errands.do(fails).result()
    assert errands.do(lambda: 8).result() == 8, "a fault ends nothing"


def test_a_page_overtakes_the_rules_between_two_of_them(errands):
    told, begun, go_on = [], threading.Event(), threading.Event()

    def rules():
        for number in range(3):
            told.append(f"rule {number}")
            begun.set()
            go_on.wait()
            yield
        return "judged"

    judged = errands.later(rules)
    begun.wait()
    page = errands.do(lambda: told.append("page"))
    go_on.set()
    assert judged.result() == "judged"
    page.result()
    assert told == ["rule 0", "page", "rule 1", "rule 2"]


def test_long_work_is_done_in_the_end_however_many_pages_are_asked_for(errands):
    told, waiting = [], []

    def page(number):
        told.append(f"page {number}")
        if number < 3 * OVERTAKING:
            waiting.append(errands.do(partial(page, number + 1)))

    def rules():
        told.append("rules")
        yield

    begun, go_on = threading.Event(), threading.Event()

    def hold():
        begun.set()
        go_on.wait()

    errands.do(hold)
    begun.wait()
    judged = errands.later(rules)
    waiting.append(errands.do(partial(page, 0)))
    go_on.set()
    judged.result()
    while len(told) <= 3 * OVERTAKING:
        waiting[-1].result()
    assert 0 < told.index("rules") <= OVERTAKING


def test_a_fault_of_a_rule_is_told_to_who_asked(errands):
    def rules():
        yield
        raise ValueError("a rule")

    with pytest.raises(ValueError, match="a rule"):
        errands.later(rules).result()


def test_what_nobody_waits_for_any_more_is_not_done(errands):
    begun, go_on = threading.Event(), threading.Event()

    def long():
        begun.set()
        go_on.wait()

    errands.do(long)
    begun.wait()
    done = []
    given_up = errands.do(lambda: done.append("needless"))
    assert given_up.cancel()
    go_on.set()
    assert errands.do(lambda: list(done)).result() == []


def test_the_end_waits_for_what_was_begun():
    errands = Errands()
    done: list[int] = []
    for number in range(20):
        errands.do(partial(done.append, number))
    errands.end()
    assert done == list(range(20))
