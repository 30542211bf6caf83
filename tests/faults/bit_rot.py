"""F9: single bits flip in a workspace, whole pages of it are gone, or its end is missing.

Each damage must be refused on opening or named by the doctor, or change nothing a person can see;
what is whole must be salvaged into a new file. Disks that fail while writing are disk_full.py's.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.faults.figures import Figures
from tests.faults.workload import ground_of, open_store, prepare, view, workspace_of
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.storage.doctor import DoctorReport, doctor
from wakayama_audit_gui.storage.salvage import salvage

_SALVAGED = 20
"""Every so many damages that were found, what is whole is salvaged."""
_LOST = "失われています"
PAGE = 16384


class Patient:
    """A small workspace that is damaged again and again.

    Args:
        base: An empty folder to work in.
        seed: For its content.
    """

    def __init__(self, base: Path, seed: int) -> None:
        self._whole = base / "whole"
        self._folder = base / "damaged"
        prepare(self._whole, random.Random(seed))
        self.data = workspace_of(self._whole).read_bytes()
        with closing(open_store(self._whole)) as store:
            self._view = list(view(store))
            self._entries = {entry.hex() for entry in store.export().entries}

    def judge(self, case: str, damaged: bytes, figures: Figures, salvaged: int = _SALVAGED) -> None:
        """Looks at one damage, and counts how it was met."""
        self._salvaged = salvaged
        shutil.rmtree(self._folder, ignore_errors=True)
        shutil.copytree(self._whole, self._folder)
        workspace_of(self._folder).write_bytes(damaged)
        try:
            met, problems = self._meet(figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            met, problems = "crashed", [f"crashed: {error!r}"]
        figures.counts[met] += 1
        figures.judge(case, problems)

    def _meet(self, figures: Figures) -> tuple[str, list[str]]:
        try:
            report = doctor(workspace_of(self._folder))
        except UserError as error:
            return "refused", [] if error.what else ["refused without a word"]
        if not report.ok:
            problems = [] if all(report.problems) else ["found without a word"]
            figures.counts["shown wrongly until the doctor came"] += self._shows_wrongly()
            found = figures.counts["found by the doctor"]
            if found % self._salvaged == 0:
                problems += self._salvage(report, figures)
            return "found by the doctor", problems
        with closing(open_store(self._folder)) as store:
            seen = list(view(store))
        if seen != self._view:
            return "silent", ["changed what is seen, and nothing said so"]
        return "harmless", []

    def _shows_wrongly(self) -> bool:
        """Whether the store shows something else without a word; the doctor did notice."""
        try:
            with closing(open_store(self._folder)) as store:
                return list(view(store)) != self._view
        except UserError:
            return False

    def _salvage(self, report: DoctorReport, figures: Figures) -> list[str]:
        """Writes what is whole to a new file: at least every entry the doctor called whole."""
        new = self._folder / "salvaged.kansa-db"
        try:
            salvage(workspace_of(self._folder), new, ground_of(self._folder))
        except UserError as error:
            figures.counts["nothing left to salvage"] += 1
            words = [] if "控えから戻す" in error.remedy else ["no way back is named"]
            return [*words, *(["failed though entries are whole"] if report.entries else [])]
        after = doctor(new)
        figures.counts["salvaged"] += 1
        figures.counts["entries before salvaging"] += len(self._entries)
        figures.counts["entries the doctor could read"] += len(report.entries)
        figures.counts["entries that stand in the new file"] += len(after.entries)
        # What was in the damaged place is lost, and the new file says of what it is the lack.
        losses = [problem for problem in after.problems if _LOST in problem]
        figures.counts["values and photos lost in salvaging"] += len(losses)
        problems = [f"salvaged file: {p}" for p in after.problems if p not in losses]
        if not set(report.entries) <= set(after.entries):
            problems.append("entries that were whole were not salvaged")
        if not set(after.entries) <= self._entries:
            problems.append("an altered entry was salvaged as if it were one")
        return problems


def flip_bits(flips: int, seed: int) -> Figures:
    """Flips single bits: half of them anywhere, half in bytes that are not zero."""
    figures = Figures("F9", "single bits flipped")
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as base:
        patient = Patient(Path(base), seed)
        used = [place for place, byte in enumerate(patient.data) if byte]
        for _ in range(flips):
            place = dice.choice(used) if dice.random() < 0.5 else dice.randrange(len(patient.data))
            bit = dice.randrange(8)
            damaged = bytearray(patient.data)
            damaged[place] ^= 1 << bit
            patient.judge(f"bit {bit} of byte {place}", bytes(damaged), figures)
    return figures


def flip_bits_before_a_blind_doctor(flips: int, seed: int) -> Figures:
    """The control: the doctor finds everything well. In a process of its own."""
    globals()["doctor"] = lambda _path: DoctorReport(ok=True, entries=(), problems=())
    return flip_bits(flips, seed)


def cut_short(step: int, seed: int, every: int = _SALVAGED) -> Figures:
    """Cuts the file to every length that is a multiple of a step, and around page borders.

    Args:
        step: In bytes.
        seed: For what the file holds.
        every: So many cuts for each one of which what is left is salvaged.
    """
    figures = Figures("F9", f"cut short in steps of {step} bytes")
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as base:
        patient = Patient(Path(base), seed)
        for length in sorted(set(_lengths(len(patient.data), step))):
            patient.judge(f"cut to {length} bytes", patient.data[:length], figures, every)
    return figures


def zero_pages(seed: int) -> Figures:
    """Zeroes each page in turn, each two pages side by side, and the header alone."""
    figures = Figures("F9", "one page, two pages, or the header zeroed")
    with tempfile.TemporaryDirectory(dir=_fast_folder()) as base:
        patient = Patient(Path(base), seed)
        for start, size in sorted(_gaps(len(patient.data))):
            data = bytearray(patient.data)
            data[start : start + size] = bytes(size)
            patient.judge(f"{size} bytes zeroed from {start}", bytes(data), figures, 1)
    return figures


def _gaps(size: int) -> Iterator[tuple[int, int]]:
    yield from ((0, 16), (0, 100))
    for start in range(0, size, PAGE):
        yield from ((start, PAGE), (start, min(2 * PAGE, size - start)))


def _lengths(size: int, step: int) -> Iterator[int]:
    yield from range(0, size, step)
    for border in range(0, size, PAGE):
        yield from (length for length in (border - 1, border, border + 1) if 0 <= length < size)


def _fast_folder() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
