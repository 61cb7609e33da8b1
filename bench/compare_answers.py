#!/usr/bin/env python3
"""Holds `vallis analyse` against R and against plain definitions on random tables.

usage: bench/compare_answers.py [--build] [--cases N] [--seed S] [--task NAME]... [--vallis PROGRAM]

R answers what is R's (one process a task), bench/answers_definitions.py the rest. A case whose answers differ stays in
build/differences/TASK/NUMBER with input.csv, params.json, expected.json, answer.json and differences.txt. Equal
arguments make equal cases.
"""

import argparse
import csv
import itertools
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import answers_cases  # noqa: E402
import answers_definitions  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "build" / "differences"
ANY = answers_definitions.ANY
PACKAGES = ["r-base-core", "r-cran-cluster", "r-cran-fpc", "r-cran-dbscan"]


def near(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-9 * max(1.0, abs(a))


def matches(pattern: str, path: tuple) -> bool:
    parts = pattern.split("/")
    return len(parts) == len(path) and all(a in ("*", str(b)) for a, b in zip(parts, path))


# As tests/analyse/comparison.cpp.
RULES = [
    ("bootstrap-stability", "base", "grouping"), ("classical-mds", "points", "signs"), ("dbscan-haversine", "label", "grouping"),
    ("hierarchical", "*/height", "sorted"), ("hierarchical", "*/cutree", "cuts"), ("kmeans", "*/cluster", "grouping"),
    ("kmeans", "Hartigan-Wong", "not compared"), ("pam", "*/original", "not worse"), ("pam", "*/original/clustering", "grouping"),
    ("pca", "rotation", "signs"), ("pca", "scores2", "signs"),
]


class Comparison:
    def __init__(self, task: str):
        self.task = task
        self.found: list[str] = []

    def rule(self, path: tuple) -> str:
        return next((rule for task, pattern, rule in RULES if task == self.task and matches(pattern, path)), "equal")

    def differ(self, path: tuple, expected, ours) -> None:
        self.found.append(f"{'/'.join(map(str, path))}: expected {json.dumps(expected)[:160]}, got {json.dumps(ours)[:160]}")

    def compare(self, path: tuple, expected, ours) -> None:
        rule = self.rule(path)
        if expected == ANY or rule == "not compared":
            return
        if rule == "not worse":
            cost = "mean_cost_swap"
            if not isinstance(ours, dict) or ours[cost] > expected[cost] + 1e-9 * max(1, abs(expected[cost])):
                self.differ(path, expected[cost], ours[cost] if isinstance(ours, dict) else ours)
            if not near(expected[cost], ours[cost]):
                return
        if rule == "grouping":
            if not isinstance(ours, list) or [expected.index(x) for x in expected] != [ours.index(x) for x in ours]:
                self.differ(path, expected, ours)
        elif rule == "sorted":
            if len(expected) != len(ours) or not all(map(near, sorted(expected), sorted(ours))):
                self.differ(path, expected, ours)
        elif rule == "signs":
            self.signs(path, expected, ours)
        elif isinstance(expected, dict):
            self.members(path, expected, ours)
        elif isinstance(expected, list):
            if not isinstance(ours, list) or len(ours) != len(expected):
                self.differ(path, expected, ours)
                return
            for i, (a, b) in enumerate(zip(expected, ours)):
                self.compare(path + (i,), a, b)
        elif isinstance(expected, (int, float)) and not isinstance(expected, bool):
            if not isinstance(ours, (int, float)) or not near(expected, ours):
                self.differ(path, expected, ours)
        elif expected != ours:
            self.differ(path, expected, ours)

    def members(self, path: tuple, expected: dict, ours) -> None:
        if not isinstance(ours, dict):
            self.differ(path, expected, ours)
            return
        for key, value in expected.items():
            if key not in ours:
                self.found.append(f"{'/'.join(map(str, path + (key,)))}: the answer lacks it")
            elif self.rule(path + (key,)) == "cuts":
                self.cuts(path + (key,), value, ours[key], sorted(expected["height"]))
            else:
                self.compare(path + (key,), value, ours[key])

    def cuts(self, path: tuple, expected, ours, heights: list[float]) -> None:
        if not isinstance(expected, dict) or not isinstance(ours, dict):
            if expected != ours:
                self.differ(path, expected, ours)
            return
        for key, groups in expected.items():
            undone = len(heights) + 1 - int(key[1:])
            if undone == 0 or not near(heights[undone], heights[undone - 1]):
                if [groups.index(x) for x in groups] != [ours[key].index(x) for x in ours[key]]:
                    self.differ(path + (key,), groups, ours[key])

    def signs(self, path: tuple, expected: list, ours) -> None:
        if not isinstance(ours, list) or any(len(a) > len(b) for a, b in itertools.zip_longest(expected, ours, fillvalue=[])):
            self.differ(path, expected, ours)
            return
        for c in range(len(expected[0]) if expected else 0):
            if any(row[c] == ANY for row in expected):
                continue
            sign = 1 if sum(a[c] * b[c] for a, b in zip(expected, ours)) >= 0 else -1
            slack = 1e-9 * max(1, *[abs(row[c]) for row in expected])
            if not all(abs(a[c] - sign * b[c]) <= slack for a, b in zip(expected, ours)):
                self.differ(path + (c,), [row[c] for row in expected], [row[c] for row in ours])


def r_literal(value) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dict):
        return "list(" + ", ".join(f"`{key}` = {r_literal(item)}" for key, item in value.items()) + ")"
    if isinstance(value, list):
        head = "list(" if any(isinstance(item, (dict, list)) for item in value) else "c("
        return head + ", ".join(map(r_literal, value)) + ")"
    return json.dumps(value)


