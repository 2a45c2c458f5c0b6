"""An artefact is read as it was written, and only together with its own manifest."""

from pathlib import Path

import pytest

from zongjie.extractor.models.store import ARTEFACT, MANIFEST, Models, shipped
from zongjie.extractor.pipeline import Extractor

TEXT = "某社区2024年工作总结\n一是抓党建。发展党员3名，增长5%。\n存在的不足：人手不足。\n明年计划走访120户。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "new"
    shipped().save(folder)
    return folder


def test_round_trip(folder: Path) -> None:
    loaded = Models.load(folder)
    assert loaded.manifest.texts == tuple(sorted(shipped().manifest.texts))
    assert loaded.manifest.artefact_sha256 in (folder / MANIFEST).read_text("utf-8")
    got, want = (Extractor(models=models).extract(TEXT) for models in (loaded, shipped()))
    assert got.model_dump(exclude={"producer"}) == want.model_dump(exclude={"producer"})


def test_a_changed_artefact_is_refused(folder: Path, tmp_path: Path) -> None:
    body = bytearray((folder / ARTEFACT).read_bytes())
    body[len(body) // 2] ^= 1
    (tmp_path / ARTEFACT).write_bytes(body)
    (tmp_path / MANIFEST).write_bytes((folder / MANIFEST).read_bytes())
    with pytest.raises(ValueError, match=ARTEFACT):
        Models.load(tmp_path)


def test_a_folder_without_an_artefact(folder: Path, tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes((folder / MANIFEST).read_bytes())
    with pytest.raises(FileNotFoundError):
        Models.load(tmp_path)
