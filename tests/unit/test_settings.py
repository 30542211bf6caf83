"""Settings survive every file there can be, and every interruption while saving."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wakayama_audit_gui.settings import Settings, load_settings, save_settings

CHANGED = Settings("/home/見本/監査.kansa", "ab" * 16, "AdnQywAD", 130, "dark")


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "not" / "yet" / "settings.json"
    save_settings(file, CHANGED)
    assert load_settings(file) == CHANGED
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_path_that_is_no_valid_text_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    odd = Settings(workspace=os.fsdecode(b"/home/\xff\xfe"))
    save_settings(file, odd)
    assert load_settings(file) == odd


def test_without_a_file_the_defaults_stand(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.json") == Settings()
    assert load_settings(tmp_path) == Settings()


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"text_size": 1e999}',
    ],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, damaged: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(damaged)
    assert load_settings(file) == Settings()


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ({"person": 7, "theme": "dark"}, Settings(theme="dark")),
        ({"theme": "pink", "workspace": "/w"}, Settings(workspace="/w")),
        ({"text_size": True}, Settings()),
        ({"text_size": 5}, Settings(text_size=80)),
        ({"text_size": 9999}, Settings(text_size=200)),
        ({"geometry": None, "of_a_later_version": 1}, Settings()),
    ],
)
def test_each_wrong_value_falls_back_alone(
    tmp_path: Path, stored: dict[str, object], expected: Settings
) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps(stored))
    assert load_settings(file) == expected


@given(st.binary(max_size=200))
def test_no_bytes_keep_the_application_from_starting(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    file = tmp_path_factory.getbasetemp() / "any-settings.json"
    file.write_bytes(data)
    assert isinstance(load_settings(file), Settings)


def test_a_failed_save_leaves_the_old_file_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    save_settings(file, CHANGED)

    def fail(_descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output"):
        save_settings(file, Settings())
    assert load_settings(file) == CHANGED
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]
