from zongjie.extractor.cli.exits import Exit, explained


def test_every_code_is_explained_in_both_languages() -> None:
    lines = explained().split("\n\n")[1:]
    assert len(lines) == len(Exit) == len({int(code) for code in Exit})
    for code, line in zip(Exit, lines, strict=True):
        assert line.startswith(f"{int(code)} ")
        assert code.zh in line
        assert code.en in line
