from pathlib import Path

import pytest
from typer.testing import CliRunner

from zongjie.corpus import load
from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit
from zongjie.extractor.models.card import CARD
from zongjie.extractor.models.store import ARTEFACT, Manifest, Models
from zongjie.extractor.pipeline import Extractor

runner = CliRunner()


@pytest.mark.slow
def test_a_bare_clone_trains_and_trains_the_same_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONGJIE_SHARED", str(tmp_path / "none"))
    bare, asked = tmp_path / "bare", tmp_path / "asked"
    done = runner.invoke(app, ["train", "--out", str(bare)])
    assert done.exit_code == Exit.OK, done.output
    assert "there is no shared folder" in done.stdout
    assert "frozen" in done.stdout
    monkeypatch.undo()
    assert runner.invoke(app, ["train", "--out", str(asked), "--without-shared"]).exit_code == Exit.OK

    documents = load(origin=["composed"])
    assert set(Manifest.read(bare).texts) == {d.gold.sha256 for d in documents}
    assert (bare / CARD).is_file()
    first, second = (Extractor(models=Models.load(folder)) for folder in (bare, asked))
    for document in documents[:3]:
        record = first.extract(document.text)
        assert record.metrics
        assert second.extract(document.text) == record
    assert (bare / ARTEFACT).read_bytes() == (asked / ARTEFACT).read_bytes()


def test_wrong_use(tmp_path: Path) -> None:
    assert runner.invoke(app, ["train"]).exit_code == Exit.USAGE
    assert runner.invoke(app, ["train", "--shipped", "--out", str(tmp_path)]).exit_code == Exit.USAGE
