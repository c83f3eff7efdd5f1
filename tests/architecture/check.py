#!/usr/bin/env python3
"""Checks the rules of ARCHITECTURE.md over a source tree. usage: check.py [ROOT]"""
import pathlib
import sys

sys.dont_write_bytecode = True  # leave nothing behind in the source tree

from rules import RULES
from source_tree import Tree


def main() -> int:
    here = pathlib.Path(__file__).resolve()
    tree = Tree(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[2])
    if not tree.sources or not tree.libraries:
        print("no sources found: is this the root of the repository?", file=sys.stderr)
        return 2
    violations = [(*found, rule.__name__) for rule in RULES for found in rule(tree)]
    for path, line, message, rule in sorted(violations):
        print(f"{path}:{line}: {message} [{rule}]")
    print(f"{len(tree.sources)} files, {len(tree.libraries)} folders, {len(violations)} violations")
    return 1 if violations else 0


if __name__ == "__main__":
    sys.exit(main())
