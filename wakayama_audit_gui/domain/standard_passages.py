"""監査の概要 in the words of the report of 令和4年度, where the office has written none of its own.

What the office writes itself is recorded by use_cases/write_report.py and comes first.
"""

from __future__ import annotations

from wakayama_audit_gui.domain.report import Passages

_PUBLISHED = 2022

INTERNAL = Passages(
    purpose=(
        "『和歌山市情報セキュリティポリシー』及び『和歌山市特定個人情報取扱要綱』に基づき、"
        "個人情報及び特定個人情報を始めとする重要情報資産の取扱いに係る情報セキュリティ対策の"
        "整備状況及び運用状況を点検・評価するため、総務部長を監査責任者、デジタル推進課を監査人と"
        "する内部監査（情報セキュリティ監査）を実施している。\n"
        "なお、令和元年度から本監査と併せて、デジタル推進課（企業局においては企業総務課）から"
        "貸与を受けるUSBメモリの使用、保管等の取扱いに特化したUSBメモリ運用管理監査を実施している。"
    ),
    viewpoints=(
        "・組織的安全管理措置について：組織体制等の整備状況\n"
        "・人的セキュリティ対策について：監督、教育等の実施状況\n"
        "・物理的セキュリティ対策について：特定個人情報取扱区域の整備状況、重要情報資産の管理状況\n"
        "・技術的セキュリティ対策について：情報システム等の管理状況\n"
        "・情報資産の取扱いに係る外部委託の取扱いについて："
        "委託等の状況及び委託先への安全管理措置等"
    ),
    procedures=(
        "以下の監査技法による。\n"
        "・ヒアリング\n・文書、記録類等の閲覧\n・執務室、サーバ室等の視察 等"
    ),
)
"""Of the city's own audit: section 2.1(3)③ア."""

METHODS = (
    (
        "自己点検",
        "6月",
        "全課",
        (
            "全課に対し、課内の情報セキュリティに関する管理及び対策の状況を、情報セキュリティ管理者"
            "（各所属長）による自己確認、評価を行うものである。また、提出された自己点検結果に基づき、"
            "被監査課及び監査項目の抽出を行う。"
        ),
    ),
    (
        "監査",
        "8月下旬～9月上旬",
        "被監査課",
        (
            "ヒアリング、文書、記録類等の閲覧、執務室、サーバ室等の視察等の監査技法により実施する。"
            "監査終了後、監査報告書を通知する。一定期間の後、被監査課は改善計画書を作成し、"
            "総務部長へ提出を行うものとする。"
        ),
    ),
    (
        "フォローアップ監査",
        "1月～",
        "被監査課",
        (
            "改善計画書提出後、当該報告における指摘事項の改善実施状況について、"
            "別途フォローアップ監査を実施する。"
        ),
    ),
)
"""監査方法, 予定時期, 対象課, 概要 of the city's own audit: the table of section 2.1(3)③ア."""

EXTERNAL = Passages(
    purpose=(
        "地方自治法第 252 条の 37 第 1 項及び第 2 項に基づく包括外部監査である。"
        "情報システムに関する事務の執行が法令等に基づき、適正かつ効率的に実施されているかを検証する"
        "ことは、効果的な市政運営及び財政の健全化の観点から重要性があると考えられる。"
    ),
    viewpoints=(
        "・情報システムの調達に関する財務事務及び情報セキュリティ管理は、関係法令、条例、規則等に"
        "準拠して適切に行われているか。\n"
        "・情報システムの運用・保守に関する財務事務及び情報セキュリティ管理は、関係法令、条例、"
        "規則等に準拠して適切に行われているか。\n"
        "・情報システムが調達時の想定どおりに利用されているか適切に検証されているか。\n"
        "・情報システムのセキュリティ対応が想定されるリスクに対して適切に行われているか。"
    ),
)
"""Of the 包括外部監査: sections 1.1, 1.3 and 1.5(1)."""

EXTERNAL_APPROACH = (
    "・関連部署に対するヒアリング、内部管理資料等の閲覧\n"
    "・法令、規則、要綱、要領等の閲覧\n"
    "・関係資料と証拠書類との照合\n"
    "・過去の収支の推移及び予算・決算の分析"
)
"""主な監査手続 of the 包括外部監査 as a whole: section 1.5(2)."""

_PERIOD = (
    "令和3年度（自 令和3年4月1日 至 令和4年3月31日）\n"
    "ただし、必要に応じて過年度及び令和4年度の一部についても対象とする。"
)
"""Of the report of 令和4年度 alone: section 1.4."""

_PROCEDURES = (
    "(i) 調査票（☞「3.2.4. 調査票の主な質問項目」等参照）により質問を実施し、その回答を閲覧した。\n"
    "(ii) 下記 (iii) のヒアリングに先立って必要資料を収集し閲覧した。\n"
    "(iii) 上記 (i) (ii) の閲覧結果をもとに一次ヒアリング・執務区域の現地視察を実施した。\n"
    "(iv) 上記 (ii) (iii) の結果をもとに二次ヒアリングを実施した。\n"
    "(v) 上記 (iv) の二次ヒアリング結果をもとに追加資料を収集し閲覧した。"
)
"""Of the report of 令和4年度 alone: section 3.3.1."""


def standard_passages(fiscal_year: int, *, external: bool) -> Passages:
    """What is printed where the office has written nothing; 総評 is always its own.

    Args:
        fiscal_year: Of the report.
        external: Whether it is that of a 包括外部監査.
    """
    if not external:
        return INTERNAL
    if fiscal_year != _PUBLISHED:
        return EXTERNAL
    return EXTERNAL._replace(period=_PERIOD, procedures=_PROCEDURES)


def filled(written: Passages, standard: Passages) -> Passages:
    """Each passage as the office wrote it, or the standard one where it wrote none."""
    pairs = zip(written, standard, strict=True)
    return Passages(*(own if own.strip() else other for own, other in pairs))
