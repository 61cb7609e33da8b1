"""Random tables and parameters for the tasks of `vallis analyse`, in the form of tests/reference."""

import dataclasses
import math
import random


@dataclasses.dataclass
class Case:
    params: dict
    names: list[str]
    rows: list[list]  # numbers, texts, None where a cell is empty
    files: dict[str, tuple[list[str], list[list]]] = dataclasses.field(default_factory=dict)

    def column(self, name: str) -> list:
        at = self.names.index(name)
        return [row[at] for row in self.rows]


def numbers(rng: random.Random, n: int, positive: bool = False, plain: bool = False) -> list[float]:
    """A column of one of many characters; `plain` leaves out the constants and the extremes."""
    kinds = ["normal", "normal", "integers", "few", "rounded", "skewed"]
    if not plain:
        kinds += ["large", "small", "constant", "offset", "outlier"]
    kind = rng.choice(kinds)
    draw = {
        "normal": lambda: rng.gauss(0, 1) * scale,
        "integers": lambda: rng.randint(-20, 20),
        "few": lambda: rng.randint(0, 3),
        "rounded": lambda: round(rng.uniform(-5, 5), 1),
        "skewed": lambda: math.exp(rng.gauss(0, 1.5)),
        "large": lambda: rng.gauss(0, 1) * 1e7,
        "small": lambda: rng.gauss(0, 1) * 1e-6,
        "constant": lambda: constant,
        "offset": lambda: 1000 + rng.randint(0, 9),
        "outlier": lambda: rng.gauss(0, 1) * (1000 if rng.random() < 0.1 else 1),
    }[kind]
    scale = rng.choice([1, 10, 0.01])
    constant = rng.choice([0, 1, 3.7])
    values = [draw() for _ in range(n)]
    return [abs(x) + 0.5 for x in values] if positive else values


def size(rng: random.Random, low: int = 4, high: int = 60) -> int:
    return rng.choice([rng.randint(low, min(high, low + 8)), rng.randint(low, high)])


