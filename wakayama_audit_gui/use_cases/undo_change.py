"""元に戻す and やり直す: taking an act back is a new act that restores what stood before.

Nothing is ever removed from the record; the history shows both the act and its undoing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.commitment import UNMADE, UNSAID
from wakayama_audit_gui.record.erasure import is_erasure, read_tombstone
from wakayama_audit_gui.record.fact import Cell, NewFact
from wakayama_audit_gui.use_cases.cells import look_up, rivals, standing
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.recording import visit_sealed
from wakayama_audit_gui.use_cases.view_book import is_sealed

Key: TypeAlias = tuple[str, str]
"""Subject and field."""

_DEPTH = 500
_FEW = 100
"""Fields of an act that are looked up one by one."""
_MOST_FACTS = 500
"""Of a batch in an entry of its undoing, unless one of its acts has more: whoever goes on from
what was restored reads that entry whole, and a record has an end."""


def undo_change(store: Store, changes: Changes, by: str) -> Changes:
    """Restore what stood before an act, however many entries it has, as few as the record admits.

    What a long batch restored before it was cut short (a full disk) is not restored again.

    Raises:
        UserError: Something it touched was changed since, so undoing would lose that change; or
            the visit is sealed.
    """
    _require_open(store, changes)
    before: dict[str, dict[Key, Cell]] = {}
    after: dict[str, dict[Key, Cell]] = {}
    for receipt in changes.receipts:
        # Of a value written twice, what stood before the first and after the last time counts.
        former = before.setdefault(receipt.book, {})
        for key, cell in receipt.before.items():
            former.setdefault(key, cell)
        after.setdefault(receipt.book, {}).update(receipt.after)
    parts = list(_parts(changes, before))
    for book, cells in after.items():
        former = before[book] if len(parts) > len(before) else {}
        _require_untouched(store, book, cells, former, changes.label)
    undone = tuple(store.append(book, by, _restoring(cells)) for book, cells in parts)
    return Changes(f"元に戻した: {changes.label}", undone, changes.made, undoing=True)


def _parts(
    changes: Changes, before: Mapping[str, Mapping[Key, Cell]]
) -> Iterator[tuple[str, dict[Key, Cell]]]:
    """(book, what stood before) of each entry: the last acts first, none of them divided."""
    left = {book: dict(cells) for book, cells in before.items()}
    for book in before:
        part: dict[Key, Cell] = {}
        # A field that several acts touched goes with the last of them, so that none before it
        # stands on what a later one said.
        for receipt in reversed([one for one in changes.receipts if one.book == book]):
            own = {key: left[book].pop(key) for key in receipt.before if key in left[book]}
            if part and len(part) + len(own) > _MOST_FACTS:
                yield book, part
                part = {}
            part |= own
        yield book, part


def _require_open(store: Store, changes: Changes) -> None:
    if erases(changes):
        raise UserError(
            f"「{changes.label}」は元に戻せません。",
            "消去したものは、監査ファイルから失われています。",
            code="undo_erasure",
        )
    if _is_sealing(changes):
        raise UserError(
            f"「{changes.label}」は元に戻せません。",
            "確定した視察を直すときは、再開の手続きをしてください。",
            code="undo_sealing",
        )
    if any(is_sealed(store, receipt.book) for receipt in changes.receipts):
        raise visit_sealed()


def _is_sealing(changes: Changes) -> bool:
    """Whether an act sealed a visit or opened it again."""
    subjects = {subject for receipt in changes.receipts for subject, _ in receipt.after}
    return any(subject.startswith("seal:") for subject in subjects)


def erases(changes: Changes) -> bool:
    """Whether an act erased something."""
    return any(is_erasure(s) for receipt in changes.receipts for s, _ in receipt.after)


def erased_commitments(changes: Changes) -> frozenset[bytes]:
    """Commitments of the values an act erased."""
    said = (
        read_tombstone(head.value)
        for receipt in changes.receipts
        for (subject, _), cell in receipt.after.items()
        if is_erasure(subject)
        for head in cell
    )
    return frozenset(c for tombstone in said if tombstone for c in tombstone.commitments)


def _restoring(before: Mapping[Key, Cell]) -> list[NewFact]:
    return [_former(subject, field, cell) for (subject, field), cell in before.items()]


def _former(subject: str, field: str, before: Cell) -> NewFact:
    # A thing that was made by the act has no "before": undoing the making removes it.
    if field == "removed" and not before:
        return NewFact(subject, field, value=True, again=UNMADE.commitment)
    # Under the commitment it had, so that who signed what stands again has signed it still.
    again = UNSAID.commitment if not before else before[0].commitment
    return NewFact(subject, field, standing(before), again=again)


def _require_untouched(
    store: Store, book: str, after: Mapping[Key, Cell], former: Mapping[Key, Cell], label: str
) -> None:
    # Looked up one by one while they are few; of a batch the whole book is read once.
    state = store.state(book) if len(after) > _FEW else None
    for (subject, field), cell in after.items():
        now = look_up(store, state, subject, field)
        # By value, not by entry: undoing a later act restores this value under a new entry.
        restored = (subject, field) in former and standing(now) == standing(former[subject, field])
        if not restored and (standing(now) != standing(cell) or rivals(now) != rivals(cell)):
            raise UserError(
                f"「{label}」のあとに別の変更があるため、元に戻せません。",
                "履歴を見て、必要な値を入れ直してください。",
                code="undo_superseded",
            )


class UndoStack:
    """The acts of one visit that can be taken back, and those taken back that can be redone."""

    def __init__(self) -> None:
        self._done: list[Changes] = []
        self._undone: list[Changes] = []

    def did(self, changes: Changes) -> None:
        """Remember an act; whatever had been undone can no longer be redone.

        Parts of one batch (`Changes.batch`) become one act, which stands where it began: what was
        done between them may rest upon a part (a caption on a photo), so it goes first.
        """
        if _is_sealing(changes) or erases(changes):
            # What was done before belongs to a revision that stays as it is; or its receipts still
            # hold what was erased.
            self._done.clear()
            self._undone.clear()
        elif changes.receipts and not self._joined(changes):
            self._done.append(changes)
            del self._done[:-_DEPTH]
            self._undone.clear()

    def _joined(self, part: Changes) -> bool:
        """Join a part to the act it belongs to, if there is one; it is no new act."""
        for place in range(len(self._done) - 1, -1, -1):
            whole = self._done[place]
            if part.batch and whole.batch == part.batch:
                # The label of the latest part counts all of them.
                receipts = (*whole.receipts, *part.receipts)
                self._done[place] = part._replace(receipts=receipts)
                return True
        return False

    @property
    def next_undo(self) -> Changes | None:
        """The act that would be taken back now."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Changes | None:
        """The undoing that would be taken back now."""
        return self._undone[-1] if self._undone else None

    def undid(self, act: Changes, undoing: Changes) -> None:
        """Note that ``act`` was taken back by ``undoing``.

        It need not be the last any more: what was under way when it was asked for came in between.
        """
        self._done = [one for one in self._done if one is not act]
        self._undone.append(undoing._replace(label=act.label))

    def redid(self, act: Changes, redoing: Changes) -> None:
        """Note that ``act``, an undoing, was itself taken back by ``redoing``."""
        self._undone = [one for one in self._undone if one is not act]
        self._done.append(redoing._replace(label=act.label))
