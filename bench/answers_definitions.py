"""The tasks of `vallis analyse` that are not R's, by their definitions: slow, plain and apart from our code."""

import fractions
import itertools
import math

ANY = "any"  # stands for what a definition leaves open


def mean(values) -> float:
    values = list(values)
    return math.fsum(values) / len(values)


def euclidean(rows) -> list[list[float]]:
    return [[math.dist(a, b) for b in rows] for a in rows]


def ranges(columns) -> list[float]:
    known = [[x for x in column if x is not None] for column in columns]
    return [max(column) - min(column) if column else 0 for column in known]


def gower_with_sets(case) -> dict:
    types, weights = case.params["types"], case.params["weights"]
    columns = [case.column(name) for name in case.names]
    spread = ranges([c if t == "numeric" else [] for c, t in zip(columns, types)])
    words = lambda cell: set() if cell == "{}" else set(cell.split("|"))

    def difference(c, a, b):
        if a is None or b is None:
            return None
        if types[c] == "numeric":
            return abs(a - b) / spread[c] if spread[c] else 0
        if types[c] == "set-jaccard":
            union = words(a) | words(b)
            return 1 - len(words(a) & words(b)) / len(union) if union else 0
        if types[c] == "asymmetric-binary" and not a and not b:
            return None
        return float(a != b)

    n = len(case.rows)
    jaccard = {name: [] for name, kind in zip(case.names, types) if kind == "set-jaccard"}
    gower = []
    for j in range(n):
        for i in range(j + 1, n):
            parts = [difference(c, columns[c][i], columns[c][j]) for c in range(len(columns))]
            used = [(w, d) for w, d in zip(weights, parts) if d is not None]
            gower.append(math.fsum(w * d for w, d in used) / math.fsum(w for w, _ in used) if used else None)
            for c, name in enumerate(case.names):
                if name in jaccard:
                    jaccard[name].append(parts[c])
    return {"jaccard": jaccard if len(jaccard) > 1 else next(iter(jaccard.values())), "gower": gower}


def exact_ties(case) -> dict:
    rows = [[fractions.Fraction(str(x)) for x in row] for row in case.rows]
    n = len(rows)
    manhattan = [[sum(abs(x - y) for x, y in zip(a, b)) for b in rows] for a in rows]
    squared = [[sum((x - y) ** 2 for x, y in zip(a, b)) for b in rows] for a in rows]
    updates = {
        "manhattan_single": lambda aq, bq, ab, a, b, q: min(aq, bq),
        "manhattan_complete": lambda aq, bq, ab, a, b, q: max(aq, bq),
        "manhattan_average": lambda aq, bq, ab, a, b, q: (a * aq + b * bq) / (a + b),
        "manhattan_mcquitty": lambda aq, bq, ab, a, b, q: (aq + bq) / 2,
        "sqeuclidean_ward": lambda aq, bq, ab, a, b, q: ((a + q) * aq + (b + q) * bq - q * ab) / (a + b + q),
        "sqeuclidean_centroid": lambda aq, bq, ab, a, b, q: (a * aq + b * bq - a * b * ab / (a + b)) / (a + b),
        "sqeuclidean_median": lambda aq, bq, ab, a, b, q: (aq + bq) / 2 - ab / 4,
    }
    answer = {}
    for name, update in updates.items():
        d = [list(row) for row in (manhattan if name.startswith("manhattan") else squared)]
        size, number, alive = [fractions.Fraction(1)] * n, [-(i + 1) for i in range(n)], list(range(n))
        heights, merges, tied = [], [], 0
        for step in range(n - 1):
            pairs = [(d[i][j], i, j) for i, j in itertools.combinations(alive, 2)]
            height, i, j = min(pairs)
            tied += sum(pair[0] == height for pair in pairs) > 1
            heights.append(height)
            merges.append([number[i], number[j]])
            for q in alive:
                if q not in (i, j):
                    d[i][q] = d[q][i] = update(d[i][q], d[j][q], height, size[i], size[j], size[q])
            size[i] += size[j]
            number[i] = step + 1
            alive.remove(j)
        answer[name] = {"height": [float(h) for h in heights], "height_exact": [str(h) for h in heights], "merge": merges,
                        "steps_with_ties": tied}
    return answer


