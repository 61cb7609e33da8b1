#!/usr/bin/env python3
"""Holds the #include lines of src/, and the links of CMakeLists.txt, to the table of packages.

usage: check_includes.py [TREE]      TREE is a checkout; default: the one that this file lies in

The table is packages.toml beside this file. Prints one line a breach and ends with 1; ends with 0 when there is none.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = {".cpp", ".hpp", ".h", ".cc", ".c"}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)
BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TARGET = re.compile(r"^\s*vallis_package\(\s*(\w+)([^)]*)\)", re.MULTILINE)


@dataclass
class Table:
    tier: dict[str, int]
    includes: dict[str, set[str]]  # package → the packages it may include besides itself
    headers: dict[str, list[str]]  # beginning of a library header → the places that may include it


def read_table(path: Path = HERE / "packages.toml") -> Table:
    """The table, with groups written out. Raises ValueError when an arrow does not lead to a lower tier."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = data["packages"]
    groups = data["groups"] | {"all": [name for name in rows if rows[name]["tier"] < max(r["tier"] for r in rows.values())]}
    table = Table(tier={}, includes={}, headers=data["headers"])
    for name, row in rows.items():
        table.tier[name] = row["tier"]
        table.includes[name] = set(groups[row["includes"]] if isinstance(row["includes"], str) else row["includes"])
    for name, targets in table.includes.items():
        for target in sorted(targets):
            if target not in table.tier:
                raise ValueError(f"{path.name}: {name} may include {target}, which is no package of the table")
            if table.tier[target] >= table.tier[name]:
                raise ValueError(
                    f"{path.name}: the arrow from {name} (tier {table.tier[name]}) to {target} "
                    f"(tier {table.tier[target]}) does not lead down"
                )
    return table


def without_block_comments(text: str) -> str:
    return BLOCK_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)


def own_header_breach(table: Table, tree: Path, package: str, header: str) -> str | None:
    """What is wrong with `#include "header"` in a file of the package, if anything."""
    target = header.split("/")[0]
    if not (tree / "src" / header).is_file():
        return f'"{header}" is no file of src/; write our own headers as "package/file.hpp", others in <>'
    if target == package:
        return None
    if target not in table.includes[package]:
        allowed = ", ".join(sorted(table.includes[package])) or "no other package"
        return f"{package} may not include {target} (it may include: {allowed})"
    if "detail" in header.split("/")[:-1]:
        return f'"{header}" is a detail of {target}; only {target} itself may include it'
    return None


def library_header_breach(table: Table, file: str, header: str) -> str | None:
    """What is wrong with `#include <header>` in the file (its path below src/), if anything."""
    beginnings = [b for b in table.headers if header.startswith(b)]
    if not beginnings:
        return None
    places = table.headers[max(beginnings, key=len)]
    if any(file.startswith(place if "/" in place else place + "/") for place in places):
        return None
    return f"<{header}> may be included {'in src/' + ', src/'.join(places) + ' only' if places else 'nowhere'}"


def breaches(tree: Path, table: Table) -> list[str]:
    """One sentence a breach, each with file and line, in the order of the files."""
    found = []
    for path in sorted((tree / "src").rglob("*")):
        if not path.is_file():
            continue
        file = path.relative_to(tree / "src").as_posix()
        package = file.split("/")[0]
        if package not in table.tier:
            found.append(f"src/{file}: '{package}' is no package of packages.toml; give it a tier and its arrows there")
            continue
        if path.suffix not in SOURCES:
            continue
        text = without_block_comments(path.read_text(encoding="utf-8"))
        for include in INCLUDE.finditer(text):
            own, library = include.groups()
            what = (
                own_header_breach(table, tree, package, own) if own else library_header_breach(table, file, library)
            )
            if what:
                line = text.count("\n", 0, include.start()) + 1
                found.append(f"src/{file}:{line}: {what}")
    return found + link_breaches(tree, table)


def link_breaches(tree: Path, table: Table) -> list[str]:
    """The same for `vallis_package(NAME LINK … vallis::OTHER …)`."""
    lists = tree / "CMakeLists.txt"
    if not lists.is_file():
        return []
    text = lists.read_text(encoding="utf-8")
    found = []
    for target in TARGET.finditer(text):
        package, arguments = target.groups()
        for other in re.findall(r"vallis::(\w+)", arguments):
            if other not in table.includes.get(package, set()):
                line = text.count("\n", 0, target.start()) + 1
                found.append(f"CMakeLists.txt:{line}: {package} may not link {other}")
    return found


def main(arguments: list[str]) -> int:
    tree = Path(arguments[0]) if arguments else HERE.parent.parent
    found = breaches(tree, read_table())
    for breach in found:
        print(breach)
    packages = sorted(p.name for p in (tree / "src").iterdir())
    print(f"{len(found)} breaches in {len(packages)} packages: {', '.join(packages)}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
