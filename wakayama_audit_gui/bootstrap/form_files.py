"""The files of 自己点検票: every format behind one Protocol, each library imported when first used.

What the formats are is in form_press.py; drafts are kept by storage.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from wakayama_audit_gui.bootstrap.form_thread import OneThread
from wakayama_audit_gui.domain.section import ListedUnit
from wakayama_audit_gui.domain.self_inspection import FormFile, HandedForm, ReturnedForm
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.paths import Paths
from wakayama_audit_gui.use_cases.photo_ports import PhotoWorkshop
from wakayama_audit_gui.use_cases.photo_source import PhotoSource


class FormFiles:
    """Implements `use_cases.form_ports.FormDesk`.

    Args:
        paths: Where the application's own files are.
        workshop: Makes the workshop that checks photos, when the first is looked at.
    """

    def __init__(self, paths: Paths, workshop: Callable[[], PhotoWorkshop]) -> None:
        self._paths = paths
        self._workshop = workshop
        self._drafts = paths.data / "self_inspection"
        self._seen: dict[Path, bytes | None] = {}

    def write(self, handed: HandedForm, suffix: str) -> bytes:
        """The file of a form: ``.xlsx``, ``.pdf`` or ``.jikotenken``."""
        from wakayama_audit_gui.bootstrap.form_press import press_form

        return press_form(handed, suffix, self._paths.fonts)

    def write_answers(self, file: FormFile) -> bytes:
        """The PDF of a form with what was answered."""
        from wakayama_audit_gui.bootstrap.form_press import press_answers

        return press_answers(file, self._paths.fonts)

    def read_returned(self, path: Path) -> ReturnedForm:
        """What a file that came back says."""
        from wakayama_audit_gui.bootstrap.form_press import read_returned

        returned = read_returned(path)
        for sha256, data in returned.photos.items():
            self._check_photo(returned, sha256, data)
        return returned

    def prepare_photo(self, source: PhotoSource) -> bytes:
        """A photo as it travels with an answer."""
        from wakayama_audit_gui.use_cases.form_file import MAX_PHOTO_BYTES

        data = self._workshop().prepare(source.read(), source.name).print
        if len(data) > MAX_PHOTO_BYTES:
            raise UserError(
                "縮めても大きすぎる写真です。",
                "写真の一部を切り取るか、撮り直してください。",
                code="form_photo_size",
            )
        return data

    def _check_photo(self, returned: ReturnedForm, sha256: str, data: bytes) -> None:
        """The same checks as for any other photo: a file that came back may hold anything."""
        try:
            self._workshop().prepare(data, f"{sha256[:8]}.jpg")
        except UserError as error:
            replies = enumerate(returned.replies.values(), 1)
            places = "・".join(str(n) for n, reply in replies if reply.photo == sha256)
            raise UserError(
                f"添えられた写真（{places}番目の答え）が読めません。{error.what}",
                "写真を外すか付け直して、もう一度返してもらってください。",
                code="form_photo",
            ) from error

    def read_organisation(self, path: Path) -> Sequence[ListedUnit]:
        """The lines of a list of 課."""
        from wakayama_audit_gui.outputs.excel.read_organisation import read_organisation_book

        return read_organisation_book(path)

    def save_answers(self, file: FormFile, path: Path) -> None:
        """Write the file that is handed in."""
        from wakayama_audit_gui.storage.form_drafts import save_answers

        save_answers(file, path)

    def hold_draft(self, handed: HandedForm) -> Callable[[], None]:
        """Take a form for one window alone, until what is returned is called."""
        from wakayama_audit_gui.storage.form_drafts import FormDrafts

        return FormDrafts(self._drafts, self._seen).hold(handed)

    def load_draft(self, handed: HandedForm) -> FormFile | None:
        """What was answered on this machine and not handed in yet."""
        from wakayama_audit_gui.storage.form_drafts import FormDrafts

        return FormDrafts(self._drafts, self._seen).load(handed)

    def keep_draft(self, file: FormFile) -> None:
        """Keep what was answered so far."""
        from wakayama_audit_gui.storage.form_drafts import FormDrafts

        FormDrafts(self._drafts, self._seen).keep(file)

    def start_thread(self) -> OneThread:
        """A thread to keep the answers of a form on."""
        from wakayama_audit_gui.record.memory_store import MemoryStore

        return OneThread(MemoryStore())
