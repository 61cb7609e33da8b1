"""What scripts/bench measures: the goals for two processors, and the programs that ours is timed against."""

from dataclasses import dataclass

QUICK, USUAL, FULL = range(3)
MIB = 1024 * 1024 / 1e6


@dataclass(frozen=True)
class Peer:
    name: str
    program: str  # "R" or "Python"
    task: str  # of bench/peers.R or bench/peers.py
    data: str
    # How its answer is compared with ours: "values" – all equal to 1e-9; "at most" – ours is no dearer; "groups" – the
    # first value equal to 1e-9, the rest labels up to their names; "near" – to 0.1, where both draw at random.
    rule: str
    level: int = QUICK
    gigabytes: float = 0.5  # of memory that it needs


@dataclass(frozen=True)
class Row:
    label: str
    task: str  # of study_bench
    n: int
    goal_seconds: float | None = None
    goal_mb: float | None = None
    peers: tuple[Peer, ...] = ()
    level: int = QUICK
    quoted: str = ""  # a peer that is not measured here
    cold: bool = False  # the first run of a process alone, in five processes


def r_peer(name: str, task: str, data: str, rule: str, **more) -> Peer:
    return Peer(name, "R", task, data, rule, **more)


def python_peer(name: str, task: str, data: str, rule: str, **more) -> Peer:
    return Peer(name, "Python", task, data, rule, **more)


def daisy(**more) -> Peer:
    return r_peer("R cluster::daisy", "daisy", "table", "values", **more)


def linkage(method: str, n: int) -> tuple[Peer, ...]:
    gigabytes = n * n * 12 / 1e9 + 0.5
    given = {"data": "dissimilarity", "rule": "values", "gigabytes": gigabytes}
    peers = [r_peer("R fastcluster", f"fastcluster-{method}", **given),
             python_peer("SciPy linkage", f"scipy-{method}", level=FULL if n > 5000 else QUICK, **given)]
    if method == "average":
        peers.append(r_peer("R stats::hclust", "hclust-average", level=FULL if n > 5000 else QUICK, **given))
    if method == "average" and n <= 1000:
        peers.append(r_peer("R cluster::agnes", "agnes-average", **given))
    return tuple(peers)


def silhouette(n: int) -> tuple[Peer, ...]:
    return (r_peer("R cluster::silhouette", "silhouette", "dissimilarity", "values", gigabytes=n * n * 16 / 1e9 + 0.5),)


def pam(n: int) -> tuple[Peer, ...]:
    given = {"data": "dissimilarity", "rule": "at most", "gigabytes": n * n * 40 / 1e9 + 0.5}
    return (r_peer("R pam faster", "pam-faster", **given),
            r_peer("R pam original", "pam-original", level=FULL if n > 5000 else QUICK, **given))


def k_means() -> tuple[Peer, ...]:
    return (python_peer("scikit-learn lloyd", "sklearn-lloyd", "points", "groups"),
            python_peer("scikit-learn elkan", "sklearn-elkan", "points", "groups"),
            r_peer("R kmeans Lloyd", "kmeans-lloyd", "points", "groups", level=FULL))


def dbscan(level: int) -> tuple[Peer, ...]:
    return (python_peer("scikit-learn haversine", "sklearn-haversine", "places", "values"),
            python_peer("scikit-learn kd-tree, unit vectors", "sklearn-unit-vectors", "places", "values", level=level),
            r_peer("R dbscan, unit vectors", "dbscan", "places", "values"))


def bootstrap(method: str) -> tuple[Peer, ...]:
    return (r_peer(f"R fpc::clusterboot, {method}", f"clusterboot-{method}", "dissimilarity", "near"),)


