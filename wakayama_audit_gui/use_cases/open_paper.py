"""The paper of a visit to be looked at: as it was sealed, or made as it stands now.

Making one is print_sheet.py's, sealing seal_visit.py's.
"""

from __future__ import annotations

from collections.abc import Callable

from wakayama_audit_gui.domain.signature import PaperKind
from wakayama_audit_gui.domain.visit import VisitState
from wakayama_audit_gui.use_cases.paper import Paper
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.seal_visit import read_sealed_paper


def open_paper(
    store: Store,
    visit_id: str,
    kind: PaperKind,
    press: Callable[[], Paper],
    revision: int | None = None,
    count: Callable[[bytes], int] = lambda _pdf: 0,
) -> Paper:
    """The very PDF that was sealed while a visit is 確定, else one made now.

    Args:
        store: The open workspace.
        visit_id: Visit id.
        kind: Which of the two papers.
        press: Makes the paper as it stands.
        revision: Asks for the PDF of this sealed revision.
        count: Counts the pages of a kept PDF; by default they are not counted.

    Raises:
        UserError: There is no such revision, or the PDF that was kept is lost.
    """
    visit = read_visit(store, visit_id)
    if revision is None and visit.state is not VisitState.SEALED:
        return press()
    edition = visit.revision if revision is None else revision
    data = read_sealed_paper(store, visit_id, edition, kind)
    name = f"{kind.value}_{visit.sheet_no or '番号なし'}_第{edition}版.pdf"
    return Paper(data, count(data), (), name)
