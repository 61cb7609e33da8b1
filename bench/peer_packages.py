"""Gets the programs that scripts/bench times ours against: R's packages by apt, Python's unpacked into build/peers.

Debian's SciPy and scikit-learn cannot be installed beside the headers of Boost 1.81, so that their packages are unpacked
with the libraries they need into a folder of their own.
"""

import os
import subprocess
import sys
from pathlib import Path

R_PACKAGES = ["r-base-core", "r-cran-cluster", "r-cran-fastcluster", "r-cran-fpc", "r-cran-dbscan"]
PYTHON_PACKAGES = ["python3-numpy", "python3-scipy", "python3-decorator", "python3-sklearn", "python3-sklearn-lib",
                   "python3-joblib", "python3-threadpoolctl", "python3-fastcluster", "libopenblas0-pthread", "liblbfgsb0",
                   "libgfortran5", "libquadmath0", "libgomp1"]
LIBRARIES = "usr/lib/x86_64-linux-gnu"
AS_ROOT = [] if os.geteuid() == 0 else ["sudo", "-n"]
PYTHON = "/usr/bin/python3"  # the one that Debian's packages are built for


def failure(command: list, **more) -> str | None:
    """Runs a command; its last complaint when it fails."""
    try:
        answer = subprocess.run(command, capture_output=True, text=True, check=False, **more)
    except OSError as problem:
        return str(problem)
    if answer.returncode == 0:
        return None
    lines = [line for line in answer.stderr.splitlines() if line.strip()] or [f"it ended with {answer.returncode}"]
    return f"'{' '.join(map(str, command[:3]))} …' failed: {lines[-1]}"


def with_new_lists(command: list, **more) -> str | None:
    """Runs an apt-get command, a second time with new lists of packages when it fails."""
    problem = failure(command, **more)
    if problem is None:
        return None
    return failure([*AS_ROOT, "apt-get", "-q", "update", "--error-on=any"]) or failure(command, **more)


def install_r() -> str | None:
    """Why R's packages are not there, if they are not."""
    command = ["dpkg-query", "-W", "-f=${db:Status-Status} ${Package}\n", *R_PACKAGES]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    missing = [package for package in R_PACKAGES if f"installed {package}\n" not in answer.stdout]
    if not missing:
        return None
    print(f"scripts/bench: installing {', '.join(missing)}", file=sys.stderr)
    return with_new_lists([*AS_ROOT, "apt-get", "-q", "install", "-y", "--no-install-recommends", *missing])


def python_environment(folder: Path) -> dict[str, str]:
    libraries = folder / "root" / LIBRARIES
    return {**os.environ, "PYTHONPATH": str(folder / "root" / "usr/lib/python3/dist-packages"),
            "LD_LIBRARY_PATH": f"{libraries / 'openblas-pthread'}:{libraries}", "PYTHONDONTWRITEBYTECODE": "1"}


def unpack_python(folder: Path) -> str | None:
    """Why SciPy and scikit-learn are not to be had, if they are not."""
    test = [PYTHON, "-c", "import fastcluster, scipy.cluster.hierarchy, sklearn.cluster"]
    if (folder / "root").exists() and failure(test, env=python_environment(folder)) is None:
        return None
    print(f"scripts/bench: unpacking SciPy and scikit-learn into {folder}", file=sys.stderr)
    (folder / "root").mkdir(parents=True, exist_ok=True)
    problem = with_new_lists(["apt-get", "-q", "download", *PYTHON_PACKAGES], cwd=folder)
    if problem:
        return problem
    for package in sorted(folder.glob("*.deb")):
        problem = failure(["dpkg", "-x", package, folder / "root"])
        if problem:
            return problem
        package.unlink()
    return failure(test, env=python_environment(folder))