def leaf_order(case) -> dict:
    d = euclidean(case.rows)
    kind = case.params["linkage"]
    groups, heights = [[i] for i in range(len(d))], []
    trees = list(range(len(d)))

    def between(a, b):
        pairs = [d[i][j] for i in a for j in b]
        if kind in ("single", "complete"):
            return (min if kind == "single" else max)(pairs)
        if kind == "average":
            return mean(pairs)
        centre = lambda g: [mean(case.rows[i][c] for i in g) for c in range(len(case.rows[0]))]
        return math.sqrt(2 * len(a) * len(b) / (len(a) + len(b))) * math.dist(centre(a), centre(b))

    weighted = {}  # McQuitty's dissimilarities of groups, which depend on the tree
    key = lambda a, b: frozenset((tuple(a), tuple(b)))
    for a, b in itertools.combinations(groups, 2):
        weighted[key(a, b)] = d[a[0]][b[0]]
    while len(groups) > 1:
        measure = (lambda a, b: weighted[key(a, b)]) if kind == "weighted" else between
        height, x, y = min((measure(groups[i], groups[j]), i, j) for i, j in itertools.combinations(range(len(groups)), 2))
        heights.append(height)
        a, b = groups[x], groups[y]
        for q in groups:
            if q not in (a, b):
                weighted[key(a + b, q)] = (weighted.get(key(a, q), 0) + weighted.get(key(b, q), 0)) / 2
        groups = [g for g in groups if g not in (a, b)] + [a + b]
        trees = [t for i, t in enumerate(trees) if i not in (x, y)] + [(trees[x], trees[y])]

    def orders(tree):
        if isinstance(tree, int):
            return [[tree]]
        left, right = orders(tree[0]), orders(tree[1])
        return [a + b for a in left for b in right] + [b + a for a in left for b in right]

    costs = [math.fsum(d[i][j] for i, j in zip(order, order[1:])) for order in orders(trees[0])]
    return {"height": heights, "cost_optimal": min(costs)}


def partition_comparison(case) -> dict:
    a, b = case.column("a"), case.column("b")
    n = len(a)
    rows, columns = sorted(set(a)), sorted(set(b))
    counts = [[sum(x == r and y == c for x, y in zip(a, b)) for c in columns] for r in rows]
    row_sums, column_sums = [sum(row) for row in counts], [sum(row[c] for row in counts) for c in range(len(columns))]
    entropy = lambda sums: -math.fsum(s / n * math.log(s / n) for s in sums)
    ha, hb = entropy(row_sums), entropy(column_sums)
    mi = math.fsum(v / n * math.log(n * v / (row_sums[i] * column_sums[j])) for i, row in enumerate(counts) for j, v in enumerate(row) if v)
    mi = max(mi, 0.0)
    pairs = lambda values: sum(v * (v - 1) for v in values)
    both, in_a, in_b, all_pairs = pairs(v for row in counts for v in row), pairs(row_sums), pairs(column_sums), n * (n - 1)
    tn = all_pairs - in_a - in_b + both
    fp, fn = in_a - both, in_b - both
    # scikit-learn's matrix: [[neither, only b], [only a, both]], first index the first partition.
    answer = {"contingency": counts, "mi": mi if mi > 1e-15 else 0.0, "vi": ha + hb - 2 * mi,
              "rand": (both + tn) / all_pairs, "pair_confusion_ordered": [[tn, fn], [fp, both]]}
    answer["ari"] = 1.0 if fn == 0 and fp == 0 else 2 * (both * tn - fn * fp) / ((both + fn) * (fn + tn) + (both + fp) * (fp + tn))
    answer["jaccard_pairs"] = both / (both + fp + fn) if both + fp + fn else ANY
    answer["fowlkes_mallows"] = math.sqrt(both / in_a * both / in_b) if both else 0.0
    trivial = len(rows) == len(columns) == 1
    for name, denominator in (("arithmetic", (ha + hb) / 2), ("geometric", math.sqrt(ha * hb)), ("min", min(ha, hb)), ("max", max(ha, hb))):
        answer[f"nmi_{name}"] = 1.0 if trivial else 0.0 if mi < 1e-15 else mi / denominator
    answer["homogeneity"] = mi / ha if ha > 0 else 1.0
    answer["completeness"] = mi / hb if hb > 0 else 1.0
    sum_both = answer["homogeneity"] + answer["completeness"]
    answer["v_measure"] = 2 * answer["homogeneity"] * answer["completeness"] / sum_both if sum_both > 0 else 0.0
    if trivial or len(rows) == len(columns) == n:
        answer["ami_arithmetic"] = 1.0
    else:
        emi = 0.0
        for r in row_sums:
            for c in column_sums:
                for v in range(max(1, r + c - n), min(r, c) + 1):
                    ways = fractions.Fraction(math.comb(c, v) * math.comb(n - c, r - v), math.comb(n, r))
                    emi += float(ways) * v / n * math.log(n * v / (r * c))
        denominator = (ha + hb) / 2 - emi
        answer["ami_arithmetic"] = ANY if abs(denominator) < 1e-6 else (mi - emi) / denominator
    return answer


