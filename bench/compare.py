"""Whether another program found what ours did: both wrote raw doubles."""

from array import array
from pathlib import Path

TOLERANCE = 1e-9
CHANCE = 0.1  # of means over 200 random draws


def read(path: Path) -> array:
    values = array("d")
    values.frombytes(path.read_bytes())
    return values


def largest_difference(ours: array, theirs: array) -> float:
    """Relative to values above 1; pairs of which one side is NaN were not compared by that program."""
    return max((abs(a - b) / max(1.0, abs(b)) for a, b in zip(ours, theirs) if a == a and b == b), default=0.0)


def difference(rule: str, ours_path: Path, theirs_path: Path) -> str | None:
    """What differs, in words, by a rule of goals.Peer."""
    ours, theirs = read(ours_path), read(theirs_path)
    if len(ours) != len(theirs):
        return f"{len(ours)} values against {len(theirs)}"
    if rule == "at most":
        return None if ours[0] <= theirs[0] * (1 + TOLERANCE) else f"cost {ours[0]:.12g} against {theirs[0]:.12g}"
    if rule == "groups":
        names: dict[float, float] = {}
        labels = set()
        for a, b in zip(ours[1:], theirs[1:]):
            if names.setdefault(a, b) != b:
                return "the groups differ"
            labels.add(b)
        if len(labels) != len(names):
            return "the groups differ"
        ours, theirs = ours[:1], theirs[:1]
    gap = largest_difference(ours, theirs)
    return f"values differ by {gap:.3g}" if gap > (CHANCE if rule == "near" else TOLERANCE) else None
