"""N-grams, vocabulary and linear models do what their plain counterparts do."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression
from strategies import texts

from zongjie.extractor.models.linear import Linear
from zongjie.extractor.models.ngrams import NGrams, code_points
from zongjie.extractor.models.vocabulary import Vocabulary

FACTORS = (2654435761, 2246822519, 3266489917)
MASK = 0xFFFFFFFF
BITS = 20


def naive_columns(text: str) -> set[int]:
    """Columns of all n-grams of a text, one string after the other."""
    points = [int(p) for p in code_points(text)]
    columns = set()
    for n in (1, 2, 3):
        for i in range(len(points) - n + 1):
            value = n * 0x9E3779B1
            for k in range(n):
                value = ((value ^ points[i + k]) * FACTORS[k]) & MASK
                value ^= value >> 15
            columns.add(value & ((1 << BITS) - 1))
    return columns


@given(texts, st.data())
def test_ngrams_of_spans(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(sorted), max_size=5))
    starts = np.array([a for a, _ in spans], dtype=np.int64)
    ends = np.array([b for _, b in spans], dtype=np.int64)
    matrix = NGrams(text, bits=BITS).matrix(starts, ends)
    assert matrix.shape == (len(spans), 1 << BITS)
    for row, (a, b) in enumerate(spans):
        got = matrix[row]
        assert set(got.indices.tolist()) == naive_columns(text[a:b])
        assert b == a or np.isclose(np.linalg.norm(got.data), 1.0)


def test_digits_letters_and_widths_are_one() -> None:
    assert code_points("增长5.8%，A").tolist() == code_points("增长９．１％,z").tolist()


def test_vocabulary() -> None:
    rows = [["b", "a"], ["a", "c"], ["a", "a", "b"]]
    vocabulary = Vocabulary.fit(rows, least=2)
    assert vocabulary.names == ("a", "b")
    assert vocabulary.matrix([["b", "b", "new"], [], ["a", "b"]]).toarray().tolist() == [[0, 1], [0, 0], [1, 1]]


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([2, 3, 5]))
def test_linear_says_what_scikit_learn_says(seed: int, classes: int) -> None:
    chance = np.random.default_rng(seed)
    x = chance.normal(size=(60, 8))
    y = [f"k{n % classes}" for n in range(60)]
    model = Linear.fit(x, y, c=1.0)
    assert isinstance(model.estimator, LogisticRegression)
    again = Linear.of_state(model.state())
    want = model.estimator.predict_log_proba(x)
    for one in (model, again):
        assert one.classes == list(model.estimator.classes_)
        assert one.log_proba(x) == pytest.approx(want, abs=1e-3)
        assert np.exp(one.log_proba(x)).sum(axis=1) == pytest.approx(1.0)
