"""The command line as another program would use it: exit codes, one clear sentence, JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.made_once import made_once

ROOT = Path(__file__).parents[2]
ACKS = "acks.txt"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "WAKAYAMA_AUDIT_DATA": str(folder / "data"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONIOENCODING": "utf-8",
        "PYTHONFAULTHANDLER": "1",  # what crashes says where
    }
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def perform_demo(folder: Path) -> None:
    done = run(folder, "demo", "out", "--acks")
    assert done.returncode == 0, done.stderr
    assert done.stderr == "", "nothing of Qt's either"
    (folder / ACKS).write_text(done.stdout)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A copy of the demo, performed once: its folder and what it printed."""
    made = made_once(tmp_path_factory, "demo", perform_demo)
    folder = tmp_path_factory.mktemp("demo") / "copy"
    shutil.copytree(made, folder)
    return folder, (folder / ACKS).read_text().splitlines()


def workspace(demo: tuple[Path, list[str]]) -> Path:
    (found,) = (demo[0] / "out").glob("*.kansafile")
    return found


def test_the_demo_leaves_a_workspace_sheets_and_pictures(demo: tuple[Path, list[str]]) -> None:
    out = demo[0] / "out"
    visits = json.loads(run(demo[0], "visits", str(workspace(demo)), "--json").stdout)
    assert {"予定", "記入中", "事実確認", "確定"} <= {visit["state"] for visit in visits}
    sealed = [visit for visit in visits if visit["state"] == "確定"]
    assert len(list(out.glob("*.pdf"))) == len(visits) + len(sealed) + 10
    assert len(list(out.glob("白紙_*.pdf"))) == 10
    assert len(list(out.glob("事実確認書_*_第1版.pdf"))) == len(sealed) == 3
    assert all(paper.read_bytes().startswith(b"%PDF-") for paper in out.glob("*.pdf"))
    pictures = list(out.rglob("*.png"))
    assert {"home", "walk", "sheet"} <= {picture.stem for picture in pictures}
    for picture in pictures:
        with Image.open(picture) as image:
            assert image.size == (1366, 768)
            assert len(set(image.convert("L").resize((64, 36)).tobytes())) > 5  # not blank


