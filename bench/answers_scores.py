"""Normalised indicators, means, ranks under draws: the definitions of docs/methods."""

import itertools
import math

from answers_definitions import ANY, mean


def quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def deviation(values: list[float]) -> float:
    middle = mean(values)
    return math.sqrt(math.fsum((x - middle) ** 2 for x in values) / (len(values) - 1)) if len(values) > 1 else 0.0


def over(a: float, b: float):
    return a / b if b else None


def scaled(column: list, how: str, target=None) -> list:
    """One indicator on which more is better; None where there is no value."""
    known = [x for x in column if x is not None]
    if not known:
        return [None] * len(column)
    low, high, n = min(known), max(known), len(known)
    rank = lambda x: 1 + sum(y < x for y in known)
    lower, upper = quantile(known, 0.1), quantile(known, 0.9)
    one = {
        "minmax_0_100": lambda x: over(100 * (x - low), high - low),
        "minmax_1_100": lambda x: 1 + 99 * (x - low) / (high - low) if high > low else None,
        "zscore": lambda x: over(x - mean(known), deviation(known)) if high > low else None,
        "rank_min": rank,
        "rank_average": lambda x: rank(x) + (sum(y == x for y in known) - 1) / 2,
        "prank": lambda x: over(rank(x) - 1, n - 1),
        "borda": lambda x: rank(x) - 1,
        "dist2max": lambda x: 1 - (high - x) / (high - low) if high > low else None,
        "dist2ref_unit1": lambda x: None if column[0] is None else over(x - low, column[0] - low),
        "dist2targ": lambda x: over(x - low, target - low),
        "goalposts": lambda x: max(0, min(100, 100 * (x - lower) / (upper - lower))) if upper > lower else ANY,
    }[how]
    return [None if x is None else one(x) for x in column]


def moments(column: list) -> tuple:
    known = [x for x in column if x is not None]
    n = len(known)
    if n < 3 or max(known) == min(known):
        return ANY, ANY
    middle = mean(known)
    m2, m3, m4 = (mean((x - middle) ** p for x in known) for p in (2, 3, 4))
    skewness = m3 / m2 ** 1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    kurtosis = ((n + 1) * (m4 / m2 ** 2 - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)) if n > 3 else ANY
    return skewness, kurtosis


def weighted_mean(values: list, weights: list[float], power) -> float:
    used = [(x, w) for x, w in zip(values, weights) if x is not None and w > 0]
    if not used:
        return None
    total = math.fsum(w for _, w in used)
    if power == 0:
        return math.exp(math.fsum(w * math.log(x) for x, w in used) / total)
    return (math.fsum(w * x ** power for x, w in used) / total) ** (1 / power)


def kindest(rows: list[list[float]]) -> list:
    """max w·y subject to w·y ≤ 1 everywhere and w ≥ 0, by looking at every corner."""
    p = len(rows[0])
    planes = [(row, 1.0) for row in rows] + [([float(c == k) for c in range(p)], 0.0) for k in range(p)]
    best = [0.0] * len(rows)
    for chosen in itertools.combinations(planes, p):
        w = solve([list(row) + [value] for row, value in chosen])
        if w is None or min(w) < -1e-12 or any(math.fsum(a * b for a, b in zip(w, row)) > 1 + 1e-11 for row in rows):
            continue
        best = [max(b, math.fsum(x * y for x, y in zip(w, row))) for b, row in zip(best, rows)]
    return best


def solve(system: list[list[float]]):
    p = len(system)
    for c in range(p):
        pivot = max(range(c, p), key=lambda r: abs(system[r][c]))
        if abs(system[pivot][c]) < 1e-12:
            return None
        system[c], system[pivot] = system[pivot], system[c]
        for r in range(p):
            if r != c:
                factor = system[r][c] / system[c][c]
                system[r] = [x - factor * y for x, y in zip(system[r], system[c])]
    return [system[c][p] / system[c][c] for c in range(p)]


