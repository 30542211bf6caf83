"""`sheet`, `blank` and `seal` in process: which paper, of which revision, by which name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
import pytest

from tests.sample import read_sample
from tests.unit.use_cases.field import Field
from tests.unit.use_cases.signing import ready_to_seal
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.cli.telling import FINE, PROBLEM
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.storage.workspace import create_workspace
from wakayama_audit_gui.use_cases.read_signing import read_signing
from wakayama_audit_gui.use_cases.read_visit import read_visit


class HurriedBench(CommandBench):
    """A bench whose clock is a minute later each time it is asked."""

    asked = 0

    def now(self) -> datetime:
        self.asked += 1
        return super().now() + timedelta(minutes=self.asked)


class Desk(NamedTuple):
    """The sample workspace.

    Attributes:
        sealed: 調書番号 of its sealed visit.
        sealed_at: When that was sealed.
    """

    bench: HurriedBench
    file: Path
    sealed: str
    sealed_at: datetime


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("papers")
    bench = HurriedBench(find_paths()._replace(data=folder / "data"))
    file = read_sample(tmp_path_factory).copy_to(folder)
    with bench.open_store(file) as store:
        row = next(r for r in store.visits() if r.state == VisitState.SEALED)
        seal = read_signing(store, read_visit(store, row.visit)).seals[-1]
    return Desk(bench, file, row.sheet_no, datetime.fromisoformat(seal.at))


@pytest.fixture
def out(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "紙.pdf"
    assert list(tmp_path.glob(".*.part")) == []


def text_of(paper: Path) -> str:
    document = pdfium.PdfDocument(paper.read_bytes())
    pages = [document[number] for number in range(len(document))]
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


class TestBlank:
    @pytest.mark.parametrize("named", ["S01", "和歌山市行政ネットワークシステム"])
    def test_a_system_is_named_by_id_or_name(
        self, desk: Desk, out: Path, capsys: pytest.CaptureFixture[str], named: str
    ) -> None:
        assert run_command(["blank", named, "-o", str(out)], desk.bench) == FINE
        assert "記入用紙" in text_of(out)
        pages = len(pdfium.PdfDocument(out.read_bytes()))
        assert capsys.readouterr().out == f"{out}（{pages} 頁）\n"

    def test_both_names_are_the_same_sheet(self, desk: Desk, tmp_path: Path) -> None:
        codes = []
        for number, named in enumerate(("S01", "和歌山市行政ネットワークシステム")):
            paper = tmp_path / f"{number}.pdf"
            run_command(["blank", named, "-o", str(paper)], desk.bench)
            codes.append(desk.bench.read_codes(paper.read_bytes()))
        assert codes[0] == codes[1] != ()

    def test_an_unknown_system_is_said_and_nothing_made(
        self, desk: Desk, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run_command(["blank", "S99", "-o", str(out)], desk.bench) == PROBLEM
        assert "情報システム「S99」は定義にありません。" in capsys.readouterr().err
        assert not out.exists()

    def test_a_paper_that_is_there_is_replaced_and_nothing_else(
        self, desk: Desk, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        out.write_bytes(b"%PDF-1.4 an older one")
        assert run_command(["blank", "S10", "-o", str(out)], desk.bench) == FINE
        assert "記入用紙" in text_of(out)
        out.write_bytes(b"somebody's work")
        assert run_command(["blank", "S10", "-o", str(out)], desk.bench) == PROBLEM
        assert "上書きしません" in capsys.readouterr().err
        assert out.read_bytes() == b"somebody's work"


@pytest.mark.parametrize(
    ("paper", "suffix", "endings"),
    [
        ("監査報告書", ".txt", ".pdf、.xlsx、.docx のどれか"),
        ("対処マニュアル", ".xlsx", ".pdf、.docx のどちらか"),
        ("改善状況表", ".docx", ".pdf に"),
    ],
)
def test_an_ending_that_will_not_do_is_answered_by_those_that_will(
    desk: Desk, out: Path, capsys: pytest.CaptureFixture[str], paper: str, suffix: str, endings: str
) -> None:
    named = out.with_suffix(suffix)
    command = ["report", str(desk.file), "--paper", paper, "-o", str(named)]
    assert run_command(command, desk.bench) == PROBLEM
    told = capsys.readouterr().err
    assert f"{paper}は、「{suffix}」の形では出せません。" in told
    assert endings in told
    assert not named.exists()


class TestSheet:
    def run(self, desk: Desk, out: Path, visit: str, *options: str) -> int:
        return run_command(["sheet", str(desk.file), visit, "-o", str(out), *options], desk.bench)

    @pytest.mark.parametrize(
        ("options", "is_sheet"),
        [((), True), (("--paper", "現地調査調書"), True), (("--paper", "事実確認書"), False)],
    )
    def test_which_of_the_two_papers_is_said(
        self, desk: Desk, out: Path, options: tuple[str, ...], is_sheet: bool
    ) -> None:
        assert self.run(desk, out, "R8-01", *options) == FINE
        text = text_of(out)
        assert text.startswith("現地調査調書" if is_sheet else "事実確認書")
        assert ("指摘への同意を意味しません" in text) is not is_sheet

    @pytest.mark.parametrize("kind", ["現地調査調書", "事実確認書"])
    def test_a_sealed_revision_is_the_very_file_that_was_kept(
        self, desk: Desk, out: Path, capsys: pytest.CaptureFixture[str], kind: str
    ) -> None:
        options = ("--paper", kind, "--revision", "1")
        assert self.run(desk, out, desk.sealed, *options) == FINE
        pages = len(pdfium.PdfDocument(out.read_bytes()))
        assert pages > 0
        assert capsys.readouterr().out == f"{out}（{pages} 頁）\n"
        assert run_command(["verify", str(desk.file), str(out)], desk.bench) == FINE
        assert capsys.readouterr().out.startswith("同一")

    def test_the_sealed_paper_bears_the_time_of_the_seal(self, desk: Desk, out: Path) -> None:
        assert self.run(desk, out, desk.sealed) == FINE
        made = pdfium.PdfDocument(out.read_bytes()).get_metadata_dict()["CreationDate"]
        assert made.startswith(f"D:{desk.sealed_at:%Y%m%d%H%M}")
        assert re.search(rf"作成.{{6,20}}{desk.sealed_at.hour}:{desk.sealed_at:%M}", text_of(out))

    def test_a_revision_that_was_never_sealed_is_said(
        self, desk: Desk, out: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for visit, revision in ((desk.sealed, "2"), ("R8-01", "1")):
            assert self.run(desk, out, visit, "--revision", revision) == PROBLEM
            assert f"第{revision}版はありません。" in capsys.readouterr().err
            assert not out.exists()


def test_a_visit_that_is_ready_is_sealed_once(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "signed.kansafile"
    with closing(create_workspace(file, desk.bench.ground())) as store:
        ready_to_seal(Field(store))
    assert run_command(["seal", str(file), "R8-01"], desk.bench) == FINE
    assert capsys.readouterr().out.startswith("第1版として確定しました（照合コード ")
    assert run_command(["seal", str(file), "R8-01"], desk.bench) == PROBLEM
    assert "確定しているため" in capsys.readouterr().err
