"""Times SciPy, scikit-learn and fastcluster on the data that `study_bench --write-data DIR` wrote.

usage: peers.py DIR TASK N ANSWER

Prints one line of JSON and writes what was found to the file ANSWER as raw doubles, in the shape that study_bench gives its
own. A run of two seconds or more is the only one; otherwise there are three after a first. Reading the data is not timed;
the peak of memory (10⁶ bytes) is that of the whole process.
"""

import json
import math
import resource
import sys
import time
import warnings
from pathlib import Path

import numpy

RADIUS_KM = 6371.0088


def linkage(method):
    from scipy.cluster import hierarchy
    return lambda d: hierarchy.linkage(d, method), lambda tree: numpy.sort(tree[:, 2])


def vector_linkage():
    import fastcluster
    return lambda x: fastcluster.linkage_vector(x, "ward"), lambda tree: numpy.sort(tree[:, 2])


def leaf_order():
    from scipy.cluster import hierarchy
    from scipy.spatial.distance import squareform

    def cost(given, tree):
        order = hierarchy.leaves_list(tree)
        return [squareform(given[0])[order[:-1], order[1:]].sum()]

    def prepare(d):
        return d, hierarchy.linkage(d, "average")

    return prepare, lambda given: hierarchy.optimal_leaf_ordering(given[1], given[0]), cost


def k_means(algorithm):
    from sklearn.cluster import KMeans

    def work(x):
        return KMeans(8, init=x[:8], n_init=1, max_iter=300, tol=0, algorithm=algorithm).fit(x)

    return work, lambda fit: numpy.concatenate([[fit.inertia_], fit.labels_])


def dbscan(metric):
    from sklearn.cluster import DBSCAN
    if metric == "haversine":
        made = DBSCAN(eps=10 / RADIUS_KM, min_samples=10, metric="haversine", algorithm="ball_tree")
    else:
        made = DBSCAN(eps=2 * math.sin(10 / RADIUS_KM / 2), min_samples=10, algorithm="kd_tree")
    return made.fit, lambda fit: [fit.labels_.max() + 1, (fit.labels_ == -1).sum(), len(fit.core_sample_indices_)]


def radians(degrees):
    """Latitude and longitude, the order that scikit-learn wants."""
    return numpy.radians(degrees.reshape(-1, 2)[:, ::-1])


def unit_vectors(degrees):
    lat, lon = radians(degrees).T
    return numpy.column_stack([numpy.cos(lat) * numpy.cos(lon), numpy.cos(lat) * numpy.sin(lon), numpy.sin(lat)])


def chosen(task):
    """The kind of data, how it is prepared, the work, and what is compared."""
    def points(x):
        return x.reshape(-1, 15)

    def plain(x):
        return x

    if task == "scipy-leaf-order":
        prepare, work, cost = leaf_order()
        return "dissimilarity", prepare, work, cost
    kind, prepare, (work, tell) = {
        "scipy-average": lambda: ("dissimilarity", plain, linkage("average")),
        "scipy-ward": lambda: ("dissimilarity", plain, linkage("ward")),
        "fastcluster-vector": lambda: ("points", points, vector_linkage()),
        "sklearn-lloyd": lambda: ("points", points, k_means("lloyd")),
        "sklearn-elkan": lambda: ("points", points, k_means("elkan")),
        "sklearn-haversine": lambda: ("places", radians, dbscan("haversine")),
        "sklearn-unit-vectors": lambda: ("places", unit_vectors, dbscan("euclidean")),
    }[task]()
    return kind, prepare, work, lambda _, found: tell(found)


def main():
    folder, task, n, answer = sys.argv[1:]
    warnings.simplefilter("ignore")
    kind, prepare, work, tell = chosen(task)
    given = prepare(numpy.fromfile(Path(folder) / f"{kind}-{n}.bin"))
    walls, cpus = [], []

    def timed(repeats):
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(repeats):
            found = work(given)
        walls.append((time.perf_counter() - wall) / repeats)
        cpus.append((time.process_time() - cpu) / repeats)
        return found

    found = timed(1)
    if walls[0] < 2:
        repeats = max(1, math.ceil(0.05 / walls[0]))
        walls.clear()
        cpus.clear()
        for _ in range(3):
            found = timed(repeats)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    numpy.asarray(tell(given, found), dtype=float).tofile(answer)
    print(json.dumps({"walls": walls, "cpus": cpus, "peak_mb": peak}))


if __name__ == "__main__":
    main()
