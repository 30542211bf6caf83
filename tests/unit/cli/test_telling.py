"""What commands print: harmless on a terminal, exact as JSON, whatever the names are."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path

import pytest

from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.cli.telling import complain, in_words, print_json, tell
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.visible import ACTING

HOSTILE = "見本\x1b]0;乗っ取り\x07\x1b[2J\u202egpj.\x9b31m\n二行目"


def test_a_line_acts_on_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    tell(HOSTILE)
    complain(HOSTILE)
    for told in capsys.readouterr():
        assert not ACTING.search(told)
        assert told.count("\n") == 1
        assert "〔U+001B〕" in told
        assert "二行目" in told


def test_json_is_exact_and_acts_on_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({HOSTILE: [HOSTILE, "髙﨑 辻\U000e0100"]})
    told = capsys.readouterr().out
    assert not ACTING.search(told)
    assert "髙﨑" in told
    assert json.loads(told) == {HOSTILE: [HOSTILE, "髙﨑 辻\U000e0100"]}


@pytest.mark.parametrize(
    "number",
    [getattr(errno, name) for name in ("ENOENT", "EISDIR", "EACCES", "EROFS", "ENOSPC", "EIO")],
)
def test_a_failure_of_the_system_is_one_japanese_sentence(number: int) -> None:
    told = in_words(OSError(number, "English words", "名前.pdf"))
    assert "「名前.pdf」" in told
    assert not re.search("[A-Za-z]{3}", told.replace("名前.pdf", ""))
    assert in_words(OSError(number, "English words")).startswith("読み書きできません。")


def test_names_of_files_visits_and_arguments_are_only_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = CommandBench(find_paths()._replace(data=tmp_path / "data"))
    file = tmp_path / "見本\x1b[31m.kansafile"
    assert run_command(["new", str(file)], bench) == 0
    title = [NewFact("visit:v", "title", HOSTILE), NewFact("visit:v", "state", "予定")]
    with bench.open_store(file) as store:
        store.append("visit:v", "p", title)
    run_command(["visits", str(file)], bench)
    run_command(["sheet", str(file), "\x1b[2J", "-o", "x.pdf"], bench)
    with pytest.raises(SystemExit):
        run_command(["backup", str(file), "余分\x1b[2J"], bench)
    for told in capsys.readouterr():
        assert "〔U+001B〕" in told
        assert not ACTING.search(told)
    run_command(["visits", str(file), "--json"], bench)
    assert json.loads(capsys.readouterr().out)[0]["title"] == HOSTILE
