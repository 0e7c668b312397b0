"""Write docs/reference from the code that it describes.

python tools/reference.py            write the pages
python tools/reference.py --check    name the pages that are not up to date, and write nothing

Sentences that the code has no place for stand in reference_pages/words.toml.
"""

import sys
from pathlib import Path

from reference_pages import api, commands, errors, plugins, records, settings, vocabulary

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"

PAGES = {
    "api": api.page,
    "commands": commands.page,
    "errors": errors.page,
    "plugins": plugins.page,
    "records": records.page,
    "settings": settings.page,
    "vocabulary": vocabulary.page,
}


def main() -> None:
    made = {FOLDER / f"{name}.md": page() for name, page in PAGES.items()}
    if sys.argv[1:] == ["--check"]:
        old = [file.name for file, text in made.items() if read(file) != text]
        if old:
            sys.exit(f"not up to date: {', '.join(old)}. Run: python tools/reference.py")
        return
    for file, text in made.items():
        file.write_text(text, encoding="utf-8")
        print(file.relative_to(FOLDER.parent.parent))


def read(file: Path) -> str | None:
    return file.read_text(encoding="utf-8") if file.exists() else None


if __name__ == "__main__":
    main()
