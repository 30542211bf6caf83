"""Keeping the register of systems: entering, correcting and taking off a system.

Reading it is in read_register.py; a whole file that comes back, import_register.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.survey_form import SYSTEM_NAME, SurveyForm
from wakayama_audit_gui.domain.system import CITYWIDE
from wakayama_audit_gui.domain.system_register import (
    LIST_FIELD,
    SEPARATOR,
    EntryKind,
    SystemEntry,
    normal_field,
    split_sections,
)
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.record.fact import NewFact
from wakayama_audit_gui.record.heads import REMOVED
from wakayama_audit_gui.use_cases.changes import Changes
from wakayama_audit_gui.use_cases.follow_names import follow_names
from wakayama_audit_gui.use_cases.known_sections import Sections
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_register import (
    ENTRY,
    REGISTER,
    RETIRED,
    Register,
    read_register,
)
from wakayama_audit_gui.use_cases.recording import new_id, record


def add_entry(
    store: Store,
    catalogue: Catalogue,
    form: SurveyForm,
    typed: Mapping[str, str],
    by: str,
    sections: Sections | None = None,
) -> Changes:
    """Enter a system.

    Args:
        store: The workspace.
        catalogue: The definitions.
        form: The 調査票.
        typed: Field or question id → what was typed; name and 主たる所管課 at least.
        by: Who enters it.
        sections: The 課 of the city, that what was typed is held against.

    Raises:
        UserError: There is no name or 課, a system of this name is there already, or something
            cannot be said where it was typed.
    """
    register = read_register(store, catalogue, form)
    said = new_entry(form, register, typed, sections)
    entry = new_id()
    label = f"「{said[SYSTEM_NAME]}」を台帳に加えた"
    return record(store, REGISTER, by, label, new_facts(entry, said), made=entry)


def edit_entry(
    store: Store,
    catalogue: Catalogue,
    form: SurveyForm,
    entry: str,
    typed: Mapping[str, str],
    by: str,
    sections: Sections | None = None,
) -> Changes:
    """Correct what is said of a system; visits follow its name (see `follow_names`).

    Args:
        store: The workspace.
        catalogue: The definitions.
        form: The 調査票.
        entry: Id of the system.
        typed: Field or question id → what was typed; "" clears an answer.
        by: Who corrects it.
        sections: The 課 of the city, that what was typed is held against.

    Raises:
        UserError: It is not in the register, or something cannot be said where it was typed.
    """
    register = read_register(store, catalogue, form)
    present = require_entry(register, entry)
    said = {
        field: said_today(field, normal_field(form, field, text), sections)
        for field, text in typed.items()
    }
    label = f"「{present.title}」の台帳を直した"
    changes = record(store, REGISTER, by, label, said_facts(entry, said))
    return follow_names(store, catalogue, changes, by)


def retire_entry(
    store: Store, catalogue: Catalogue, form: SurveyForm, entry: str, reason: str, by: str
) -> Changes:
    """Take a system off the register, e.g. because it is no longer used; its history stays.

    Raises:
        UserError: It is not in the register, or there is no reason.
    """
    title = require_entry(read_register(store, catalogue, form), entry).title
    if not reason.strip():
        told = "廃止した日や、まとめた先のシステムなどを書いてください。"
        raise UserError("台帳から除く理由がありません。", told, code="no_reason")
    # Not `removed`: of a system of the report nothing may be recorded that could be removed.
    fact = NewFact(f"{ENTRY}{entry}", RETIRED, reason.strip())
    return record(store, REGISTER, by, f"「{title}」を台帳から除いた", [fact])


def restore_entry(
    store: Store, catalogue: Catalogue, form: SurveyForm, entry: str, by: str
) -> Changes:
    """Put a system back that was taken off the register, with everything that is known of it.

    Raises:
        UserError: It was not taken off.
    """
    gone = read_register(store, catalogue, form).gone.get(entry)
    if gone is None:
        told = "一覧を開き直して、確かめてください。"
        raise UserError("台帳から除いたシステムではありません。", told, code="register_not_gone")
    fact = NewFact(f"{ENTRY}{entry}", RETIRED, None)
    return record(store, REGISTER, by, f"「{gone.title}」を台帳に戻した", [fact])


def said_facts(entry: str, said: Mapping[str, str]) -> list[NewFact]:
    """What is said of a system; "" clears what the report or somebody said."""
    return [NewFact(f"{ENTRY}{entry}", field, text) for field, text in said.items()]


def new_facts(entry: str, said: Mapping[str, str]) -> list[NewFact]:
    """What makes a system; taking it back removes it."""
    made = NewFact(f"{ENTRY}{entry}", REMOVED, value=False)
    return [made, *said_facts(entry, {field: text for field, text in said.items() if text})]


def said_today(field: str, kept: str, sections: Sections | None) -> str:
    """What is kept of a field; a 課 as it is called today.

    Args:
        field: Of a system.
        kept: In its kept form.
        sections: The 課 of the city; None: 課 are as they were written.

    Raises:
        UserError: There is no such 課.
    """
    if sections is None or kept in ("", CITYWIDE):
        return kept
    if field in ("section", "contract_section"):
        return sections.single(kept)
    if field != LIST_FIELD:
        return kept
    now = (one for name in split_sections(kept) for one in _present(name, sections))
    return SEPARATOR.join(dict.fromkeys(now))


def _present(name: str, sections: Sections) -> tuple[str, ...]:
    return (name,) if name == CITYWIDE else sections.present(name)


def new_entry(
    form: SurveyForm,
    register: Register,
    typed: Mapping[str, str],
    sections: Sections | None = None,
) -> dict[str, str]:
    """What is to be said of a system that is entered; see `said_today` of ``sections``.

    Raises:
        UserError: See `add_entry`.
    """
    wanted = {"kind": EntryKind.SYSTEM.value, "section": "", **typed}
    if not wanted["kind"].strip():
        wanted["kind"] = EntryKind.SYSTEM.value
    said = {
        field: said_today(field, normal_field(form, field, text), sections)
        for field, text in wanted.items()
    }
    if not said.get(SYSTEM_NAME):
        told = "システム名を書いてください。"
        raise UserError("システム名がありません。", told, code="register_name")
    twin = next((e for e in register.entries.values() if e.name == said[SYSTEM_NAME]), None)
    if twin is not None and twin.section == said["section"]:
        raise UserError(
            f"「{twin.name}」は、{twin.section}のシステムとして台帳にあります。",
            "その行を直すか、違う名前にしてください。",
            code="register_twice",
        )
    return said


def require_entry(register: Register, entry: str) -> SystemEntry:
    """The system of an id.

    Raises:
        UserError: It is not in the register, or was taken off it.
    """
    found = register.entries.get(entry)
    if found is None:
        gone = entry in register.retired
        raise UserError(
            f"番号「{entry}」のシステムは台帳{'から除かれています' if gone else 'にありません'}。",
            "番号を確かめるか、番号を消して新しいシステムとして書いてください。",
            code="register_gone" if gone else "register_unknown",
        )
    return found
