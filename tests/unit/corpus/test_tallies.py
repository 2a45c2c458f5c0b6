"""Counts add up, and figures follow from counts."""

from __future__ import annotations

from zongjie.corpus import Board, Share, Tally
from zongjie.corpus.tallies import bootstrap_intervals


def board(tp: int, fp: int, fn: int) -> Board:
    result = Board()
    result.found("plan", tp, fp, fn)
    return result


def test_nothing_sought_and_nothing_found_is_right() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (1, 1, 1)


def test_nothing_right_is_zero() -> None:
    assert Tally(0, 3, 2).f1 == 0


def test_boards_add_up_name_by_name() -> None:
    one, two = board(1, 2, 3), board(10, 20, 30)
    two.answered("meta.title", True)
    two.answered("meta.title", False)
    total = Board.sum([one, two])
    assert total.tallies["plan"] == Tally(11, 22, 33)
    assert total.shares["meta.title"] == Share(1, 2)
    assert one.tallies["plan"] == Tally(1, 2, 3)


def test_means_leave_out_what_was_not_counted() -> None:
    only_plans = board(1, 0, 1)
    only_plans.answered("meta.title", True)
    only_plans.answered("meta.place", False)
    only_plans.answered("topic", False)
    figures = only_plans.figures()
    assert figures["statement macro F1"] == figures["plan"] == only_plans.tallies["plan"].f1
    assert figures["meta mean"] == 0.5
    assert Board().figures() == {"statement macro F1": 0.0, "meta mean": 0.0}


def test_intervals_enclose_the_figure_and_are_the_same_each_time() -> None:
    boards = [board(9, 1, 1), board(1, 1, 5), board(5, 5, 0), board(7, 0, 2)]
    bounds = bootstrap_intervals(boards)
    low, high = bounds["plan"]
    assert low < Board.sum(boards).tallies["plan"].f1 < high
    assert bootstrap_intervals(boards) == bounds


def test_equal_documents_leave_no_room() -> None:
    low, high = bootstrap_intervals([board(3, 1, 1)] * 5)["plan"]
    assert low == high == 0.75