def validity_sklearn(case) -> dict:
    labels = case.column("label")
    points = [row[:-1] for row in case.rows]
    d, n, known = euclidean(points), len(points), sorted(set(labels))
    member = {g: [i for i in range(n) if labels[i] == g] for g in known}
    centre = {g: [mean(points[i][c] for i in member[g]) for c in range(len(points[0]))] for g in known}
    middle = [mean(column) for column in zip(*points)]
    widths = []
    for i in range(n):
        own = member[labels[i]]
        if len(own) == 1:
            widths.append(0.0)
            continue
        a = math.fsum(d[i][j] for j in own) / (len(own) - 1)
        b = min(mean(d[i][j] for j in member[g]) for g in known if g != labels[i])
        widths.append((b - a) / max(a, b) if max(a, b) > 0 else 0.0)
    between = math.fsum(len(member[g]) * math.dist(centre[g], middle) ** 2 for g in known)
    within = math.fsum(math.dist(points[i], centre[labels[i]]) ** 2 for i in range(n))
    k = len(known)
    scatter = {g: mean(math.dist(points[i], centre[g]) for i in member[g]) for g in known}
    apart = {(g, h): math.dist(centre[g], centre[h]) for g in known for h in known if g != h}
    top = max(map(abs, itertools.chain(*points))) or 1
    settled = within > 1e-18 * top * top and min(apart.values()) > 1e-9 * top
    return {"silhouette": mean(widths), "silhouette_samples": widths,
            "calinski_harabasz": between * (n - k) / (within * (k - 1)) if settled else ANY,
            "davies_bouldin": mean(max((scatter[g] + scatter[h]) / apart[g, h] for h in known if h != g) for g in known) if settled else ANY}


def k_prototypes(case) -> dict:
    words = [c for c, name in enumerate(case.names) if name.startswith("w")]
    plain = [c for c in range(len(case.names)) if c not in words]
    weight = case.params["lambda"]
    rows = case.rows
    prototypes = [list(rows[r - 1]) for r in case.params["initial_rows_1based"]]
    cost = lambda row, p: math.fsum((row[c] - p[c]) ** 2 for c in plain) + weight * sum(row[c] != p[c] for c in words)
    groups = None
    for _ in range(100):
        costs = [[cost(row, p) for p in prototypes] for row in rows]
        new = [c.index(min(c)) for c in costs]
        if new == groups:
            break
        groups = new
        for g in range(len(prototypes)):
            own = [row for row, h in zip(rows, groups) if h == g]
            if not own:
                return {"error": "empty"}
            for c in plain:
                prototypes[g][c] = mean(row[c] for row in own)
            for c in words:
                tally = {w: sum(row[c] == w for row in own) for w in {row[c] for row in own}}
                prototypes[g][c] = max(sorted(tally), key=tally.get)
    within = [math.fsum(cost(row, prototypes[g]) for row, h in zip(rows, groups) if h == g) for g in range(len(prototypes))]
    return {"cluster": [g + 1 for g in groups], "withinss": within, "tot_withinss": math.fsum(within),
            "size": [groups.count(g) for g in range(len(prototypes))]}


