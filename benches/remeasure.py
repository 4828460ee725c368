"""Measures the tables of docs/performance.md anew: `python3 benches/remeasure.py [WORD]`.

A table there stands between two comments, of which the first names the command that prints it:

    <!-- measured: cargo bench --bench slopes -->
    <!-- end -->

Every command whose text contains WORD (all, without one) is run in the project's folder, and what it prints replaces what
stands between the comments. Run it on a quiet machine.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
BLOCK = re.compile(r"(<!-- measured: (.+?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def main():
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    # One block after another, so that an interruption keeps what is measured.
    for command in [match[2] for match in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))]:
        if word in command:
            print(f"$ {command}", file=sys.stderr)
            printed = subprocess.run(shlex.split(command), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout

            def replaced(match, command=command, printed=printed):
                return f"{match[1]}{printed.strip()}\n{match[4]}" if match[2] == command else match[0]

            PAGE.write_text(BLOCK.sub(replaced, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
