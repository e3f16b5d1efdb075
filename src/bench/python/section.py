"""Writes the figures of a benchmark as a section of Markdown and puts it in its place in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from engines import Counts
from process import Measured

TITLE = "# Benchmarks\n"


@dataclass(frozen=True)
class Sample:
    """One run of one engine on the corpus of one size. `heap`: bytes in use after a collection, at most."""

    engine: str
    size: int
    measured: Measured
    counts: Counts
    heap: int | None

    @property
    def succeeded(self) -> bool:
        return self.measured.exit_status == 0


def _successes(samples: list[Sample], engine: str, size: int) -> list[Sample]:
    return [sample for sample in samples if (sample.engine, sample.size) == (engine, size) and sample.succeeded]


def _median(samples: list[Sample], value: Callable[[Sample], float | None]) -> float | None:
    values = [each for each in map(value, samples) if each is not None]
    return median(values) if values else None


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f} s"


def _megabytes(value: float | None) -> str:
    return "–" if value is None else f"{value / (1 << 20):,.0f} MiB"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:,.0f}"


def _ratio(above: float | None, below: float | None) -> str:
    return "–" if above is None or below is None else f"{above / below:.2f} ×"


def _wall(sample: Sample) -> float:
    return sample.measured.seconds


def _constant(value: float | None) -> Callable[[int], float | None]:
    return lambda size: value


def _row(samples: list[Sample], engine: str, size: int) -> str:
    runs = [sample for sample in samples if (sample.engine, sample.size) == (engine, size)]
    good = _successes(samples, engine, size)
    if len(good) < len(runs):
        failures = sorted({str(sample.measured.exit_status) for sample in runs if not sample.succeeded})
        name = f"{engine} ({len(runs) - len(good)} of {len(runs)} failed, exit {', '.join(failures)})"
    else:
        name = engine
    cells = [
        f"{size} ×",
        name,
        _seconds(_median(good, _wall)),
        ", ".join(f"{sample.measured.seconds:.1f}" for sample in runs),
        _seconds(_median(good, lambda sample: sample.counts.fit_seconds)),
        _seconds(_median(good, lambda sample: sample.measured.cpu_seconds)),
        _megabytes(_median(good, lambda sample: sample.measured.peak_rss)),
        _megabytes(_median(good, lambda sample: sample.heap)),
        _number(_median(good, lambda sample: sample.counts.articles)),
        _number(_median(good, lambda sample: sample.counts.terms)),
    ]
    return "| " + " | ".join(cells) + " |"


def figures(samples: list[Sample], engines: list[str], sizes: list[int]) -> list[str]:
    """The table of medians, one row for each corpus and engine."""
    return [
        "| corpus | engine | time | every run (s) | fit_transform alone | CPU time"
        " | peak RSS | peak heap after GC | articles | terms |",
        "|---" * 10 + "|",
        *(_row(samples, engine, size) for size in sizes for engine in engines),
    ]


def short(samples: list[Sample], engines: list[str], sizes: list[int]) -> list[str]:
    """The table of median times alone."""
    return [
        "| time of the whole process | " + " | ".join(f"{size} ×" for size in sizes) + " |",
        "|---" * (len(sizes) + 1) + "|",
        *(
            f"| {engine} | " + " | ".join(_seconds(_median(_successes(samples, engine, size), _wall)) for size in sizes) + " |"
            for engine in engines
        ),
    ]


def ratios(samples: list[Sample], ours: str, peers: list[str], sizes: list[int]) -> list[str]:
    """The table of how many times our median each peer's is, and of growth from the first size to the last."""
    lines = [
        "| ratio of medians | " + " | ".join(f"{size} ×" for size in sizes) + " |",
        "|---" * (len(sizes) + 1) + "|",
    ]

    def line(name: str, above: Callable[[int], float | None], below: Callable[[int], float | None]) -> None:
        lines.append(f"| {name} | " + " | ".join(_ratio(above(size), below(size)) for size in sizes) + " |")

    def wall(engine: str) -> Callable[[int], float | None]:
        return lambda size: _median(_successes(samples, engine, size), _wall)

    def fit(engine: str) -> Callable[[int], float | None]:
        return lambda size: _median(_successes(samples, engine, size), lambda sample: sample.counts.fit_seconds)

    def heap(engine: str) -> Callable[[int], float | None]:
        return lambda size: _median(_successes(samples, engine, size), lambda sample: sample.heap)

    for peer in peers:
        line(f"{peer} ÷ {ours}, time", wall(peer), wall(ours))
        if any(fit(peer)(size) for size in sizes):
            line(f"{peer}, fit_transform alone ÷ {ours}, whole process", fit(peer), wall(ours))
    if len(sizes) > 1:
        first = sizes[0]
        for engine in [ours, *peers]:
            line(f"{engine}, time ÷ time at {first} ×", wall(engine), _constant(wall(engine)(first)))
        line(f"{ours}, peak heap ÷ heap at {first} ×", heap(ours), _constant(heap(ours)(first)))
    return lines


def put(path: Path, name: str, text: str) -> None:
    """Puts the text between the marks of its name in a file, or at the end of the file, which is made if need be."""
    begin = f"<!-- {name}: begin, written by jobs/bench -->"
    end = f"<!-- {name}: end -->"
    old = path.read_text(encoding="utf-8") if path.is_file() else TITLE
    before, found, rest = old.partition(begin)
    _, closed, after = rest.partition(end)
    if found and not closed:
        raise ValueError(f"{path} has the line {begin} but not {end}")
    if not found:
        before, after = old.rstrip("\n") + "\n\n", "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{before}{begin}\n{text.rstrip()}\n{end}{after}", encoding="utf-8")
