"""``python -m tests.year FILE.xlsx``: the year's sheet with real formulas; any spreadsheet program reckons it."""

import argparse
import sys
from pathlib import Path

from tests.year.workbook import write


def main() -> int:
    """Write it; a program that opens it shows on the first worksheet what ``test_year`` holds the bot against."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description=__doc__)
    parser.add_argument("file", type=Path)
    write(parser.parse_args().file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