def write_table(path: Path, names: list[str], rows: list[list]) -> None:
    with path.open("w", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([["" if cell is None else repr(cell) if isinstance(cell, float) else cell for cell in row] for row in rows])


def write_case(folder: Path, case: answers_cases.Case) -> None:
    folder.mkdir(parents=True)
    write_table(folder / "input.csv", case.names, case.rows)
    for name, (names, rows) in case.files.items():
        write_table(folder / name, names, rows)
    (folder / "params.json").write_text(json.dumps(case.params, indent=1))
    (folder / "case.R").write_text(r_literal(case.params))


def unsettled(case: answers_cases.Case, expected: dict) -> None:
    """Leaves open what no software can settle: the directions that belong to equal or vanishing variances."""
    task = case.params["task"]
    if task not in ("pca", "classical-mds"):
        return
    spread = [x * x for x in expected["sdev"]] if task == "pca" else expected["eigenvalues"]
    top = max(map(abs, spread)) or 1
    if task == "classical-mds":
        # R keeps a dimension whose eigenvalue is round-off above 0, and ours may keep one more than is compared here.
        kept = sum(x > 1e-9 * top for x in spread)
        expected["points"] = [row[:kept] for row in expected["points"]]
        expected["eigenvalues"] = [x if abs(x) > 1e-5 * top else ANY for x in spread]
    else:
        expected["sdev"] = [x if x * x > 1e-12 * top else ANY for x in expected["sdev"]]
    for key in ("rotation", "scores2") if task == "pca" else ("points",):
        for row in expected[key]:
            for c in range(len(row)):
                others = [x for i, x in enumerate(spread) if i != c]
                if abs(spread[c]) < 1e-5 * top or any(abs(x - spread[c]) < 1e-5 * top for x in others):
                    row[c] = ANY


def answer(program: Path, folder: Path) -> dict:
    run = subprocess.run([program, "analyse", "--input", folder / "input.csv", "--params", folder / "params.json"],
                         capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.returncode == 0 else {"error": run.stderr.strip() or run.stdout.strip()}


def run_task(task: str, options: argparse.Namespace) -> list:
    home = KEPT / task
    shutil.rmtree(home, ignore_errors=True)
    cases = []
    by_r = task in answers_cases.BY_R
    make = (answers_cases.BY_R if by_r else answers_cases.BY_DEFINITION)[task]
    for number in range(options.cases):
        rng = random.Random(f"{options.seed} {task} {number}")
        cases.append((home / f"{number:05}", make(rng)))
        write_case(*cases[-1])
    if by_r:
        subprocess.run(["Rscript", "--vanilla", ROOT / "bench" / "compare_answers.R", home], check=True)
    tally = [task, len(cases), 0, 0]
    first = ""
    for folder, case in cases:
        expected = json.loads((folder / "expected.json").read_text()) if by_r else answers_definitions.answer(case)
        ours = answer(options.vallis, folder)
        comparison = Comparison(task)
        if "error" in expected or "error" in ours:
            tally[2] += 1
            if ("error" in expected) != ("error" in ours):
                comparison.found.append(f"expected {expected.get('error', 'an answer')}; got {ours.get('error', 'an answer')}")
        else:
            unsettled(case, expected)
            comparison.compare((), expected, ours)
        if not comparison.found:
            shutil.rmtree(folder)
            continue
        tally[3] += 1
        first = first or f"{folder.name}: {comparison.found[0]}"
        (folder / "expected.json").write_text(json.dumps(expected, indent=1))
        (folder / "answer.json").write_text(json.dumps(ours, indent=1))
        (folder / "differences.txt").write_text("\n".join(comparison.found) + "\n")
    return tally + [first]


def prepare() -> None:
    """Installs R's packages where they are missing and builds the program."""
    answer = subprocess.run(["dpkg-query", "-W", "-f=${db:Status-Status} ${Package}\n", *PACKAGES],
                            capture_output=True, text=True, check=False)
    commands = [["cmake", "--preset", "release"], ["cmake", "--build", "--preset", "release", "--target", "vallis"]]
    missing = [package for package in PACKAGES if f"installed {package}\n" not in answer.stdout]
    if missing:
        print(f"installing {', '.join(missing)}", file=sys.stderr)
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        commands += [[*sudo, "apt-get", "-q", "update"], [*sudo, "apt-get", "-q", "install", "-y", "--no-install-recommends", *missing]]
    for command in commands:
        if subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            sys.exit(f"compare_answers: '{' '.join(command)}' failed.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100, help="of each task")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--task", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--vallis", type=Path, default=ROOT / "build" / "release" / "vallis")
    parser.add_argument("--build", action="store_true", help="install R's packages and build the program first")
    options = parser.parse_args()
    if options.build:
        prepare()
    tasks = options.task or [*answers_cases.BY_R, *answers_cases.BY_DEFINITION]
    print(f"{'task':<26} {'cases':>6} {'errors':>7} {'differ':>7}")
    differing = 0
    for task in tasks:
        name, cases, errors, differ, first = run_task(task, options)
        print(f"{name:<26} {cases:>6} {errors:>7} {differ:>7}  {first[:300]}", flush=True)
        differing += differ
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
