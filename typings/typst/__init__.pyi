from pathlib import Path

def compile(
    input: Path,
    *,
    output: Path,
    root: str,
    font_paths: list[Path],
    ignore_system_fonts: bool,
    pdf_tags: bool,
) -> None: ...
