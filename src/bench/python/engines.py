"""The engines that are timed: how each is started, and how its articles and terms are counted afterwards."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import process

# What is measured as ours: ingest and tfidf, with every table verified and published. Runs in the project's folder.
OURS = "jobs/run tfidf --input {tree} --warehouse {output} --force"
# This variable puts another command in its place, to try the benchmark itself; its figures are then never published.
STAND_IN = f"{process.OWN}COMMAND"

BROADSHEET, SKLEARN, MLLIB, MLLIB_PACKED = "Broadsheet", "scikit-learn", "MLlib", "MLlib-packed"
# By default Spark counts each file as 4 MiB when it packs files into tasks, which makes thousands of small tasks of a
# tree of small files. Someone who knows it sets this, and the pipeline takes about a third less processor time.
PACKED = "-Dspark.sql.files.openCostInBytes=65536"
MIN_DOCUMENT_FREQUENCY = "2"
MAX_TERMS = "2000000"

ROOT = Path(__file__).resolve().parents[3]
WORK = ROOT / "target" / "bench"
CLASSES = WORK / "classes"
SPARK_JARS = ROOT / "target" / "spark" / "jars"


class BenchError(Exception):
    """What stops the benchmark, for the person who started it."""


@dataclass(frozen=True)
class Run:
    """Where one run reads and writes, and with how much heap. The collector's log is named relative to ROOT."""

    tree: Path
    output: Path
    gc_log: Path
    heap: str


@dataclass(frozen=True)
class Counts:
    """What came out of a run. `fit_seconds`: scikit-learn's own part of its process."""

    articles: int | None = None
    terms: int | None = None
    fit_seconds: float | None = None


@dataclass(frozen=True)
class Engine:
    """One engine: its command, what it adds to the environment, and its counts from its output and what it printed."""

    name: str
    command: Callable[[Run], list[str]]
    environment: Callable[[Run], dict[str, str]]
    counts: Callable[[Path, str], Counts]


def jdk(tool: str) -> str:
    """The JDK's program of this name, of JAVA_HOME or else of PATH."""
    home = os.environ.get("JAVA_HOME")
    found = shutil.which(tool, path=f"{home}/bin") if home else shutil.which(tool)
    if found is None:
        raise BenchError(f"{tool} was not found. Set JAVA_HOME to a JDK 17 or later.")
    return found


def module_opens() -> list[str]:
    """What the JVM is started with for Spark, and vectors, from their one list in pom.xml."""
    pom = ElementTree.parse(ROOT / "pom.xml")
    found = [pom.findtext(f".//{{*}}{name}") for name in ("jvm.vectors", "jvm.opens")]
    if None in found:
        raise BenchError("pom.xml has no properties jvm.vectors and jvm.opens.")
    return " ".join(found).split()


def parquet_rows(files: Iterable[Path]) -> int:
    """Rows of Parquet files, by their footers."""
    from pyarrow import parquet

    return sum(parquet.read_metadata(file).num_rows for file in files)


def ours() -> str:
    """The command that is timed as ours, or what stands in for it."""
    return os.environ.get(STAND_IN, OURS)


def stood_in() -> bool:
    """Whether another command stands in for ours."""
    return STAND_IN in os.environ


def _ours_command(run: Run) -> list[str]:
    return [word.format(tree=run.tree, output=run.output) for word in shlex.split(ours())]


def _ours_environment(run: Run) -> dict[str, str]:
    return {"BROADSHEET_HEAP": run.heap, "BROADSHEET_JAVA_OPTS": f"-Xlog:gc:file={run.gc_log}"}


def _ours_counts(output: Path, printed: str) -> Counts:
    if stood_in():
        return Counts()
    return Counts(
        articles=parquet_rows(output.glob("runs/*/articles/*.parquet")),
        terms=parquet_rows(output.glob("runs/*/vocabulary/*.parquet")),
    )


def _sklearn_command(run: Run) -> list[str]:
    script = Path(__file__).with_name("sklearn_tfidf.py")
    return [sys.executable, str(script), str(run.tree), "--min-df", MIN_DOCUMENT_FREQUENCY, "--max-terms", MAX_TERMS]


def _sklearn_counts(output: Path, printed: str) -> Counts:
    said = json.loads(printed)
    return Counts(said["documents"], said["terms"], said["read_and_fit_transform_seconds"])


def _mllib(run: Run, *settings: str) -> list[str]:
    return [
        jdk("java"),
        f"-Xmx{run.heap}",
        *module_opens(),
        f"-Xlog:gc:file={run.gc_log}",
        "-Dspark.master=local[*]",
        *settings,
        "-cp",
        f"{CLASSES}:{SPARK_JARS}/*",
        "dev.broadsheet.bench.MllibTfIdf",
        str(run.tree),
        str(run.output),
        MIN_DOCUMENT_FREQUENCY,
        MAX_TERMS,
    ]


def _mllib_command(run: Run) -> list[str]:
    return _mllib(run)


def _packed_command(run: Run) -> list[str]:
    return _mllib(run, PACKED)


def _mllib_counts(output: Path, printed: str) -> Counts:
    return Counts(articles=parquet_rows(output.glob("*.parquet")), terms=json.loads(printed)["terms"])


def _nothing(run: Run) -> dict[str, str]:
    return {}


ENGINES = {
    engine.name: engine
    for engine in (
        Engine(BROADSHEET, _ours_command, _ours_environment, _ours_counts),
        Engine(SKLEARN, _sklearn_command, _nothing, _sklearn_counts),
        Engine(MLLIB, _mllib_command, _nothing, _mllib_counts),
        Engine(MLLIB_PACKED, _packed_command, _nothing, _mllib_counts),
    )
}
