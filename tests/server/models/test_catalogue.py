"""The manifest of models, and which one the settings choose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from server.models import catalogue
from server.models.catalogue import UnknownModel, chosen, find, from_url
from server.settings import Settings

HASH = "a" * 64


@pytest.mark.parametrize("entry", catalogue.load(), ids=lambda entry: entry.name)
def test_every_entry_states_hash_size_licence_and_a_source(entry: catalogue.Entry) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", entry.sha256)
    assert entry.bytes
    assert entry.licence == "Apache-2.0"
    assert entry.url or entry.wheels


@pytest.mark.parametrize("entry", catalogue.load(), ids=lambda entry: entry.name)
def test_every_wheel_is_pinned_by_version_and_hash_and_names_no_host(entry: catalogue.Entry) -> None:
    for line in entry.wheels:
        assert re.fullmatch(r"[a-z0-9-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}", line)


def test_parts_are_in_numeric_order_and_add_up_to_the_whole_file() -> None:
    entry = find()
    numbers = [int(re.search(r"part(\d+)==", line)[1]) for line in entry.wheels]  # type: ignore[index]
    assert numbers == list(range(1, 23))
    assert entry.bytes
    assert entry.part_bytes
    assert 0 < entry.bytes - 21 * entry.part_bytes <= entry.part_bytes


def test_exactly_one_model_is_the_default() -> None:
    assert [entry.name for entry in catalogue.load() if entry.default] == ["qwen2.5-coder-1.5b-instruct"]


def test_settings_choose_by_name_by_file_or_the_default(tmp_path: Path) -> None:
    by_name = chosen(Settings(model="embedded:smollm2-135m-instruct", cache_dir=tmp_path))
    assert by_name.path == tmp_path / "models" / "smollm2-135m-instruct-q4_1.gguf"
    own = chosen(Settings(model="embedded", model_file=tmp_path / "Own-7B.gguf"))
    assert (own.name, own.entry) == ("Own-7B", None)
    assert chosen(Settings(model="embedded", cache_dir=tmp_path)).entry == find()


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UnknownModel, match=r"qwen2\.5-coder-1\.5b-instruct"):
        chosen(Settings(model="embedded:nonesuch"))


def test_a_model_of_ones_own_comes_by_address_and_hash() -> None:
    entry = from_url("https://models.example/a/My-Model-Q4.gguf?download=true", HASH.upper())
    assert (entry.name, entry.file, entry.sha256) == ("my-model-q4", "My-Model-Q4.gguf", HASH)


@pytest.mark.parametrize(
    ("url", "sha256", "why"),
    [
        ("ftp://models.example/a.gguf", HASH, "only http and https are fetched"),
        ("https:///a.gguf", HASH, "no host"),
        ("https://models.example/a.bin", HASH, "not a GGUF file"),
        ("https://models.example/..%2f..%2fa.gguf/", HASH, "no file name"),
        ("https://models.example/x/..%5c.gguf", HASH, "a backslash could leave the folder on Windows"),
        ("https://models.example/a.gguf", "abc", "too short for a sha256"),
        ("https://models.example/a.gguf", "z" * 64, "not hexadecimal"),
    ],
)
def test_an_address_or_hash_that_cannot_be_one_is_refused(url: str, sha256: str, why: str) -> None:
    with pytest.raises(UnknownModel):
        from_url(url, sha256)


def test_the_default_model_has_an_adapter_of_its_own_and_a_file_of_the_users_none(tmp_path: Path) -> None:
    default = chosen(Settings(model="embedded", cache_dir=tmp_path))
    assert default.adapter is not None
    assert default.adapter.name == default.path.name
    assert chosen(Settings(model="embedded:smollm2-135m-instruct", cache_dir=tmp_path)).adapter is None
    same_name = tmp_path / default.path.name
    assert chosen(Settings(model="embedded", model_file=same_name)).adapter is None


def test_every_adapter_is_one_for_a_model_of_the_manifest() -> None:
    """llama.cpp's own form: a GGUF file that says that it is an adapter, with pairs of thin matrices."""
    files = {entry.file for entry in catalogue.load()}
    for path in catalogue.ADAPTERS.glob("*.gguf"):
        assert path.name in files
        head = path.read_bytes()[:200_000]
        assert head.startswith(b"GGUF")
        assert b"general.type" in head
        assert b"adapter" in head
        assert b"blk.27.ffn_down.weight.lora_a" in head
        assert b"blk.27.ffn_down.weight.lora_b" in head