def test_every_acknowledged_entry_is_in_the_record(demo: tuple[Path, list[str]]) -> None:
    acks = [line.removeprefix("ack ") for line in demo[1] if line.startswith("ack ")]
    done = run(demo[0], "doctor", str(workspace(demo)), "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["ok"]
    assert report["problems"] == []
    assert acks
    assert set(acks) <= set(report["entries"])


def test_photos_are_attached_one_by_one_and_refused_in_words(
    demo: tuple[Path, list[str]],
) -> None:
    folder = demo[0]
    good, broken, disguised = folder / "a.jpg", folder / "b.jpg", folder / "c.jpg"
    Image.new("RGB", (80, 60), "navy").save(good)
    broken.write_bytes(good.read_bytes()[:400])
    disguised.write_bytes(b"PK\x03\x04 not a photo")
    files = [str(good), str(broken), str(disguised), str(folder / "none.jpg"), str(good)]
    done = run(folder, "attach", str(workspace(demo)), "R8-02", *files, "--item", "1", "--json")
    rows = json.loads(done.stdout)
    assert done.returncode == 1
    assert [row["file"] for row in rows] == files
    assert [row["ok"] for row in rows] == [True, False, False, False, False]
    assert all(row["reason"].endswith("。") for row in rows[1:])
    assert len(rows[0]["sha256"]) == 64


def test_a_sheet_is_printed_by_number_or_id(demo: tuple[Path, list[str]]) -> None:
    paper = demo[0] / "調書.pdf"
    done = run(demo[0], "sheet", str(workspace(demo)), "R8-01", "-o", str(paper))
    assert done.returncode == 0, done.stderr
    assert paper.read_bytes().startswith(b"%PDF-")
    refused = run(demo[0], "sheet", str(workspace(demo)), "R9-99", "-o", str(paper))
    assert refused.returncode == 1
    assert "見つかりません" in refused.stderr
    nowhere = run(demo[0], "sheet", str(workspace(demo)), "R8-01", "-o", "no/such/folder/x.pdf")
    assert nowhere.returncode == 1
    assert nowhere.stderr.count("\n") == 1


def test_the_report_of_a_year_is_issued(demo: tuple[Path, list[str]]) -> None:
    paper = demo[0] / "報告書.pdf"
    arguments = ("report", str(workspace(demo)), "--year", "令和4年度", "-o", str(paper))
    done = run(demo[0], *arguments)
    assert done.returncode == 0, done.stderr
    assert "頁）" in done.stdout
    assert paper.read_bytes().startswith(b"%PDF-")
    for name, begins in (("報告書.xlsx", b"PK"), ("報告書.docx", b"PK"), ("手引.pdf", b"%PDF-")):
        more = ("--paper", "対処マニュアル") if name == "手引.pdf" else ("--edition", "公表版")
        also = run(demo[0], *arguments[:-1], name, *more)
        assert also.returncode == 0, also.stderr
        assert (demo[0] / name).read_bytes().startswith(begins)
    unknown = run(demo[0], *arguments[:3], "令和99年度", *arguments[4:])
    assert unknown.returncode == 1
    assert "令和4年度" in unknown.stderr
    strange = run(demo[0], *arguments[:-1], "報告書.odt")
    assert strange.returncode == 1
    assert ".pdf" in strange.stderr


def test_a_sheet_never_replaces_anything_but_a_paper(demo: tuple[Path, list[str]]) -> None:
    folder, file = demo[0], workspace(demo)
    before = file.read_bytes()
    refused = run(folder, "sheet", str(file), "R8-01", "-o", str(file))
    assert refused.returncode == 1
    assert "上書きしません" in refused.stderr
    assert file.read_bytes() == before
    paper = folder / "二度.pdf"
    for _ in range(2):
        assert run(folder, "sheet", str(file), "R8-01", "-o", str(paper)).returncode == 0
    assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize(
    ("lost", "code"), [("prior_findings_r4.toml", 0), ("systems.toml", 1), ("places.toml", 1)]
)
def test_a_demo_without_some_definitions_says_so(tmp_path: Path, lost: str, code: int) -> None:
    """In a copy of the program, since the definitions travel with it."""
    for part in ("checklists", "resources", "wakayama_audit_gui"):
        shutil.copytree(ROOT / part, tmp_path / part)
    shutil.copy(ROOT / "main.py", tmp_path)
    (tmp_path / "checklists" / lost).write_text("[[[ damaged", "utf-8")
    done = subprocess.run(
        [sys.executable, "main.py", "demo", "out"],
        cwd=tmp_path,
        env={**os.environ, "WAKAYAMA_AUDIT_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert lost in done.stderr
    assert "Traceback" not in done.stderr
    assert all(line.endswith("。") for line in done.stderr.splitlines() if "plugin" not in line)
    assert bool(list(tmp_path.glob("out/*.kansafile"))) is (code == 0)
    assert bool(list(tmp_path.glob("out/screens/*.png"))) is (code == 0)


@pytest.mark.parametrize(
    "arguments",
    [
        ("visits", "あ" * 300),
        ("doctor", "あ" * 300),
        ("new", "あ" * 100),
        ("new", "no/such/folder/x.kansafile"),
        ("demo", "a-file"),
    ],
)
def test_a_place_that_will_not_do_is_said_in_one_sentence(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "a-file").write_bytes(b"x")
    done = run(tmp_path, *arguments)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert done.stderr.endswith("。\n")


def test_a_file_name_that_is_no_text_stops_nothing(demo: tuple[Path, list[str]]) -> None:
    name = os.fsdecode(b"bad\xff.jpg")
    Image.new("RGB", (80, 60), "teal").save(demo[0] / name)
    done = run(demo[0], "attach", str(workspace(demo)), "R8-02", name, "--json")
    assert json.loads(done.stdout)[0]["ok"], done.stderr


def test_a_backup_restores_to_the_same_record(demo: tuple[Path, list[str]]) -> None:
    folder, file = demo[0], workspace(demo)
    assert run(folder, "verify", str(file)).returncode == 0
    done = run(folder, "backup", str(file))
    assert done.returncode == 0, done.stderr
    backup = done.stdout.strip().rpartition(": ")[2]
    again = folder / "戻した.kansafile"
    assert run(folder, "restore", backup, str(again)).returncode == 0
    told = [json.loads(run(folder, "doctor", str(f), "--json").stdout) for f in (file, again)]
    assert told[1]["ok"]
    assert sorted(told[0]["entries"]) == sorted(told[1]["entries"])
    assert run(folder, "restore", backup, str(again)).returncode == 1


def test_salvage_makes_a_new_file_and_leaves_the_old(
    demo: tuple[Path, list[str]], tmp_path: Path
) -> None:
    file, fresh = workspace(demo), tmp_path / "救出.kansafile"
    before = file.read_bytes()
    done = run(tmp_path, "doctor", str(file), "--salvage", str(fresh))
    assert done.returncode == 0, done.stderr
    assert "失われた値 0 件" in done.stdout
    assert file.read_bytes() == before
    assert run(tmp_path, "doctor", str(fresh)).returncode == 0


def test_each_advice_leads_on_and_none_back(demo: tuple[Path, list[str]], tmp_path: Path) -> None:
    """Doctor names the ways back; salvaging does without the first page, or names the other way."""
    hurt, fresh = tmp_path / "hurt.kansafile", tmp_path / "救出.kansafile"
    data = workspace(demo).read_bytes()
    hurt.write_bytes(bytes(16384) + data[16384:-16384])
    told = run(tmp_path, "doctor", str(hurt))
    assert told.returncode == 1
    assert "（doctor --salvage）" in told.stderr
    assert "（restore）" in told.stderr
    saved = run(tmp_path, "doctor", str(hurt), "--salvage", str(fresh))
    assert saved.returncode == 0, saved.stderr
    assert json.loads(run(tmp_path, "visits", str(fresh), "--json").stdout)
    hurt.write_bytes(bytes(len(data)))
    lost = run(tmp_path, "doctor", str(hurt), "--salvage", str(tmp_path / "無.kansafile"))
    assert lost.returncode == 1
    assert "「控えから戻す」（restore）" in lost.stderr
    assert "点検" not in lost.stderr


def test_a_damaged_workspace_is_named(demo: tuple[Path, list[str]], tmp_path: Path) -> None:
    data = bytearray(workspace(demo).read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 4000):
        data[place] ^= 0x5A
    hurt = tmp_path / "hurt.kansafile"
    hurt.write_bytes(data)
    done = run(tmp_path, "doctor", str(hurt), "--json")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert not report["ok"]
    assert report["problems"]


@pytest.mark.parametrize("page", range(1, 6))
def test_a_page_the_medium_forgot_is_told_as_json_too(
    demo: tuple[Path, list[str]], tmp_path: Path, page: int
) -> None:
    hurt = tmp_path / "hurt.kansafile"
    data = bytearray(workspace(demo).read_bytes())
    data[page * 16384 : (page + 1) * 16384] = bytes(16384)
    hurt.write_bytes(data)
    told = run(tmp_path, "doctor", str(hurt), "--json")
    assert told.returncode == 1
    assert told.stderr == ""
    report = json.loads(told.stdout)
    assert not report["ok"]
    assert all(problem.endswith("。") for problem in report["problems"])
    verified = run(tmp_path, "verify", str(hurt))
    assert "Traceback" not in verified.stderr
    assert all(line.endswith("。") for line in verified.stderr.splitlines())


def test_new_makes_an_empty_workspace_once(tmp_path: Path) -> None:
    assert run(tmp_path, "new", "a.kansafile").returncode == 0
    none = run(tmp_path, "visits", "a.kansafile")
    assert (none.returncode, none.stdout) == (0, "")
    assert none.stderr.startswith("視察はまだありません。")
    assert json.loads(run(tmp_path, "visits", "a.kansafile", "--json").stdout) == []
    again = run(tmp_path, "new", "a.kansafile")
    assert again.returncode == 1
    assert "すでにあります" in again.stderr


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("visits",), ("attach", "a", "b"), ("sheet", "a", "b"), ("--x",)]
)
def test_a_command_written_wrongly_leaves_with_2(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert "書き方" in done.stderr


def test_a_file_that_is_no_workspace_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "x.kansafile").write_bytes(b"no database at all" * 100)
    done = run(tmp_path, "visits", "x.kansafile")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith("。\n")


def test_targets_are_told_as_json_with_the_items_their_facts_speak_for(
    demo: tuple[Path, list[str]],
) -> None:
    told = json.loads(run(demo[0], "select", str(workspace(demo)), "--json").stdout)
    (network,) = (one for one in told if one["id"] == "S01")
    assert network["items"] == []
    badge = next(one for one in network["proposed_items"] if one["id"] == "visitor_badge")
    assert badge["title"]
    assert "3.3.2-3" in badge["reason"]


def test_the_catalogue_is_told_as_json(tmp_path: Path) -> None:
    done = run(tmp_path, "catalogue", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["systems"]) == 10
    assert len(told["findings"]) == 70
    assert sum(not clause["estimated"] for clause in told["clauses"]) == 29
    found = {code for item in told["items"] for code in item["findings"]}
    assert {finding["code"] for finding in told["findings"]} <= found
    badge = next(f for f in told["findings"] if f["code"] == "3.3.2-3")
    assert badge["class"] == "指摘"
    assert badge["page"] == 48
    assert badge["text_body"] != badge["text_summary"]


def test_without_a_display_a_demo_is_made_that_leaves_an_earlier_one_alone(
    demo: tuple[Path, list[str]], tmp_path: Path
) -> None:
    shutil.copytree(demo[0] / "out", tmp_path / "out")
    first = {p: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    environment["WAKAYAMA_AUDIT_DATA"] = str(tmp_path / "data")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    no_display = "画面がないため、窓の代わりに見本（demo）を out/ に作ります。"
    assert done.stdout.splitlines()[0] == no_display
    said = "「out」には前に作ったものがあるので、残して「out/見本-2」に作りました。"
    assert done.stderr.splitlines()[-1] == said
    second = tmp_path / "out" / "見本-2"
    assert all(path.read_bytes() == data for path, data in first.items())
    assert {p.name for p in second.rglob("*.p*")} == {
        p.name for p in (demo[0] / "out").rglob("*.p*") if "控え" not in str(p)
    }
    assert (second / "見本.kansafile").is_file()
    assert run(tmp_path, "verify", str(second / "見本.kansafile")).returncode == 0


def test_a_sealed_paper_is_told_from_a_changed_one(demo: tuple[Path, list[str]]) -> None:
    folder, file = demo[0], str(workspace(demo))
    paper = next((folder / "out").glob("現地調査調書_*_第1版.pdf"))
    same = run(folder, "verify", file, str(paper))
    assert (same.returncode, same.stdout[:3]) == (0, "同一:")
    changed = folder / "changed.pdf"
    changed.write_bytes(paper.read_bytes() + b"%\n")
    found = run(folder, "verify", file, str(changed))
    assert (found.returncode, found.stdout.partition(":")[0]) == (1, "コードのみ一致")
    other = folder / "other.pdf"
    other.write_bytes(b"%PDF-1.4\n")
    assert run(folder, "verify", file, str(other)).stdout.startswith("不明:")


def test_sealing_tells_everything_that_is_missing(demo: tuple[Path, list[str]]) -> None:
    folder, file = demo[0], str(workspace(demo))
    visits = json.loads(run(folder, "visits", file, "--json").stdout)
    confirmed = next(visit for visit in visits if visit["state"] == "事実確認")
    done = run(folder, "seal", file, confirmed["id"])
    assert done.returncode == 1
    assert "写り込み確認" not in done.stderr  # of the sample's: it waits for its signatures alone
    assert "署名欄が空です。" in done.stderr
    begun = next(visit for visit in visits if visit["state"] == "記入中")
    assert "写り込み確認がまだです。" in run(folder, "seal", file, begun["id"]).stderr
    closed = next(visit for visit in visits if visit["state"] == "確定")
    assert "確定しているため" in run(folder, "seal", file, closed["id"]).stderr


@pytest.mark.parametrize("amount", [0, 1])
def test_a_reader_who_goes_away_ends_no_command(
    demo: tuple[Path, list[str]], tmp_path: Path, amount: int
) -> None:
    """As ``… --json | head -1``: no traceback, and the exit code is that of what was done."""
    fresh = tmp_path / "a.kansafile"
    photos = [str(demo[0] / f"pipe{number}.jpg") for number in range(3)]
    for number, photo in enumerate(photos):
        Image.new("RGB", (90 + number, 60), "olive").save(photo)
    shutil.copy(workspace(demo), fresh)
    for arguments in (
        ("catalogue", "--json"),
        ("findings", str(fresh)),
        ("attach", str(fresh), "R8-02", *photos, "--json"),
        ("--help",),
    ):
        with subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), *arguments],
            cwd=tmp_path,
            env={**os.environ, "WAKAYAMA_AUDIT_DATA": str(tmp_path / "data")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            assert process.stdout is not None
            process.stdout.read(amount)
            process.stdout.close()
            process.stdout = None
            _, told = process.communicate(timeout=240)
        assert told == b""
        assert process.returncode == 0
    visits = json.loads(run(tmp_path, "visits", str(fresh), "--json").stdout)
    assert next(v["photos"] for v in visits if v["sheet_no"] == "R8-02") >= len(photos)


def test_output_that_can_not_be_written_is_said(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "catalogue", "--json"],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=240,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == "読み書きできません。出力先と空き容量を確かめてください。\n"
