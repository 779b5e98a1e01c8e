"""Several processes give what one gives, in the same order; one that dies costs its own file only."""

import multiprocessing

import pytest

from leaflets.build.pool import outcomes
from leaflets.build.worker import Printed
from tests.build.printers import edition, make_nothing, make_printer


def run(*names, size=2, make=make_printer):
    """What came of each leaflet: its text, or the codes of its problems."""
    found = outcomes([edition(name) for name in names], make, size)
    return [one.data.decode() if isinstance(one, Printed) else [p.code for p in one] for one in found]


def test_outcomes_come_in_the_order_of_the_jobs():
    assert run("slow", "b", "c", "d") == ["slow", "b", "c", "d"]


def test_problems_cross_from_one_process_to_another():
    assert run("a", "bad", "c") == ["a", ["T101"], "c"]


@pytest.mark.parametrize("end", ["killed", "broken"])
def test_a_process_that_dies_costs_its_own_job_only(end):
    assert run("a", end, "c", "d", f"{end}-again", "f") == ["a", ["B106"], "c", "d", ["B106"], "f"]


def test_a_dead_process_is_told_with_the_file_it_had_in_hand_and_how_it_ended():
    ((problem,),) = outcomes([edition("killed")], make_printer, 1)
    assert problem.where.file == "en-GB/killed.standard.pdf"
    assert "Killed" in problem.message
    ((problem,),) = outcomes([edition("broken")], make_printer, 1)
    assert "exit status 3" in problem.message


def test_what_keeps_every_process_from_beginning_is_told_for_each_job():
    assert run("a", "b", make=make_nothing) == [["T001"], ["T001"]]


def test_a_run_that_is_left_early_leaves_no_process():
    found = outcomes([edition(name) for name in ("a", "slow", "slow-too", "d")], make_printer, 2)
    next(found)
    found.close()
    assert multiprocessing.active_children() == []