def from_complete_rows(case, data: list[list], columns: list[list], weights: list[float]) -> dict:
    n, p = len(case.rows), len(case.names)
    complete = [i for i in range(n) if all(x is not None for x in case.rows[i])]
    # Of rows with their own extremes the whole table's min-max values are used; a constant column has none.
    answer = {"complete_rows": [i + 1 for i in complete]}
    m = len(complete)
    signed = [[columns[c][i] for c in range(p)] for i in complete]
    outranking = [[0 if i == j else math.fsum(w * (1 if a > b else 0.5 if a == b else 0) for w, a, b in zip(weights, signed[i], signed[j])) / math.fsum(weights)
                   for j in range(m)] for i in range(m)]
    answer["outranking"] = outranking
    answer["copeland"] = [sum((row[j] > 0.5 + 1e-12) - (row[j] < 0.5 - 1e-12) for j in range(m) if j != i) for i, row in enumerate(outranking)]
    if m < 3 or any(column[0] is None or max(column[i] for i in complete) - min(column[i] for i in complete) == 0
                    for column in data if column[complete[0]] is not None) or any(column[complete[0]] is None for column in data):
        return answer
    y = [[column[i] for column in data] for i in complete]
    entropy = []
    for c in range(p):
        total = math.fsum(row[c] for row in y)
        entropy.append(-math.fsum(row[c] / total * math.log(row[c] / total) for row in y) / math.log(m))
    answer["entropy"] = entropy
    spare = math.fsum(1 - e for e in entropy)
    if spare > 1e-6:
        answer["entropy_weights"] = [(1 - e) / spare for e in entropy]
    by_column = list(zip(*y))
    centred = [[x - mean(column) for x in column] for column in by_column]
    covariance = [[math.fsum(a * b for a, b in zip(x, z)) / (m - 1) for z in centred] for x in centred]
    answer["correlation"] = [[covariance[i][j] / math.sqrt(covariance[i][i] * covariance[j][j]) for j in range(p)] for i in range(p)]
    whole = math.fsum(map(math.fsum, covariance))
    if p > 1 and whole > 1e-6:
        answer["cronbach_alpha"] = p / (p - 1) * (1 - math.fsum(covariance[c][c] for c in range(p)) / whole)
    answer["bod"] = kindest(y)
    return answer


def scorecard(case) -> dict:
    p = len(case.names)
    directions = case.params.get("directions", [1] * p)
    targets = case.params.get("targets")
    weights = case.params["weights"]
    raw = [case.column(name) for name in case.names]
    signed = [[None if x is None else s * x for x in column] for column, s in zip(raw, directions)]
    normalised = {}
    for how in ("minmax_0_100", "minmax_1_100", "zscore", "rank_min", "rank_average", "prank", "borda", "dist2max",
                "dist2ref_unit1", "goalposts"):
        normalised[how] = {name: scaled(column, how) for name, column in zip(case.names, signed)}
    if targets:
        normalised["dist2targ"] = {name: scaled(column, "dist2targ", s * t) for name, column, s, t in zip(case.names, signed, directions, targets)}
    shape = [moments(column) for column in raw]
    normalised["skewness"] = {name: [s[0]] for name, s in zip(case.names, shape)}
    normalised["kurtosis"] = {name: [s[1]] for name, s in zip(case.names, shape)}
    data = [normalised["minmax_1_100"][name] for name in case.names]
    rows = list(zip(*data))
    means = {name: [weighted_mean(row, weights, power) for row in rows]
             for name, power in (("amean", 1), ("gmean", 0), ("hmean", -1), ("genmean_p2", 2), ("genmean_pm2", -2))}
    return {"normalised": normalised, "aggregated": means, "rank_of_amean_desc": ranks(means["amean"]),
            **from_complete_rows(case, data, signed, weights)}


def ranks(scores: list) -> list:
    """1 for the highest; scores that only rounding tells apart share the better rank."""
    known = [s for s in scores if s is not None]
    slack = 1e-12 * max(map(abs, known), default=0)
    return [None if s is None else 1 + sum(t > s + slack for t in known) for s in scores]


def uncertainty(case) -> dict:
    columns = [case.column(name) for name in case.names]
    methods = {"minmax": lambda c: scaled(c, "minmax_1_100"), "rank": lambda c: scaled(c, "rank_min"),
               "zscore": lambda c: [None if z is None else 10 + 2 * z for z in scaled(c, "zscore")]}
    power = {"amean": 1, "gmean": 0, "hmean": -1}
    _, draws = case.files["draws.csv"]
    scores = []
    for method, aggregation, *weights in draws:
        rows = zip(*[methods[method](column) for column in columns])
        scores.append([weighted_mean(row, weights, power[aggregation]) for row in rows])
    by_unit = list(zip(*[ranks(s) for s in scores]))
    answer = {"scores_first5": scores[:5], "ranks": [list(r) for r in by_unit], "rank_mean": [mean(r) for r in by_unit],
              "prob_top5": [mean(float(x <= 5) for x in r) for r in by_unit]}
    for name, share in (("median", 0.5), ("q05", 0.05), ("q95", 0.95), ("q025", 0.025), ("q975", 0.975)):
        answer[f"rank_{name}"] = [quantile(list(r), share) for r in by_unit]
    return answer
