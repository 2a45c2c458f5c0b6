import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from zongjie.extractor.cli.app import app
from zongjie.extractor.sinks import SINKS

runner = CliRunner()
COMMANDS = sorted(command.callback.__name__ for command in app.registered_commands)  # type: ignore[union-attr]
HEAVY = {"spacy", "sklearn", "pandas", "numpy", "jieba", "lxml", "xlsxwriter"}


def test_the_commands_are_these() -> None:
    assert COMMANDS == ["evaluate", "extract", "schema", "show", "train", "verify"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_has_help_in_both_languages(command: str) -> None:
    parsed = typer.main.get_command(app).commands[command]  # type: ignore[attr-defined]
    texts = parsed.help.split("\n\n") + [option.help for option in parsed.params if option.name != "help"]
    for text in texts:
        chinese, separator, english = text.partition(" · ")
        assert separator
        assert not chinese.isascii()
        assert english.isascii()


def test_help_tells_the_exit_codes() -> None:
    result = runner.invoke(app, ["--help"])
    assert result.exit_code == 0
    assert "there was nothing to read" in result.stdout


def test_help_lists_every_sink() -> None:
    parsed = typer.main.get_command(app).commands["extract"]  # type: ignore[attr-defined]
    (text,) = (option.help for option in parsed.params if option.name == "to")
    listed = text.partition("：")[2].partition(" · ")[0].split("、")
    assert listed == list(SINKS)


def test_version() -> None:
    assert runner.invoke(app, ["--version"]).stdout.startswith("zongjie 0.")


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom zongjie.extractor.cli import main\n"
        f"sys.argv = ['zongjie', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.stderr.write(','.join({HEAVY!r} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("command", ["extract", "show"])
def test_limits_and_columns_stand_together(command: str) -> None:
    lines = runner.invoke(app, [command, "--help"]).stdout.splitlines()
    limits, tables = lines.index("读取上限 · Limits of reading:"), lines.index("文本表格 · Tables of texts:")
    place = {line.split()[0]: number for number, line in enumerate(lines) if line.startswith("  --")}
    assert [name for name in place if limits < place[name] < tables] == [
        f"--limit-{name}" for name in ("chars", "bytes", "pages", "unpacked", "members", "nesting", "seconds")
    ]
    assert [name for name in place if place[name] > tables] == ["--text-column", "--id-column"]
