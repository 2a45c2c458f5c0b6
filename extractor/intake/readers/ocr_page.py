"""What a picture needs before it is recognised, and its text afterwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING, Any

import regex

from ..pages import Page, Piece

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST_RED = 60
_LEAST_SEAL, _MOST_SEAL = 0.08, 0.35
_ROUND = 1.35
_SHRINK = 4
_DARK_INK = 20  # percentile
_BOX_TO_TYPE = 0.8  # boxes of found lines are larger than the type in them
_NARROW_WIDTH = 0.52
_LEAST_CHARS = 4

_HAN = r"\p{Han}，。、；：？！“”‘’（）《》"
_BETWEEN_HAN = regex.compile(rf"(?<=[{_HAN}])[ ]+(?=[{_HAN}])")
_NARROW = regex.compile(rf"(?<=[{_HAN}”）])[,;:?!]|[,;?!](?=[{_HAN}])|(?<=\d)[,;](?=\p{{Han}})")
_BRACKETS = regex.compile(
    rf"\((?=[^()]*\))([^()]*\p{{Han}}[^()]*)\)|(?<=[{_HAN}])\(([^()]*)\)|\(([^()]*)\)(?=[{_HAN}])"
)
_OPEN, _CLOSE = regex.compile(rf"\((?=[{_HAN}])"), regex.compile(rf"(?<=[{_HAN}])\)")
_DASH = regex.compile(r"(?<=\d)一(?=\d)")  # no number is written so, and the two look alike
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def without_seals(picture: NDArray[Any]) -> NDArray[Any]:
    """The picture with round red stamps made white, so that the black text below them is left; other red text stays.

    Parameters
    ----------
    picture
        Rows of pixels, blue, green and red.
    """
    import cv2
    import numpy as np

    small = picture[::_SHRINK, ::_SHRINK].astype(np.int16)
    red = (small[..., 2] - np.maximum(small[..., 0], small[..., 1]) > _LEAST_RED).astype(np.uint8)
    if not red.any():
        return picture
    near = cv2.dilate(red, np.ones((5, 5), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(near)
    cleaned = picture
    for left, top, width, height, _ in stats[1:]:
        share = max(width, height) / red.shape[1]
        if not (_LEAST_SEAL < share < _MOST_SEAL and 1 / _ROUND < width / height < _ROUND):
            continue
        if cleaned is picture:
            cleaned = picture.copy()
        place = np.s_[top * _SHRINK : (top + height) * _SHRINK, left * _SHRINK : (left + width) * _SHRINK]
        # Red ink is bright in the red channel, and black text below it dark: that channel alone is the page unstamped,
        # once it is so bright that the ink is as white as the paper.
        here = np.s_[top : top + height, left : left + width]
        ink = np.percentile(small[here][..., 2][red[here] > 0], _DARK_INK)
        channel = cleaned[place][..., 2:3] * (255 / max(ink, 1))
        cleaned[place] = np.minimum(channel, 255).astype(np.uint8)
    return cleaned


def page_of(boxes: NDArray[Any], texts: Sequence[str], *, width: float, height: float) -> Page:
    """The lines that were found, turned upright.

    Parameters
    ----------
    boxes
        The four corners of each line, clockwise from the top left.
    texts
        What each says.
    width, height
        Size of the picture.
    """
    tilt = _tilt(boxes)
    sine, cosine = math.sin(tilt), math.cos(tilt)
    pieces = []
    for corners, text in zip(boxes.tolist(), texts, strict=True):
        words = tidied(text)
        if not words:
            continue
        xs = [x * cosine + y * sine for x, y in corners]
        ys = [y * cosine - x * sine for x, y in corners]
        left, right = (xs[0] + xs[3]) / 2, (xs[1] + xs[2]) / 2
        middle = sum(ys) / 4
        half = _type_size(text.strip(), right - left, (ys[2] + ys[3] - ys[0] - ys[1]) / 2) / 2
        pieces.append(Piece(words, left, middle - half, right, middle + half))
    return Page(width, height, pieces)


def _type_size(words: str, width: float, height: float) -> float:
    """How large a line's type is: boxes hold their text tightly in width, but more or less so in height."""
    if len(words) < _LEAST_CHARS:
        return _BOX_TO_TYPE * height
    narrow = sum(map(str.isascii, words))
    return min(width / (len(words) - narrow + _NARROW_WIDTH * narrow), height)


def _tilt(boxes: NDArray[Any]) -> float:
    """Angle of the lines in radians: the median of the longer half of them."""
    edges = sorted(((b[1][0] - b[0][0], b[1][1] - b[0][1]) for b in boxes.tolist()), reverse=True)
    angles = [math.atan2(y, x) for x, y in edges[: (len(edges) + 1) // 2] if x > 0]
    return median(angles) if angles else 0.0


def tidied(text: str) -> str:
    """A recognised line with the wide punctuation and without the gaps that Chinese text has.

    Examples
    --------
    >>> tidied("(三) 增长 5%,新增企业 12家(含个体);比例1:2")
    '（三）增长 5%，新增企业 12家（含个体）；比例1:2'
    """
    text = _NARROW.sub(lambda found: _WIDE[found[0]], text.strip())
    text = _BRACKETS.sub(lambda found: f"（{next(filter(None, found.groups()), '')}）", text)
    text = _CLOSE.sub("）", _OPEN.sub("（", text))
    return _DASH.sub("—", _BETWEEN_HAN.sub("", text))
