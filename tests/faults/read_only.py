"""F5: media that cannot be written, under every command of the command line and of the store.

What only reads works and finds what is there; what would write says so in words; nothing on the
medium changes. The medium is a small disk mounted anew to be read only or, where mounting is
forbidden, a folder without the right to write.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from tests.faults.commands import Command, run
from tests.faults.commands import lay_out as lay_out_commands
from tests.faults.disk_full import COMMANDS as ACTS
from tests.faults.disk_full import Command as Act
from tests.faults.disk_full import lay_out as lay_out_acts
from tests.faults.figures import Figures
from tests.faults.small_disk import on_read_only_disk
from tests.faults.workload import open_store, view
from tests.unit.use_cases.field import Field
from tests.unit.use_cases.signing import ready_to_seal
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.paths import DATA_VARIABLE, find_paths
from wakayama_audit_gui.storage import failures
from wakayama_audit_gui.storage.backup import make_backup
from wakayama_audit_gui.storage.sqlite_store import SqliteStore
from wakayama_audit_gui.storage.workspace import create_workspace, open_workspace

_READS = (
    "visits audit.kansafile",
    "visits audit.kansafile --json",
    "verify audit.kansafile",
    "doctor audit.kansafile",
    "doctor audit.kansafile --json",
    "doctor audit.kansafile --salvage {out}/salvaged.kansafile",
    "sheet audit.kansafile R8-01 -o {out}/sheet.pdf",
    "restore kept/one.backup.zip {out}/restored.kansafile",
    "blank S01 -o {out}/blank.pdf",
)
_WRITES = (
    "new new.kansafile",
    "attach audit.kansafile R8-01 one.jpg",
    "attach audit.kansafile R8-01 one.jpg --json",
    "sheet audit.kansafile R8-01 -o sheet.pdf",
    "backup audit.kansafile",
    "restore kept/one.backup.zip new.kansafile",
    "doctor audit.kansafile --salvage new.kansafile",
    "demo out",
    "blank S01 -o blank.pdf",
    "seal signed.kansafile R8-01",
)
_CODES = frozenset({"read_only", "cannot_make"})
_QUIET = frozenset({"print picture"})
"""Acts that need not write: a derivative that cannot be kept is made again."""
_REFUSED = ("書き込", "作れません", "保存できません", "読み書きできません")


def try_everything() -> Figures:
    """Every command and every act, once."""
    figures = Figures("F5", "media that cannot be written")
    figures.counts["commands"] = len(_READS) + len(_WRITES)
    return on_read_only_disk(_lay_out, lambda root: _try_all(root, figures))


def try_everything_with_the_wrong_words() -> Figures:
    """The control: a medium that cannot be written is called damaged. In its own process."""
    vars(failures)["failure_of"] = lambda _error, path, _payload=0: failures.damaged(path, "表")
    return try_everything()


def _lay_out(root: Path) -> None:
    """Workspaces for the commands, one with a backup and one to be sealed; and one for the acts."""
    commands, acts = root / "commands", root / "acts"
    commands.mkdir()
    bench = _bench(root / "data")
    lay_out_commands(commands, bench)
    with closing(open_workspace(commands / "audit.kansafile", bench.ground())) as store:
        made = make_backup(lambda job: job(store), commands / "kept")
    made.file.rename(commands / "kept" / "one.backup.zip")
    with closing(create_workspace(commands / "signed.kansafile", bench.ground())) as store:
        ready_to_seal(Field(store))
    lay_out_acts(acts)


def _bench(data: Path) -> CommandBench:
    os.environ[DATA_VARIABLE] = str(data)
    return CommandBench(find_paths())


def _try_all(root: Path, figures: Figures) -> Figures:
    before = _bytes_below(root)
    with tempfile.TemporaryDirectory() as out:
        bench = _bench(Path(out) / "data")
        os.chdir(root / "commands")
        for line in _READS + _WRITES:
            figures.judge(line, list(_problems_of_command(line, out, bench)))
        os.chdir("/")
    with closing(open_store(root / "acts")) as store:
        figures.judge("opening", [] if store.read_only and dict(view(store)) else ["is writable"])
        for act in ACTS:
            figures.judge(act.name, list(_problems_of_act(act, store, root / "acts")))
    figures.judge("all", [] if _bytes_below(root) == before else ["the medium was changed"])
    return figures


def _problems_of_command(line: str, out: str, bench: CommandBench) -> Iterator[str]:
    told = run(Command(tuple(line.format(out=out).split())), bench)
    if line in _READS and told.code:
        yield f"refused: {told.text}"
    if line in _WRITES and not (told.code == 1 and any(word in told.text for word in _REFUSED)):
        yield f"not refused in words: {told}"


def _problems_of_act(act: Act, store: SqliteStore, folder: Path) -> Iterator[str]:
    try:
        act.act(store, folder)
    except UserError as error:
        if error.code not in _CODES:
            yield f"misnamed: {error.code}: {error}"
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        yield f"crashed: {error!r}"
    else:
        if act.name not in _QUIET:
            yield "not refused"


def _bytes_below(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}
