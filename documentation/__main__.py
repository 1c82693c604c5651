"""`make docs`: write what is made from the program, and say what changed."""

from documentation.project import ROOT
from documentation.written import written_files


def main() -> None:
    """Write every file that differs from what it should be."""
    for path, write in written_files().items():
        file, text = ROOT / path, write()
        if file.is_file() and file.read_text("utf-8") == text:
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"written: {path}")


if __name__ == "__main__":
    main()