def point_case(rng: random.Random, params: dict, n: int, plain: bool = False, blank: float = 0, low: int = 1, high: int = 8) -> Case:
    """Columns of numbers, now and then with rows that repeat and clusters that stand apart."""
    p = rng.randint(low, high)
    columns = [numbers(rng, n, plain=plain) for _ in range(p)]
    rows = [list(row) for row in zip(*columns)]
    if rng.random() < 0.3:
        for row in rows:
            away = rng.randint(0, 2) * 8
            row[:] = [x + away for x in row]
    if rng.random() < 0.4:
        for _ in range(rng.randint(1, max(1, n // 3))):
            rows[rng.randrange(n)] = list(rows[rng.randrange(n)])
    for row in rows:
        for c in range(p):
            if rng.random() < blank:
                row[c] = None
    return Case(dict(params), [f"x{c}" for c in range(p)], rows)


def mixed_columns(rng: random.Random, n: int, blank: float) -> tuple[list[dict], list[list]]:
    types = ["numeric", "numeric", "ordinal", "nominal", "asymmetric-binary", "symmetric-binary", "log-ratio", "ordinal-ratio"]
    columns, data = [], []
    for c in range(rng.randint(1, 8)):
        kind = rng.choice(types)
        column = {"name": f"v{c}", "type": kind}
        if kind == "numeric":
            cells = numbers(rng, n)
        elif kind == "log-ratio":
            cells = numbers(rng, n, positive=True)
        elif kind == "ordinal-ratio":
            cells = [rng.choice([1, 2, 2.5, 10, 40]) for _ in range(n)]
        elif kind == "ordinal":
            column["levels"] = rng.choice([["low", "mid", "high"], ["1", "2", "3", "4", "5"]])
            if rng.random() < 0.3:
                del column["levels"]
            cells = [rng.choice(column.get("levels", [1, 2, 3, 7, 10])) for _ in range(n)]
        elif kind == "nominal":
            column["levels"] = ["a", "b", "c", "d"]
            cells = [rng.choice(column["levels"][:rng.randint(1, 4)]) for _ in range(n)]
        else:
            share = rng.choice([0.05, 0.3, 0.5, 0.9])
            cells = [int(rng.random() < share) for _ in range(n)]
            if len(set(cells)) == 2 and rng.random() < 0.5:
                column["levels"] = ["0", "1"]
        empty = rng.choice([0, blank, blank])
        cells = [None if rng.random() < empty else cell for cell in cells]
        if rng.random() < 0.03 and blank > 0:
            cells = [None] * n
        known = {cell for cell in cells if cell is not None}
        if kind.endswith("binary") and len(known) < 2:
            column.pop("levels", None)
        columns.append(column)
        data.append(cells)
    return columns, data


def gower(rng: random.Random) -> Case:
    n = size(rng)
    columns, data = mixed_columns(rng, n, rng.choice([0, 0.1, 0.4]))
    weights = [rng.choice([1, 1, 0.5, 2, 0.1, 3]) for _ in columns]
    if len(columns) > 2 and rng.random() < 0.15:
        weights[0] = 0
    return Case({"task": "gower", "columns": columns, "weights": weights}, [c["name"] for c in columns],
                [list(row) for row in zip(*data)])


def distance_case(rng: random.Random, params: dict, n: int) -> Case:
    """A distance of any kind; of Gower's only where all pairs have one."""
    kind = rng.choice(["euclidean", "euclidean", "manhattan", "gower", "precomputed", "missing", "z"])
    if kind == "gower":
        columns, data = mixed_columns(rng, n, 0)
        columns.append({"name": "whole", "type": "numeric"})
        data.append(numbers(rng, n, plain=True))
        weights = [rng.choice([1, 1, 2, 0.5]) for _ in columns]
        distance = {"kind": "gower", "columns": columns, "weights": weights}
        return Case(params | {"distance": distance}, [c["name"] for c in columns], [list(row) for row in zip(*data)])
    if kind == "precomputed":
        whole = rng.random() < 0.5
        rows = [[0] * n for _ in range(n)]
        for i in range(n):
            for j in range(i):
                rows[i][j] = rows[j][i] = rng.randint(1, 12) if whole else rng.uniform(0.1, 5)
        return Case(params | {"distance": {"kind": kind}}, [f"x{c}" for c in range(n)], rows)
    if kind == "missing":
        case = point_case(rng, params, n, blank=0.1, low=2)
        for row in case.rows:
            if row[0] is None:
                row[0] = 1.5
        case.params["distance"] = {"kind": rng.choice(["euclidean", "manhattan"]), "missing": "scale"}
        return case
    if kind == "z":
        case = point_case(rng, params, n, plain=True)
        for row, spread in zip(case.rows, [0, 1]):
            row[:] = [x + 7 * spread for x in row]
        case.params["distance"] = {"kind": rng.choice(["euclidean", "manhattan"]), "standardise": "z"}
        return case
    case = point_case(rng, params, n)
    case.params["distance"] = {"kind": kind}
    return case


def hierarchical(rng: random.Random) -> Case:
    return distance_case(rng, {"task": "hierarchical"}, size(rng, 2 if rng.random() < 0.1 else 4))


def pam(rng: random.Random) -> Case:
    n = size(rng, 4, 40)
    ks = sorted({1, 2, rng.randint(1, n - 1), min(n - 1, 4)} if rng.random() < 0.5 else {2, min(3, n - 1)})
    return distance_case(rng, {"task": "pam", "k": ks}, n)


def labels(rng: random.Random, n: int) -> list[int]:
    """2 … n − 1 groups, at times single ones."""
    k = rng.choice([2, 3, rng.randint(2, max(2, min(n - 1, 6)))])
    k = min(k, n - 1)
    groups = list(range(1, k + 1)) + [rng.randint(1, k) for _ in range(n - k)]
    rng.shuffle(groups)
    if rng.random() < 0.15:
        names = rng.sample(range(0, 40), k)
        groups = [names[g - 1] for g in groups]
    return groups


def validity(rng: random.Random) -> Case:
    n = size(rng)
    case = distance_case(rng, {"task": "validity", "labels": "column cluster"}, n)
    case.names.append("cluster")
    for row, group in zip(case.rows, labels(rng, n)):
        row.append(group)
    return case


def validity_sklearn(rng: random.Random) -> Case:
    n = size(rng)
    case = point_case(rng, {"task": "validity-sklearn"}, n)
    case.names.append("label")
    for row, group in zip(case.rows, labels(rng, n)):
        row.append(group)
    return case


def group_tests(rng: random.Random) -> Case:
    n = size(rng, 4, 60)
    k = rng.choice([2, 2, 3, 4])
    blank = rng.choice([0, 0.1, 0.3])
    data = {"group": [rng.randint(1, k) for _ in range(n)]}
    if len(set(data["group"])) < 2:
        data["group"][0] = data["group"][1] % k + 1
    numeric = [f"n{i}" for i in range(rng.randint(0, 4))]
    categorical = [f"c{i}" for i in range(rng.randint(0 if numeric else 1, 4))]
    for name in numeric:
        data[name] = numbers(rng, n)
    for name in categorical:
        levels = rng.choice([["0", "1"], ["a", "b", "c"], ["x", "y"], ["u"]])
        data[name] = [rng.choice(levels) for _ in range(n)]
    for name in numeric + categorical:
        data[name] = [None if rng.random() < blank else cell for cell in data[name]]
    if rng.random() < 0.1:
        data["group"] = [None if rng.random() < 0.1 else g for g in data["group"]]
    params = {"task": "group-profile-tests", "group": "group", "numeric": numeric, "categorical": categorical}
    return Case(params, list(data), [list(row) for row in zip(*data.values())])


def kmeans(rng: random.Random) -> Case:
    n = size(rng, 5)
    case = point_case(rng, {"task": "kmeans", "max_iter": 200}, n, plain=True)
    distinct = {}
    for r, row in enumerate(case.rows):
        distinct.setdefault(tuple(row), r + 1)
    first = list(distinct.values())
    k = min(len(first), rng.choice([2, 2, 3, 4]))
    case.params["initial_rows_1based"] = rng.sample(first, k)
    return case


def classical_mds(rng: random.Random) -> Case:
    n = size(rng)
    return distance_case(rng, {"task": "classical-mds", "k": rng.choice([1, 2, 2, 3, n - 1])}, n)


def pca(rng: random.Random) -> Case:
    scale = rng.random() < 0.5
    n = size(rng, 3)
    return point_case(rng, {"task": "pca", "scale": scale}, n, plain=scale)


def hdbscan(rng: random.Random) -> Case:
    n = size(rng, 5)
    return distance_case(rng, {"task": "hdbscan", "minPts": rng.choice([2, 3, 4, 5, min(n, 8)])}, n)


def gap(rng: random.Random) -> Case:
    n = size(rng, 8, 30)
    case = point_case(rng, {"task": "gap", "K_max": rng.randint(2, 6), "SE_factor": rng.choice([1, 1, 2, 0.5]),
                            "linkage": rng.choice(["single", "complete", "average", "mcquitty", "ward.D", "ward.D2"])},
                      n, plain=True, high=3)
    sets = rng.randint(2, 8)
    rows = [[b] + [rng.uniform(-5, 5) for _ in case.names] for b in range(1, sets + 1) for _ in range(n)]
    case.params |= {"B": sets, "reference": "reference.csv"}
    case.files["reference.csv"] = (["b"] + [f"X{c + 1}" for c in range(len(case.names))], rows)
    return case


def stability(rng: random.Random) -> Case:
    n = size(rng, 6, 30)
    case = distance_case(rng, {"task": "bootstrap-stability", "k": rng.randint(2, 4), "resamples": "resamples.csv",
                               "method": rng.choice(["single", "complete", "average", "mcquitty", "ward.D2"])}, n)
    draws = [[rng.randint(1, n) for _ in range(n)] for _ in range(rng.randint(3, 12))]
    case.files["resamples.csv"] = ([f"V{i + 1}" for i in range(n)], draws)
    return case


def gower_with_sets(rng: random.Random) -> Case:
    n = size(rng)
    words = ["ict", "health", "rnd", "tourism", "it", "x"]
    types, data = ["set-jaccard"], [["|".join(rng.sample(words, k)) if (k := rng.randint(0, 4)) else "{}" for _ in range(n)]]
    for _ in range(rng.randint(0, 4)):
        kind = rng.choice(["numeric", "nominal", "asymmetric-binary", "symmetric-binary", "set-jaccard"])
        types.append(kind)
        data.append(numbers(rng, n) if kind == "numeric" else
                    ["|".join(rng.sample(words, rng.randint(1, 3))) for _ in range(n)] if kind == "set-jaccard" else
                    [rng.choice("abc") for _ in range(n)] if kind == "nominal" else [rng.randint(0, 1) for _ in range(n)])
    blank = rng.choice([0, 0.1, 0.3])
    data = [[None if rng.random() < blank else cell for cell in column] for column in data]
    weights = [rng.choice([1, 2, 0.5]) for _ in types]
    return Case({"task": "gower-with-sets", "types": types, "weights": weights}, [f"v{c}" for c in range(len(types))],
                [list(row) for row in zip(*data)])


def exact_ties(rng: random.Random) -> Case:
    n, p = rng.randint(3, 14), rng.randint(1, 3)
    step = rng.choice([1, 0.1, 0.25])
    rows = [[round(rng.randint(-3, 3) * step, 4) for _ in range(p)] for _ in range(n)]
    return Case({"task": "hierarchical-exact-ties"}, [f"x{c}" for c in range(p)], rows)


def leaf_order(rng: random.Random) -> Case:
    n = rng.randint(3, 8)
    case = point_case(rng, {"task": "optimal-leaf-ordering", "distance": {"kind": "euclidean"},
                            "linkage": rng.choice(["single", "complete", "average", "weighted", "ward"])}, n, plain=True, high=3)
    for row in case.rows:  # without ties, so that there is one tree
        row[:] = [x + rng.gauss(0, 0.1) for x in row]
    return case


def partition_comparison(rng: random.Random) -> Case:
    n = rng.choice([2, 3, rng.randint(4, 80)])
    make = lambda: [rng.randint(0, k) for k in [rng.choice([0, 1, 2, 5, n])] for _ in range(n)]
    a = make()
    b = list(a) if rng.random() < 0.1 else make()
    return Case({"task": "partition-comparison", "log": "natural"}, ["a", "b"], [list(row) for row in zip(a, b)])


def k_prototypes(rng: random.Random) -> Case:
    n = size(rng, 5)
    case = point_case(rng, {"task": "k-prototypes", "lambda": rng.choice([0.5, 1.5, 3])}, n, plain=True, high=3)
    for c in range(rng.randint(1, 2)):
        case.names.append(f"w{c}")
        for row in case.rows:
            row.append(rng.choice(["p", "q", "r"]))
    distinct = {}
    for r, row in enumerate(case.rows):
        distinct.setdefault(tuple(row), r + 1)
    case.params["initial_rows_1based"] = rng.sample(list(distinct.values()), min(len(distinct), rng.randint(1, 4)))
    return case


def dbscan(rng: random.Random) -> Case:
    n = rng.randint(5, 80)
    rows = []
    centres = [(rng.choice([-179.95, 0, 20, 179.95]), rng.choice([-89.5, 0, 47, 89.5])) for _ in range(4)]
    for _ in range(n):
        lon, lat = rng.choice(centres)
        lon, lat = lon + rng.gauss(0, 0.3), max(-90, min(90, lat + rng.gauss(0, 0.3)))
        rows.append([(lon + 180) % 360 - 180, lat])
    params = {"task": "dbscan-haversine", "eps_km": rng.choice([5, 12, 25]), "min_points": rng.randint(1, 6)}
    return Case(params, ["lon", "lat"], rows)


def concentration(rng: random.Random) -> Case:
    regions, industries = rng.randint(2, 12), rng.randint(1, 6)
    rows = [[rng.choice([0, rng.randint(0, 200)]) for _ in range(industries)] for _ in range(regions)]
    plants = [[rng.randint(1, 90) for _ in range(rng.randint(1, 9))] for _ in range(industries)]
    return Case({"task": "spatial-concentration", "rows": "regions", "plants": plants},
                [f"i{c}" for c in range(industries)], rows)


def counterfactual(rng: random.Random) -> Case:
    n = rng.randint(5, 12)
    columns, data = [], []
    for c in range(rng.randint(2, 5)):
        kind = rng.choice(["numeric", "numeric", "nominal"])
        columns.append({"name": f"v{c}", "type": kind})
        data.append([round(rng.uniform(0, 9), rng.choice([0, 3])) for _ in range(n)] if kind == "numeric" else
                    [rng.choice("abc") for _ in range(n)])
    params = {"task": "counterfactual", "medoids_1based": rng.sample(range(1, n + 1), rng.randint(2, 3)),
              "distance": {"kind": "gower", "columns": columns, "weights": [rng.choice([1, 1, 2]) for _ in columns]}}
    return Case(params, [c["name"] for c in columns], [list(row) for row in zip(*data)])


def scorecard(rng: random.Random) -> Case:
    n, p = rng.randint(2, 14), rng.randint(1, 4)
    blank = rng.choice([0, 0, 0.1, 0.3])
    data = [numbers(rng, n, positive=rng.random() < 0.7) for _ in range(p)]
    rows = [[None if rng.random() < blank else x for x in row] for row in zip(*data)]
    params = {"task": "scorecard", "weights": [rng.choice([1, 2, 0.5, 0.1]) for _ in range(p)]}
    if rng.random() < 0.7:
        params["directions"] = [rng.choice([1, 1, -1]) for _ in range(p)]
    if rng.random() < 0.5:
        params["targets"] = [rng.choice([100, 7.5]) for _ in range(p)]
    return Case(params, [f"i{c}" for c in range(p)], rows)


def uncertainty(rng: random.Random) -> Case:
    n, p = rng.randint(6, 20), rng.randint(1, 5)
    rows = [list(row) for row in zip(*[numbers(rng, n, positive=True, plain=True) for _ in range(p)])]
    draws = []
    for _ in range(rng.randint(5, 40)):
        weights = [rng.random() + 0.01 for _ in range(p)]
        draws.append([rng.choice(["minmax", "zscore", "rank"]), "amean"] + [w / sum(weights) for w in weights])
        if draws[-1][0] != "zscore":
            draws[-1][1] = rng.choice(["amean", "gmean", "hmean"])
    return Case({"task": "uncertainty", "draws": "draws.csv"}, [f"i{c}" for c in range(p)], rows,
                {"draws.csv": (["method", "aggregation"] + [f"X{c + 1}" for c in range(p)], draws)})


def sobol(rng: random.Random) -> Case:
    function = rng.choice(["sobol-ishigami", "sobol-g-function"])
    d = 3 if function == "sobol-ishigami" else rng.randint(1, 6)
    draw = (lambda: rng.uniform(-math.pi, math.pi)) if d == 3 and function == "sobol-ishigami" else rng.random
    coefficients = {"a": rng.choice([7, 5.5]), "b": 0.1} if function == "sobol-ishigami" else {"a": [rng.choice([0, 1, 9, 99]) for _ in range(d)]}
    n = rng.randint(5, 60)
    return Case({"task": "sobol", "function": function, "N": n, "coefficients": coefficients},
                [f"{m}{i + 1}" for m in "ab" for i in range(d)], [[draw() for _ in range(2 * d)] for _ in range(n)])


BY_R = {"gower": gower, "hierarchical": hierarchical, "pam": pam, "validity": validity, "group-profile-tests": group_tests,
        "kmeans": kmeans, "classical-mds": classical_mds, "pca": pca, "hdbscan": hdbscan, "gap": gap,
        "bootstrap-stability": stability}
BY_DEFINITION = {"scorecard": scorecard, "partition-comparison": partition_comparison, "validity-sklearn": validity_sklearn,
                 "gower-with-sets": gower_with_sets, "hierarchical-exact-ties": exact_ties, "optimal-leaf-ordering": leaf_order,
                 "k-prototypes": k_prototypes, "dbscan-haversine": dbscan, "spatial-concentration": concentration,
                 "counterfactual": counterfactual, "uncertainty": uncertainty, "sobol": sobol}
