"""The default encoder, for real: known vectors, damage, two that make it at once, a full disk."""

from __future__ import annotations

import errno
import logging
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import StorageUnavailable
from assistant.retrieval import model_build, model_folder, model_source
from assistant.retrieval.encoder import KNOWN, E5Encoder, constants, encoder_of
from assistant.retrieval.packing import Packed

PASSAGE = "Aan het eind van de dienst draag je de zaak over: wat is gedaan, wat loopt nog."


@pytest.fixture(scope="module")
def whole(encoder: E5Encoder, request: pytest.FixtureRequest) -> Path:
    encoder.question("x")
    return request.config.cache.mkdir(f"model-{model_source.SHA256[:12]}") / "models" / model_folder.NAME


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    """A data folder with a copy of what the encoder runs; the weights are a link to the same bytes."""
    (tmp_path / "models").mkdir()

    def copy(source: str, target: str) -> None:
        if source.endswith(model_build.WEIGHTS):
            Path(target).hardlink_to(source)
        else:
            shutil.copyfile(source, target)

    shutil.copytree(whole, tmp_path / "models" / model_folder.NAME, copy_function=copy)
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch, whole: Path) -> list[Path]:
    """Making the folder is copying one that was made; what was made stands in the list."""
    made: list[Path] = []

    def write(source: object, folder: Path) -> None:
        made.append(folder)
        shutil.copytree(whole, folder, copy_function=lambda a, b: Path(b).hardlink_to(a))
        (folder / "manifest.json").unlink()

    monkeypatch.setattr(model_build, "write_folder", write)
    return made


def test_known_texts_in_three_languages_give_their_known_vectors(encoder: E5Encoder) -> None:
    made = np.array([encoder.question(text).vector for text in KNOWN])
    assert float((made * constants()["known"]).sum(axis=1).min()) >= 0.995


def test_a_question_lies_nearest_to_the_passage_that_answers_it(encoder: E5Encoder) -> None:
    others = ["Der Kuchen steht im Ofen.", PASSAGE, "The train leaves at nine."]
    vectors = [Packed.from_bytes(data).vector for data in encoder.passages(others)]
    question = encoder.question("How do I hand over a case when my shift ends?")
    assert int(np.argmax(np.array(vectors) @ question.vector)) == 1
    assert len(question.vector) == encoder.width


def test_texts_side_by_side_and_one_by_one_give_the_same_bytes(encoder: E5Encoder) -> None:
    texts = [f"{PASSAGE} {i}" * (i + 1) for i in range(8)]
    assert encoder.passages(texts) == [encoder.passages([text])[0] for text in texts]
    assert encoder.passages([]) == []


@pytest.mark.parametrize("text", ["", " ", "\n\t", "x" * 50_000, "😀" * 2000, "\x00"])
def test_odd_texts_are_encoded_all_the_same(encoder: E5Encoder, text: str) -> None:
    assert np.isfinite(encoder.question(text).vector).all()
    assert np.isfinite(Packed.from_bytes(encoder.passages([text])[0]).vector).all()


def test_a_passage_of_120_words_takes_less_than_5_kb(encoder: E5Encoder) -> None:
    words = " ".join(f"{a}{b}" for a in ("woord", "zaak", "dienst", "klant") for b in range(30))
    assert len(encoder.passages([words])[0]) < 7000
    assert len(encoder.passages([" ".join([PASSAGE] * 8)])[0]) < 2000


def test_answering_imports_neither_torch_nor_sentence_transformers(data: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from assistant.retrieval.encoder import E5Encoder; "
        "E5Encoder(Path(sys.argv[1])).question('Wat nu?'); "
        "print({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_sentence_transformers_reads_the_folder_and_agrees(whole: Path, encoder: E5Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(whole), device="cpu", local_files_only=True)
    made = model.encode(list(KNOWN), prompt_name="query", normalize_embeddings=True)
    assert float((made * constants()["known"]).sum(axis=1).min()) > 0.9999


@pytest.mark.parametrize("name", [model_build.GRAPH, model_build.TOKENIZER, "config.json", "manifest.json"])
def test_a_damaged_file_is_noticed_and_the_folder_made_again(
    data: Path, quick: list[Path], caplog: pytest.LogCaptureFixture, name: str
) -> None:
    file = data / "models" / model_folder.NAME / name
    content = file.read_bytes()
    file.write_bytes(b"x" + content[1:] if name in model_folder._READ else content[:-10])
    with caplog.at_level(logging.WARNING):
        E5Encoder(data).question("Wat nu?")
    assert len(quick) == 1
    assert "made again" in caplog.text


def test_other_bytes_anywhere_are_found_by_a_thorough_look(data: Path) -> None:
    folder = data / "models" / model_folder.NAME
    file = folder / "config.json"
    file.write_bytes(b" " + file.read_bytes()[1:])
    assert model_folder.damage(folder) == ""
    assert "config.json" in model_folder.damage(folder, thorough=True)


def test_two_at_once_make_it_once_and_both_end_well(tmp_path: Path, quick: list[Path]) -> None:
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(model_folder.ready(tmp_path))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(quick) == 1
    assert model_folder.damage(found[0], thorough=True) == ""


def test_what_a_killed_process_left_is_removed(tmp_path: Path, quick: list[Path]) -> None:
    left = tmp_path / "models" / f"{model_folder.NAME}.unfinished-1"
    left.mkdir(parents=True)
    model_folder.ready(tmp_path)
    assert not left.exists()


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, folder: Path) -> None:
        folder.mkdir()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(model_build, "write_folder", full)
    with pytest.raises(StorageUnavailable, match=r"No space left.*make room"):
        E5Encoder(tmp_path).question("Wat nu?")
    assert not list((tmp_path / "models").glob("*.unfinished-*"))


def test_another_source_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / model_source.FILE_NAME
    file.write_bytes(b"E5S1 and something else")
    with pytest.raises(StorageUnavailable, match=r"SHA-256.*Install"):
        model_source.read(file)


def test_an_empty_setting_is_the_default(tmp_path: Path) -> None:
    assert isinstance(encoder_of("", tmp_path), E5Encoder)
