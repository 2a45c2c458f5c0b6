"""The numbers that Word puts before paragraphs of lists: how they are counted and how they are written.

Formats bear the names of Office Open XML (ST_NumberFormat of ECMA-376 part 1, 17.18.59).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

MOST_LEVELS = 9
_LARGEST = 99_999
_PLACEHOLDER = re.compile(r"%([1-9])")
_DASHES = frozenset("-–—―－─")
_BULLETS = frozenset("•●■◆▲★☆·○◇□△➢►▶✓※▪◎")
# After these a gap keeps the number apart from the text; Chinese punctuation is a gap itself.
_NARROW_END = re.compile(r"[!-~•●■◆▲★☆·○◇□△➢►▶✓※▪◎①-⑳]\Z")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes
    ----------
    start
        Its first number.
    format
        How the number is written.
    template
        What is written, `%1` standing for the number of the first level.
    restart
        Paragraphs of the levels before this one begin the count anew, 0 for never; None for every level above.
    legal
        Whether the numbers of all levels are written in digits here.
    gap
        Whether anything keeps number and text apart.
    """

    start: int = 1
    format: str = "decimal"
    template: str = ""
    restart: int | None = None
    legal: bool = False
    gap: bool = True


@dataclass(slots=True)
class Counters:
    """Counts the paragraphs of all the lists of one document, in their order.

    Examples
    --------
    >>> levels = {0: Level(format="chineseCounting", template="%1、"), 1: Level(template="%1.%2", legal=True)}
    >>> counters = Counters()
    >>> [counters.label("list", levels, level) for level in (0, 1, 1, 0, 1)]
    ['一、', '1.1 ', '1.2 ', '二、', '2.1 ']
    """

    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, key: str, levels: Mapping[int, Level], level: int, *, anew: bool = False) -> str:
        """What stands before the next paragraph.

        Parameters
        ----------
        key
            Which list counts.
        levels
            The levels of the list, from 0.
        level
            The paragraph's level.
        anew
            Whether the count of this level begins again here.
        """
        if level not in levels:
            return ""
        counts = self._counts.setdefault(key, {})
        own = levels[level]
        counts[level] = own.start if anew or level not in counts else counts[level] + 1
        for deeper in [other for other in counts if other > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if level < (deeper if restart is None else restart):
                del counts[deeper]
        if own.format == "bullet":
            written = _bullet(own.template)
        else:
            written = _PLACEHOLDER.sub(lambda found: self._number(counts, levels, own, int(found[1]) - 1), own.template)
        return apart(written) if own.gap else written.strip()

    def _number(self, counts: Mapping[int, int], levels: Mapping[int, Level], own: Level, index: int) -> str:
        level = levels.get(index)
        if level is None:
            return ""
        shown = "decimal" if own.legal and level.format not in ("decimalZero", "none") else level.format
        return write_number(counts.get(index, level.start), shown)


def apart(number: str) -> str:
    """A number as it stands before a text from which only a tab or its width keeps it apart.

    Examples
    --------
    >>> apart("1.\\t"), apart("（一）\\t")
    ('1. ', '（一）')
    """
    number = number.strip()
    return f"{number} " if _NARROW_END.search(number) else number


def _bullet(template: str) -> str:
    """A bullet that any font can show: those of Word are often letters of a font of pictures."""
    glyph = template.strip()[:1]
    if glyph in _DASHES and glyph:
        return "——"
    return glyph if glyph in _BULLETS else "•"


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs name it.

    Attributes
    ----------
    key
        Which count it takes part in: several lists of one definition go on counting together.
    levels
        Its levels, from 0.
    begins
        The levels whose count begins anew with the first paragraph of this list.
    """

    key: str
    levels: Mapping[int, Level]
    begins: frozenset[int] = frozenset()


@dataclass(slots=True)
class Numbering:
    """The lists of one document, and how far each has been counted."""

    lists: Mapping[str, NumberedList]
    _counters: Counters = field(default_factory=Counters)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, name: str | None, level: int | None) -> str:
        """What stands before the next paragraph of a list; empty for a paragraph of none."""
        listed = self.lists.get(name or "")
        if name is None or listed is None:
            return ""
        level = level or 0
        anew = level in listed.begins and (name, level) not in self._begun
        self._begun.add((name, level))
        return self._counters.label(listed.key, listed.levels, level, anew=anew)


def write_number(number: int, name: str) -> str:
    """Write a number as a format of Word does; in digits for formats that are not known here.

    Examples
    --------
    >>> [write_number(12, name) for name in ("chineseCountingThousand", "upperRoman", "decimalEnclosedCircle")]
    ['十二', 'XII', '⑫']
    """
    if not 0 <= number <= _LARGEST:
        return str(number)
    write = _FORMATS.get(name)
    return str(number) if write is None else write(number)


def _digits(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _counted(digits: str, units: str, *, bare_ten: bool) -> Callable[[int], str]:
    """Numerals with words for ten, hundred, thousand and ten thousand; `bare_ten` leaves out the one before a ten."""

    def write(number: int) -> str:
        if number == 0:
            return digits[0]
        out = ""
        for power in range(4, -1, -1):
            digit = number // 10**power % 10
            if digit:
                out += digits[digit] + (units[power - 1] if power else "")
            elif out and not out.endswith(digits[0]) and number % 10**power:
                out += digits[0]
        return out[1:] if bare_ten and 10 <= number < 20 else out

    return write


def _small(counted: Callable[[int], str], positional: Callable[[int], str]) -> Callable[[int], str]:
    """Counting words below a hundred, digits one by one above."""
    return lambda number: counted(number) if number < 100 else positional(number)


def _letters(first: str, count: int = 26) -> Callable[[int], str]:
    """a … z, aa, bb, cc as Word goes on."""
    return lambda number: chr(ord(first) + (number - 1) % count) * min((number - 1) // count + 1, 30) if number else "0"


def _row(characters: str) -> Callable[[int], str]:
    """A fixed row of characters; digits past its end."""
    return lambda number: characters[number - 1] if 0 < number <= len(characters) else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        out += letters * (number // value)
        number %= value
    return out


_CHINESE = _counted("零一二三四五六七八九", "十百千万", bare_ten=True)
_TRADITIONAL = _counted("零一二三四五六七八九", "十百千萬", bare_ten=True)
_POSITIONAL = _digits("〇一二三四五六七八九")
_CIRCLES = _row("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
_FULL_WIDTH = _digits("０１２３４５６７８９")

_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": _FULL_WIDTH,
    "decimalFullWidth2": _FULL_WIDTH,
    "numberInDash": lambda number: f"- {number} -",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters("A"),
    "lowerLetter": _letters("a"),
    "chineseCounting": _small(_CHINESE, _POSITIONAL),
    "chineseCountingThousand": _CHINESE,
    "chineseLegalSimplified": _counted("零壹贰叁肆伍陆柒捌玖", "拾佰仟万", bare_ten=False),
    "taiwaneseCounting": _small(_TRADITIONAL, _POSITIONAL),
    "taiwaneseCountingThousand": _TRADITIONAL,
    "taiwaneseDigital": _POSITIONAL,
    "ideographLegalTraditional": _counted("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", bare_ten=False),
    "ideographDigital": _POSITIONAL,
    "japaneseCounting": _CHINESE,
    "japaneseLegal": _counted("零壱弐参四伍六七八九", "拾百阡萬", bare_ten=False),
    "japaneseDigitalTenThousand": _POSITIONAL,
    "ideographTraditional": _row("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _row("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _row("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": _row("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
    "decimalEnclosedFullstop": _row("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"),
}
