"""Writes cases/*.json: networks, images and the class activation maps that every implementation must find.

    python3 make_conformance.py [--check]

Plain Python 3.11 or newer, nothing else. --check writes nothing and fails if a file differs from what would be written.
"""

import sys
from pathlib import Path

from exact.documents import document, text
from exact.suite import groups

CASES = Path(__file__).parent / "cases"


def main(check):
    """Writes the files, or says which of them differ."""
    CASES.mkdir(exist_ok=True)
    written, differing = set(), []
    count = 0
    for group in groups():
        for target, _ in group.targets:
            target.check_gradient()
        content = document(group)
        count += len(content["cases"])
        path = CASES / f"{group.name}.json"
        written.add(path)
        new = (text(content) + "\n").encode()
        if check and (not path.exists() or path.read_bytes() != new):
            differing.append(path.name)
        if not check:
            path.write_bytes(new)
    differing += [path.name for path in sorted(CASES.glob("*.json")) if path not in written]
    print(f"{count} cases in {len(written)} files")
    if differing:
        sys.exit("differs from what this generator writes: " + ", ".join(differing))


if __name__ == "__main__":
    if sys.argv[1:] not in ([], ["--check"]):
        sys.exit(__doc__)
    main(check=bool(sys.argv[1:]))
