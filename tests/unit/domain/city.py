"""A small made-up city with three systems, to show how places and items are chosen."""

from __future__ import annotations

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.clause import Clause, Control, Heading
from wakayama_audit_gui.domain.condition import When
from wakayama_audit_gui.domain.item import Checklist, Item
from wakayama_audit_gui.domain.place import PlaceTemplate, Spread
from wakayama_audit_gui.domain.prior_finding import PriorFinding, PublishedReport
from wakayama_audit_gui.domain.system import Site, System, Trait
from wakayama_audit_gui.domain.visit import Question


def _item(id_: str, places: tuple[str, ...], *codes: str, when: When | None = None) -> Item:
    return Item(
        id=id_,
        checklist="c",
        title=id_,
        question=f"{id_}か。",
        clauses=("1(1)",),
        headings=(),
        methods=("視察",),
        look=("見る", "数える"),
        photograph=(),
        never=(),
        ask=(Question("担当者", "どうしていますか。"),),
        documents=("台帳",),
        machine="",
        shiteki="すべきである。",
        iken="することが望ましい。",
        controls=("7.2",),
        findings=codes,
        places=places,
        when=when or When(),
    )


def _finding(code: str, system: str, section: str, site: str = "") -> PriorFinding:
    return PriorFinding(
        code=code,
        kind="指摘",
        report=PublishedReport("令和4年度", "監査報告書", "見本について"),
        report_section=code.partition("-")[0],
        report_title="",
        scope="個別システム",
        theme="鍵",
        headings=(),
        text_body=f"{code} をすべきである。",
        text_summary="",
        page=1,
        system=system,
        sections=(section,),
        site=site,
        clauses=(),
        clauses_estimated=(),
        facts=(),
        note="",
    )


def _system(id_: str, contract: str, *operating: str) -> System:
    return System(
        id=id_,
        name=id_,
        report_section="1",
        report_page=1,
        procurement_section="",
        contract_section=contract,
        operating_sections=operating,
        operating_printed=(),
        form="WEB システム",
        users=1,
        users_text="1人",
        function="",
        purpose="",
        network="",
        network_evidence="",
        individual_number="",
        individual_number_evidence="",
        designated_manager=False,
        traits=(),
        sites=(),
        contracts=(),
        notes=(),
    )


def _place(id_: str, spread: Spread, *stands_for: str, when: When | None = None) -> PlaceTemplate:
    return PlaceTemplate(id_, id_.upper(), spread, when or When(), stands_for, "", "")


ROOM = Site("room", "情報課", "", "明記", "見た")


def the_city() -> Catalogue:
    """A catalogue with what the tests of checklist.py need, and no more."""
    places = [
        _place("room", Spread.SITE, "管理区域"),
        _place("office", Spread.OPERATION, "執務室", when=When(none_of=("アプリ",))),
        _place("records", Spread.CONTRACT),
        _place("review", Spread.MANUAL),
    ]
    systems = [
        _system("A", "情報課", "税課", "福祉課")._replace(sites=(ROOM,), individual_number="推定"),
        _system("B", "情報課", "全庁")._replace(
            sites=(ROOM,), traits=(Trait("USBメモリ", "不明", ""),)
        ),
        _system("C", "観光課", "観光課")._replace(form="スマートフォン専用アプリ"),
    ]
    items = [
        _item("lock", ("room",), "1-1", "1-2"),
        _item("desk", ("office",), "1-3", "1-4"),
        _item("usb", ("office",), when=When(any_of=("USBメモリ",))),
        _item("number", ("records",), "1-5", when=When(all_of=("個人番号",))),
        _item("ledger", ("records",), "1-6", when=When(none_of=("アプリ",))),
        _item("plan", ("review",), "1-6", when=When(all_of=("全庁",))),
    ]
    findings = [
        _finding("1-1", "A", "情報課"),
        _finding("1-2", "B", "情報課"),
        _finding("1-3", "A", "税課"),
        _finding("1-4", "A", "税課", site="facility"),
        _finding("1-5", "A", "税課"),
        _finding("1-6", "", "情報課"),
    ]
    clause = Clause(
        "1(1)", "対策基準", "1(1)", "章", "節", "職員", "してはならない。",
        complete=True, modality="義務", controls=(), estimated=False, notations=(), note="",
    )  # fmt: skip
    return Catalogue(
        systems={system.id: system for system in systems},
        sections={},
        clauses={clause.id: clause},
        headings={"章／節": Heading("章", "節")},
        controls={"7.2": Control("7.2", "物理的入退")},
        checklists={"c": Checklist("c", "鍵", "現地調査", 1)},
        items={item.id: item for item in items},
        findings={finding.code: finding for finding in findings},
        places={place.id: place for place in places},
        roles={},
    )