def haversine(a, b) -> float:
    lon1, lat1, lon2, lat2 = map(math.radians, (*a, *b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def dbscan(case) -> dict:
    eps, least = case.params["eps_km"], case.params["min_points"]
    d = [[haversine(a, b) for b in case.rows] for a in case.rows]
    n = len(d)
    near = [[j for j in range(n) if d[i][j] <= eps] for i in range(n)]
    core = [len(x) >= least for x in near]
    label, groups = [-1] * n, 0
    for start in range(n):
        if not core[start] or label[start] >= 0:
            continue
        label[start], stack = groups, [start]
        while stack:
            i = stack.pop()
            if core[i]:
                for j in near[i]:
                    if label[j] < 0:
                        label[j] = groups
                        stack.append(j)
        groups += 1
    return {"label": label, "core": [int(c) for c in core], "n_clusters": groups, "noise": label.count(-1),
            "neighbour_count": [len(x) for x in near], "haversine_first_row_km": d[0]}


def concentration(case) -> dict:
    e = case.rows
    by_region, by_industry = [sum(row) for row in e], [sum(column) for column in zip(*e)]
    total = sum(by_region)
    if total == 0:
        return {"error": "nothing"}
    lq = [[(row[i] / er) / (by_industry[i] / total) if er and by_industry[i] else None for i in range(len(row))] for row, er in zip(e, by_region)]
    x = [er / total for er in by_region]
    rest = 1 - math.fsum(v * v for v in x)
    answer = []
    for i, amount in enumerate(by_industry):
        plants = case.params["plants"][i]
        h = math.fsum((z / sum(plants)) ** 2 for z in plants)
        if not amount:
            answer.append({"G": None, "ellison_glaeser": None, "krugman": None, "theil": None})
            continue
        s = [row[i] / amount for row in e]
        g = math.fsum((a - b) ** 2 for a, b in zip(s, x))
        ordered, r = sorted(s), len(s)
        answer.append({
            "G": g, "H": h, "hhi_regions": math.fsum(v * v for v in s), "krugman": math.fsum(abs(a - b) for a, b in zip(s, x)),
            "ellison_glaeser": (g - rest * h) / (rest * (1 - h)) if len(plants) > 1 and rest > 1e-12 else None,
            "gini": math.fsum((2 * (j + 1) - r - 1) * v for j, v in enumerate(ordered)) / r,
            "theil": math.fsum(a * math.log(a / b) for a, b in zip(s, x) if a > 0)})
    return {"LQ": lq, "industry": answer}


def counterfactual(case) -> dict:
    distance = case.params["distance"]
    kinds, weights = [c["type"] for c in distance["columns"]], distance["weights"]
    columns = [case.column(name) for name in case.names]
    spread = ranges([c if t == "numeric" else [] for c, t in zip(columns, kinds)])
    medoids = [case.rows[m - 1] for m in case.params["medoids_1based"]]

    def step(c, a, b):
        if kinds[c] == "numeric":
            return abs(a - b) / spread[c] if spread[c] else 0.0
        return float(a != b)

    def group(row):
        d = [math.fsum(w * step(c, row[c], m[c]) for c, w in enumerate(weights)) / sum(weights) for m in medoids]
        return next(g for g, x in enumerate(d) if x <= min(d) + 1e-12) + 1

    units = []
    for u, row in enumerate(case.rows):
        own, options = group(row), []
        for target in range(1, len(medoids) + 1):
            if target == own:
                continue
            found = None
            for size in (1, 2):
                for which in itertools.combinations(range(len(row)), size):
                    for values in itertools.product(*[sorted(set(columns[c]) - {row[c]}) for c in which]):
                        changed = list(row)
                        for c, value in zip(which, values):
                            changed[c] = value
                        if group(changed) == target:
                            cost = math.fsum(step(c, row[c], v) for c, v in zip(which, values))
                            if found is None or cost < found[1] - 1e-12:
                                found = (size, cost)
                if found:
                    break
            options.append({"target": target, "min_changes": found and found[0], "min_cost": found and found[1]})
        units.append({"unit": u + 1, "group": own, "options": options})
    return {"units": units}


def sobol(case) -> dict:
    ishigami = case.params["function"] == "sobol-ishigami"
    a = case.params["coefficients"]["a"]
    d = len(case.names) // 2

    def f(x):
        if ishigami:
            return math.sin(x[0]) + a * math.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * math.sin(x[0])
        return math.prod((abs(4 * v - 2) + c) / (1 + c) for v, c in zip(x, a))

    first, second = [row[:d] for row in case.rows], [row[d:] for row in case.rows]
    fa, fb = [f(x) for x in first], [f(x) for x in second]
    middle = mean(fa + fb)
    variance = mean((y - middle) ** 2 for y in fa + fb)
    mixed = [[f(x[:i] + [y[i]] + x[i + 1:]) for x, y in zip(first, second)] for i in range(d)]
    answer = {"fA_first5": fa[:5], "variance": variance,
              "jansen_S": [1 - mean((b - m) ** 2 for b, m in zip(fb, row)) / (2 * variance) for row in mixed],
              "jansen_T": [mean((x - m) ** 2 for x, m in zip(fa, row)) / (2 * variance) for row in mixed],
              "saltelli_S": [mean(b * (m - x) for b, m, x in zip(fb, row, fa)) / variance for row in mixed]}
    if not ishigami:
        parts = [1 / (3 * (1 + c) ** 2) for c in a]
        whole = math.prod(1 + v for v in parts) - 1
        answer |= {"analytic_variance": whole, "analytic_mean": 1, "analytic_S": [v / whole for v in parts],
                   "analytic_T": [v * math.prod(1 + w for j, w in enumerate(parts) if j != i) / whole for i, v in enumerate(parts)]}
    return answer


def answer(case) -> dict:
    from answers_scores import scorecard, uncertainty  # they build on the helpers above
    return {"gower-with-sets": gower_with_sets, "hierarchical-exact-ties": exact_ties, "optimal-leaf-ordering": leaf_order,
            "partition-comparison": partition_comparison, "validity-sklearn": validity_sklearn, "k-prototypes": k_prototypes,
            "dbscan-haversine": dbscan, "spatial-concentration": concentration, "counterfactual": counterfactual,
            "sobol": sobol, "scorecard": scorecard, "uncertainty": uncertainty}[case.params["task"]](case)
