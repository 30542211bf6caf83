"""`verify`: what it calls well is well, and it says what it did not look at."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.unit.use_cases.field import Field
from tests.unit.use_cases.signing import sealed
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.cli.telling import FINE, PROBLEM
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.sealing import SEALED, seal_subject
from wakayama_audit_gui.storage.workspace import create_workspace


@pytest.fixture
def bench(tmp_path: Path) -> CommandBench:
    return CommandBench(find_paths()._replace(data=tmp_path / "data"))


@pytest.fixture
def file(bench: CommandBench, tmp_path: Path) -> Path:
    """A workspace whose one visit is sealed."""
    path = tmp_path / "確定.kansafile"
    with closing(create_workspace(path, bench.ground())) as store:
        sealed(Field(store))
    return path


def change(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_what_was_not_looked_at_is_said(
    bench: CommandBench, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(file, "UPDATE visit_row SET title = '別の題'")
    assert run_command(["verify", str(file)], bench) == FINE
    told = capsys.readouterr().out
    assert "一覧と検索の索引、ファイルの構造は調べていません" in told
    assert run_command(["doctor", str(file)], bench) == PROBLEM
    assert "視察の一覧が、記録と合いません" in capsys.readouterr().err


def test_a_seal_is_checked_also_where_the_list_has_lost_its_visit(
    bench: CommandBench, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = tmp_path / "写し.kansafile"
    shutil.copy(file, whole)
    for path in (file, whole):
        with bench.open_store(path) as store:
            (row,) = store.visits()
            (head,) = store.cell(seal_subject(row.visit, 1), SEALED)
            assert isinstance(head.value, dict)
            wrong = {**head.value, "revision": 2, "digest": "0" * 64}
            fact = NewFact(seal_subject(row.visit, 2), SEALED, wrong)
            store.append(f"visit:{row.visit}", "p", [fact])
    change(file, "DELETE FROM visit_row")
    for path in (whole, file):
        assert run_command(["verify", str(path)], bench) == PROBLEM
        assert "照合コードが、確定した内容と合いません" in capsys.readouterr().err


def test_a_pdf_is_looked_at_only_when_it_is_one(
    bench: CommandBench, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "紙.pdf"
    for data, said in (
        (b"", "空のファイルです。"),
        (b"PK\x03\x04", "PDF ではありません。"),
        (b"\n\n%PDF-1.4\n", "不明"),
    ):
        paper.write_bytes(data)
        assert run_command(["verify", str(file), str(paper)], bench) == PROBLEM
        assert said in "".join(capsys.readouterr())
