import io

from rich.console import Console

from zongjie.extractor.cli.console import tracked


def test_progress_counts_items() -> None:
    console = Console(file=io.StringIO(), force_terminal=True, width=100)
    assert list(tracked(iter("abc"), console, title="读", total=3)) == ["a", "b", "c"]
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "3/3" in shown


def test_nothing_is_shown_where_nobody_watches() -> None:
    console = Console(file=io.StringIO(), force_terminal=False)
    assert list(tracked("abc", console, title="读", total=3)) == ["a", "b", "c"]
    assert console.file.getvalue() == ""  # type: ignore[attr-defined]
