"""Spans that may name an honour: generous, because the model chooses."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from .words import BECOMING, EXCELLENT, FILLER, ONLY_SOUGHT, RANK, TAIL, WINNING

_LONGEST, _SHORTEST = 34, 2
_WINNING, _BECOMING, _EXCELLENT, _FILLER, _RANK, _TAIL, _ONLY_SOUGHT = (
    p.compile() for p in (WINNING, BECOMING, EXCELLENT, FILLER, RANK, TAIL, ONLY_SOUGHT)
)
_BREAK = regex.compile(r"[，。；、,;：:！？!?\n|]")
_QUOTE = regex.compile(r"“[^“”\n]{2,32}”|\"[^\"\n]{2,32}\"")
_COUNT = r"\d+(?:\.\d+)?余?[个家项枚件名所处户人次条座]"
# A count or a batch before a title, what follows one, two titles joined by a connective.
_NOT_NAME = regex.compile(
    rf"^(?:首批|第[一二三四五六七八九十\d]+[届批次个]|{_COUNT}|[个的了家])|(?:首批|后|示范点)$|[和及与]\d|(?<=[\p{{Han}}])\d+[个家项枚件名所处户次]|"
    r"[市县区镇村城园家基地奖岗号位体者强乡](?:[和及与]|以及)(?=[\p{Han}]{3,})|[\p{Han}]{3,}(?:[和及与]|以及)(?:全国|国家|中国|[省市县]级)"
)
_RANKS = (
    ("nation", regex.compile(r"全国|国家|国务院|中国|中华|中央|世界|国际|联合国")),
    ("whole", regex.compile(r"全[省市县区州镇]|[省市县区州镇]级|自治区级?|[省市县区州](?=\p{Han})")),
    ("rated", regex.compile(r"[2-5]A|[一二三四五]星|[一二三]等奖|[金银铜][奖牌]")),
    ("named", regex.compile(r"\p{Han}{2,4}?[省市州县区](?=[\p{Han}“])")),
)
_AND = regex.compile("[和及与]")
_WHOLE_TAILS = frozenset(("企业", "称号", "表彰", "激励", "等次", "名录"))
_CLOSERS = '”"’》）) \u3000*。'
_CLAUSE_MARKS = "，；,;"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that may govern a name; `winning` if it says by itself that something was won."""

    start: int
    end: int
    text: str
    winning: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may name an honour.

    Attributes
    ----------
    start, end
        Offsets in the text.
    left, right
        What the span begins after and ends before.
    segment
        The piece between separators that holds it.
    verb
        The verb that governs it, before it in the sentence.
    near
        Where that verb is: `own` segment, before in the `list`, before a `comma`, `far` off, or `none`.
    rank
        The kind of rank that the name opens with: `nation`, `whole`, `rated`, `named`, or `none`.
    """

    start: int
    end: int
    left: str
    right: str
    segment: tuple[int, int]
    verb: Verb | None
    near: str
    rank: str


def candidates(folded: str, start: int, end: int) -> list[Candidate]:
    """Spans of one sentence that may name an honour, in order of their start and end."""
    winning = [Verb(*m.span(), m[0], True) for m in _WINNING.finditer(folded, start, end)]
    if not winning and _EXCELLENT.search(folded, start, end) is None:
        return []
    verbs = winning + [
        Verb(*m.span(), m[0], False)
        for m in _BECOMING.finditer(folded, start, end)
        if not any(v.start < m.end() and m.start() < v.end for v in winning)
    ]
    verbs.sort(key=lambda v: v.start)
    quotes = [m.span() for m in _QUOTE.finditer(folded, start, end)]
    out: dict[tuple[int, int], Candidate] = {}
    for low, high in _segments(folded, start, end, quotes):
        inside = [v for v in verbs if low <= v.start and v.end <= high]
        excellent = [m.span() for m in _EXCELLENT.finditer(folded, low, high)]
        if not excellent and not any(v.winning for v in inside):
            continue
        clause = max(folded.rfind(x, start, low) for x in _CLAUSE_MARKS)
        before = [v for v in verbs if v.end <= low]
        # Within a clause a verb of winning reaches over a list, whatever verb stands within the list's names.
        before = [v for v in before if v.winning and v.start > clause] or before
        # A wish holds for its clause: 力争创成省级示范村、市级文明村.
        wish = _ONLY_SOUGHT.search(folded, max(start, clause + 1), high)
        for c in _spans(folded, (low, high), quotes, inside, before[-1] if before else None):
            if wish is not None and wish.start() < c.end:
                continue
            direct = c.left == "verb" or (c.left == "quote" and c.near == "own")
            if direct or any(c.start <= a and b <= c.end for a, b in excellent):
                out.setdefault((c.start, c.end), c)
    return [out[key] for key in sorted(out)]


def _segments(folded: str, start: int, end: int, quotes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces between separators that are not within quotes."""
    out = []
    last = start
    for m in _BREAK.finditer(folded, start, end):
        at = m.start()
        if not any(a < at < b for a, b in quotes):
            out.append((last, at))
            last = at + 1
    out.append((last, end))
    return [(low, high) for low, high in out if high - low >= _SHORTEST]


