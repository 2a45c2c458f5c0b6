"""What counts as the same span, number, wording, office."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.corpus.matching import likeness, match_spans, overlap_ratio, same_number, same_office, wording

Span = tuple[int, int]
spans = st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(spans, spans)
def test_overlap_is_symmetric_and_one_only_for_equals(a: Span, b: Span) -> None:
    assert overlap_ratio(a, b) == overlap_ratio(b, a)
    assert (overlap_ratio(a, b) == 1) is (a == b)
    assert (overlap_ratio(a, b) > 0) is bool(set(range(*a)) & set(range(*b)))


@given(st.lists(spans, max_size=8), st.lists(spans, max_size=8))
def test_matching_is_one_to_one_and_leaves_no_pair_open(
    gold: list[tuple[int, int]], found: list[tuple[int, int]]
) -> None:
    pairs = match_spans(gold, found, least=0.5)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    assert len(left) == len(right) == len(pairs)
    assert all(overlap_ratio(gold[i], found[j]) >= 0.5 for i, j in pairs)
    open_pairs = [
        (i, j)
        for i in range(len(gold))
        for j in range(len(found))
        if i not in left and j not in right and overlap_ratio(gold[i], found[j]) >= 0.5
    ]
    assert open_pairs == []


def test_the_better_overlap_wins_then_the_earlier() -> None:
    assert match_spans([(0, 4)], [(0, 3), (0, 4)], least=0.5) == [(0, 1)]
    assert match_spans([(0, 4)], [(0, 4), (0, 4)], least=0.5) == [(0, 0)]


def test_numbers() -> None:
    assert same_number(Decimal("110000000"), 110000000.00000001)
    assert same_number(Decimal("0.3"), 0.1 + 0.2)
    assert not same_number(Decimal("5.8"), 5.81)
    assert not same_number(Decimal(0), None)
    assert same_number(None, None)


def test_wording_and_likeness() -> None:
    assert wording("“一网 统管”（试行）") == "一网统管试行"
    assert likeness("新增就业", "新增 就业") == 1
    assert likeness("新增就业", "") == 0
    assert 0 < likeness("新增就业", "就业") < 1


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("云溆县人民政府", "县政府", True),
        ("县人民政府", "云溆县政府", True),
        ("县政府", "县政府办公室", False),
        ("县政府", "", False),
    ],
)
def test_offices(a: str, b: str, same: bool) -> None:
    assert same_office(a, b) is same
    assert same_office(b, a) is same