ROWS = [
    Row("Gower with sets, memory reused", "gower-again", 40, 10e-6),
    Row("Gower without sets", "gower-without-sets", 40, 10e-6, peers=(daisy(),)),
    Row("Gower without sets", "gower-without-sets", 1000, peers=(daisy(),)),
    Row("Gower without sets", "gower-without-sets", 5000, peers=(daisy(gigabytes=1.5),), level=USUAL),
    Row("Gower with sets, memory reused", "gower-again", 20000, 0.25, 1700, level=USUAL),
    Row("Gower with sets, first run of a process", "gower", 20000, 0.8, 1700, level=USUAL, cold=True),
    Row("Gower with sets in single precision", "gower-float", 20000, 0.12, 850, level=USUAL),
    Row("Gower without sets, fresh memory", "gower-without-sets", 20000, level=USUAL, peers=(daisy(gigabytes=13.5),)),
    Row("average linkage", "average", 1000, peers=linkage("average", 1000)),
    Row("average linkage", "average", 5000, peers=linkage("average", 5000), level=USUAL),
    Row("average linkage", "average", 20000, 1.0, peers=linkage("average", 20000), level=USUAL),
    Row("Ward linkage", "ward", 1000, peers=linkage("ward", 1000)),
    Row("Ward linkage", "ward", 5000, peers=linkage("ward", 5000), level=USUAL),
    Row("Ward linkage", "ward", 20000, 1.0, peers=linkage("ward", 20000), level=USUAL),
    Row("Ward from points, O(n) memory", "ward-points", 20000, 0.5, 40 * MIB, level=USUAL,
        peers=(python_peer("fastcluster linkage_vector", "fastcluster-vector", "points", "values"),)),
    Row("k-medoids k=3 with proof", "medoids", 40, 0.2e-3, peers=pam(40)),
    Row("k-medoids k=3, BUILD included", "medoids", 1000, peers=pam(1000)),
    Row("k-medoids k=3, BUILD included", "medoids", 5000, peers=pam(5000), level=USUAL,
        quoted="Rust kmedoids 0.5.5: 0.73 s"),
    Row("k-medoids k=3, BUILD included", "medoids", 10000, 0.15, peers=pam(10000), level=USUAL),
    Row("silhouette", "silhouette", 1000, peers=silhouette(1000)),
    Row("silhouette", "silhouette", 5000, peers=silhouette(5000), level=USUAL),
    Row("silhouette", "silhouette", 20000, 0.10, peers=silhouette(20000), level=USUAL),
    Row("silhouette from points", "silhouette-points", 20000, 0.15, 10, level=USUAL, quoted="scikit-learn: 4.4 s"),
    Row("k-means k=8, poor start", "k-means", 10000, peers=k_means()),
    Row("k-means k=8, poor start", "k-means", 1000000, 1.2, peers=k_means(), level=USUAL),
    Row("DBSCAN 10 km, 10 places", "dbscan", 10000, peers=dbscan(QUICK)),
    Row("DBSCAN 10 km, 10 places", "dbscan", 1000000, 0.25, 100 * MIB, peers=dbscan(FULL), level=USUAL),
    Row("HDBSCAN of places", "hdbscan-places", 20000, level=USUAL),
    Row("bootstrap, average, B=200", "bootstrap-average", 40, 1e-3, peers=bootstrap("average")),
    Row("bootstrap, PAM, B=200", "bootstrap-medoids", 40, 1e-3, peers=bootstrap("pam")),
    Row("bootstrap, exact k-medoids, B=200", "bootstrap-exact", 40, 15e-3),
    Row("bootstrap, average, B=10,000", "bootstrap-average-10000", 40, 50e-3),
    Row("bootstrap, average, B=200", "bootstrap-average", 1000, 0.10, peers=bootstrap("average"), level=USUAL),
    Row("bootstrap, PAM, B=200", "bootstrap-medoids", 1000, 0.20, peers=bootstrap("pam"), level=USUAL),
    Row("uncertainty of ranks, n draws", "uncertainty", 10000, 5e-3, quoted="COINr: ≈ 700 s, extrapolated"),
    Row("uncertainty of ranks, n draws", "uncertainty", 1000000, 0.4, level=USUAL),
    Row("Sobol indices, d=10, n points", "sensitivity", 1 << 14, 50e-3, quoted="COINr, N=100, d=2: 4.4 s"),
    Row("gap statistic, B=100, K ≤ 8", "gap", 1000, 0.5, level=USUAL,
        peers=(r_peer("R clusGap with fastcluster", "clusgap-average", "points", "values"),),
        quoted="R clusGap with pam: 97 s"),
    Row("optimal leaf order", "leaf-order", 1000,
        peers=(python_peer("SciPy", "scipy-leaf-order", "dissimilarity", "at most"),)),
    Row("what if", "what-if", 64, 10e-3),
    Row("counterfactuals of all units", "counterfactual", 64),
    Row("whole process `vallis study run`", "study-run", 64),
]

# How each cost grows.
GROWTH = [
    ("gower-again", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("average", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("ward", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("ward-points", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("silhouette", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("medoids", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("hdbscan-places", [1000, 2000, 5000, 10000, 20000, 30000]),
    ("k-means", [1000, 10000, 100000, 1000000]),
    ("dbscan", [1000, 10000, 100000, 1000000]),
]