def _spans(
    folded: str, segment: tuple[int, int], quotes: list[tuple[int, int]], inside: list[Verb], earlier: Verb | None
) -> list[Candidate]:
    """Every stretch of a segment from where a name may begin to where it may end, and what quotes hold."""
    low, high = segment
    own = [(a, b) for a, b in quotes if low <= a and b <= high]
    winning = [v.start for v in inside if v.winning]

    def governed(at: int) -> tuple[Verb | None, str]:
        here = [v for v in inside if v.end <= at]
        verb = next((v for v in reversed(here) if v.winning), here[-1]) if here else earlier
        return verb, _nearness(folded, verb, at)

    out = []
    for a, b in own:
        verb, near = governed(a)
        out.append(Candidate(a + 1, b - 1, "quote", "quote", segment, verb, near, rank_of(folded, a + 1, b - 1)))
    rights = sorted(_rights(folded, low, high, own).items())
    for left, how in sorted(_lefts(folded, low, high, own, inside).items()):
        # What follows a quote is the rest of a title: “四好农村路”全国示范县.
        if any(a < left <= b for a, b in own):
            continue
        verb, near = governed(left)
        rank = rank_of(folded, left, high)
        # Without a rank only what is won in so many words can be an honour.
        if rank == "none" and not (near == "list" or (near == "own" and verb is not None and verb.winning)):
            continue
        out += [
            Candidate(left, right, how, what, segment, verb, near, rank)
            for right, what in rights
            if _SHORTEST <= right - left <= _LONGEST
            and (left, right) not in own
            and not any(a < right < b for a, b in own)
            and not any(left <= at < right for at in winning)
            and _NOT_NAME.search(folded, left, right) is None
        ]
    return out


def _nearness(folded: str, verb: Verb | None, at: int) -> str:
    if verb is None:
        return "none"
    between = folded[verb.end : at]
    commas = sum(between.count(x) for x in "，,；;：:")
    return "far" if commas > 1 else "comma" if commas else "list" if "、" in between else "own"


def rank_of(folded: str, start: int, end: int) -> str:
    """The kind of rank that a name opens with."""
    return next((key for key, pattern in _RANKS if pattern.match(folded, start, end)), "none")


def _lefts(folded: str, low: int, high: int, quotes: list[tuple[int, int]], inside: list[Verb]) -> dict[int, str]:
    """Where a name may begin, and what stands before."""
    lefts = {low: "start"}
    for m in _RANK.finditer(folded, low, high):
        lefts.setdefault(m.start(), "rank")
    for m in _FILLER.finditer(folded, low, high):
        lefts.setdefault(m.end(), "filler")
    for m in _AND.finditer(folded, low, high):
        lefts.setdefault(m.end(), "and")
    for a, _ in quotes:
        lefts[a] = "opening"
    for v in inside:
        at = v.end
        while at < high and folded[at] in "了为过成的":
            at += 1
        lefts[at] = "verb"
    return lefts


def _rights(folded: str, low: int, high: int, quotes: list[tuple[int, int]]) -> dict[int, str]:
    """Where a name may end, and what follows."""
    end = high
    while end > low and folded[end - 1] in _CLOSERS and not any(b == end for _, b in quotes):
        end -= 1
    rights = {end: "end"}
    for m in _TAIL.finditer(folded, low, end):
        rights.setdefault(m.start(), m[0])
        if m[0] in _WHOLE_TAILS:
            rights.setdefault(m.end(), "after")
    return rights
