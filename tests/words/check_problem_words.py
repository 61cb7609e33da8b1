#!/usr/bin/env python3
"""Holds data/words/problems.csv to the sentences of the server's sources.

usage: check_problem_words.py [TREE]      TREE is a checkout; default: the one that this file lies in

Each sentence that a person may read as a problem has a row, each row is said somewhere, and both languages have the
same holes. Prints one line a breach and ends with 1; ends with 0 when there is none.
"""

import csv
import re
import sys
from pathlib import Path

from sentences import Literal, all_texts, is_problem

HERE = Path(__file__).resolve().parent
TABLE = "data/words/problems.csv"
# What a request can reach. Of packages below, what is said at the start or on the command line only is left out.
PACKAGES = (
    "base study db http activity auth sheets jobs files search notify privacy indicators directory scorecards "
    "app/activity_routes.cpp app/event_stream.cpp app/setup_routes.cpp"
).split()
NOT_ASKED = set(
    "base/archive.cpp base/file.cpp base/memory.cpp base/signature.cpp db/migrations.cpp db/tables.cpp "
    "http/problem_words.cpp http/server.cpp".split()
)
# Sentences that are kept or sent as they are, in English: the log, the citation of a study, the API's descriptions.
NO_PROBLEMS = {
    "The account was erased.",
    "Saw the page as this person sees it.",
    "Exchange file of {}",
    "{}. Vallis study {}, published on {}, findings {}.",
    "Members, separated by commas; those that an import reads where absent.",
}
PHRASE = re.compile(r'\{([45]\d\d), "([^"]+)"\}')
ENUM = re.compile(r"VALLIS_DESCRIBE_ENUM\(([^)]*)\)")
HOLE = re.compile(r"\{\{|\}\}|\{(\d*)(?::[^{}]*)?\}|([{}])")


def files(tree, packages):
    for package in packages:
        path = tree / "src" / package
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            name = str(file.relative_to(tree / "src"))
            if file.suffix in (".cpp", ".hpp") and name not in NOT_ASKED:
                yield name, file


def needed(tree):
    """Each sentence that must be there, with the first place that says it."""
    places = {}
    for name, file in files(tree, PACKAGES):
        for callee, argument, literal in all_texts(file):
            if is_problem(callee, argument, literal.text) and literal.text not in NO_PROBLEMS:
                places.setdefault(literal.text, f"src/{name}:{literal.line}")
    for _, phrase in PHRASE.findall((tree / "src/http/message.cpp").read_text(encoding="utf-8")):
        places.setdefault(phrase, "src/http/message.cpp")
    return places


def sayable(tree):
    """All texts of the sources and all words of their enumerations: what holes may be filled with, among others."""
    texts = set()
    for _, file in files(tree, sorted(path.name for path in (tree / "src").iterdir())):
        texts |= {literal.text for _, _, literal in all_texts(file)}
        for words in ENUM.findall(file.read_text(encoding="utf-8")):
            texts |= {re.sub(r"(?<!^)([A-Z])", r"_\1", word.strip()).lower() for word in words.split(",")[1:]}
    return texts


def holes(text):
    """The numbers of the holes in their order; None where a brace stands alone."""
    numbers = []
    for match in HOLE.finditer(text):
        if match[2]:
            return None
        if match[1] is not None:
            numbers.append(int(match[1]) if match[1] else len(numbers))
    return numbers


def breaches(tree):
    with open(tree / TABLE, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows or list(rows[0]) != ["en", "ru"]:
        return [f"{TABLE}: the columns are en and ru"]
    found = []
    said = {}
    for number, row in enumerate(rows, start=1):
        place = f"{TABLE}, row {number}"
        if row["en"] in said:
            found.append(f"{place}: '{row['en']}' is there already, in row {said[row['en']]}")
        said[row["en"]] = number
        if not re.search("[А-Яа-яЁё«]", row["ru"] or ""):
            found.append(f"{place}: '{row['en']}' is not in Russian")
        elif None in (holes(row["en"]), holes(row["ru"])) or set(holes(row["en"])) != set(holes(row["ru"])):
            found.append(f"{place}: '{row['ru']}' has other holes than '{row['en']}'")
    required = needed(tree)
    for text, place in required.items():
        if text not in said:
            found.append(f"{place}: '{text}' has no row in {TABLE}")
    known = sayable(tree)
    for text, number in said.items():
        if text not in required and text not in known:
            found.append(f"{TABLE}, row {number}: '{text}' is said nowhere any more")
    for text in sorted(NO_PROBLEMS - known):
        found.append(f"{Path(__file__).name}: '{text}' is said nowhere any more")
    return found


def main():
    tree = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent
    found = breaches(tree)
    print("\n".join(found) or f"{len(needed(tree))} sentences have their Russian")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
