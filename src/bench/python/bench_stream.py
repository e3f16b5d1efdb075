"""Shows what becomes of topics over twenty weekly runs in which newsgroups come and go at known weeks.

Started by jobs/bench. Each week jobs/run goes on from the topics that the week before published, over the articles of the last weeks.
What it says of its topics, in topic_lineage, is held against what is known: which newsgroups there were, and since when.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow.parquet as pq

import process
import section
from bench_tfidf import commit
from engines import ROOT, WORK, BenchError

DOCUMENT = ROOT / "docs" / "topics-over-time.md"
WEEKS, WINDOW = 20, 4
FIRST_DAY = datetime.date(2026, 1, 5)
# A topic is a newsgroup's own from this F1 on, of the articles it is the main topic of and the newsgroup's.
OWN = 0.5
# The first week of newsgroups that are injected, and the last of those that are withdrawn.
INJECTED = {
    "sci.space": 6,
    "talk.politics.mideast": 8,
    "rec.sport.hockey": 10,
    "sci.crypt": 12,
    "rec.motorcycles": 14,
}
WITHDRAWN = {
    "sci.med": 5,
    "talk.politics.guns": 7,
    "rec.sport.baseball": 9,
    "soc.religion.christian": 11,
    "rec.autos": 13,
}


@dataclass
class Week:
    """What one run published. `main`: articles of each newsgroup by their main topic. `gone`: change of topics that ceased."""

    number: int
    topics: dict[int, str]
    changes: dict[int, dict]
    gone: dict[int, dict]
    main: dict[int, Counter[str]]
    sizes: Counter[str]
    seconds: float = 0
    own: dict[str, tuple[int, float]] = field(default_factory=dict)


def is_there(group: str, week: int) -> bool:
    return INJECTED.get(group, 1) <= week <= WITHDRAWN.get(group, WEEKS)


def unpack(archive: Path, folder: Path, articles: int) -> list[str]:
    """A folder a week, of so many articles of each newsgroup that is there: the next in the order of their numbers. The newsgroups."""
    shutil.rmtree(folder, ignore_errors=True)
    with tarfile.open(archive) as tar:
        posts = defaultdict(list)
        for member in tar:
            if member.isfile() and len(Path(member.name).parts) >= 3:
                split, group, number = Path(member.name).parts[-3:]
                posts[group].append((split.endswith("test"), int(number), tar.extractfile(member).read()))
    for group, found in posts.items():
        found.sort(key=lambda post: post[:2])
        for week in range(1, WEEKS + 1):
            if is_there(group, week):
                target = folder / f"week-{week:02}" / group
                target.mkdir(parents=True)
                for _, number, content in found[(week - 1) * articles : week * articles]:
                    (target / f"{number}.txt").write_bytes(content)
    return sorted(posts)


def run(arguments: argparse.Namespace, weeks: Path, warehouse: Path, week: int) -> float:
    """The run of a week, over the window that ends with it. Seconds it took."""
    day = FIRST_DAY + datetime.timedelta(weeks=week - 1)
    command = ["jobs/run", "topics", "--warehouse", str(warehouse), "--topics", str(arguments.topics)]
    command += ["--warm-start", "published", "--logical-date", day.isoformat()]
    for each in range(max(1, week - WINDOW + 1), week + 1):
        command += ["--input", f"week-{each:02}={weeks / f'week-{each:02}'}"]
    begun = datetime.datetime.now()
    if subprocess.run(command, cwd=ROOT, env=process.environment(), stdout=subprocess.DEVNULL).returncode != 0:
        raise BenchError(f"jobs/run topics failed in week {week}; what is above says why.")
    return (datetime.datetime.now() - begun).total_seconds()


def read(warehouse: Path, week: int) -> Week:
    tables = warehouse / "current"
    topics = {row["topic_id"]: row["label"] for row in pq.read_table(tables / "topics").to_pylist()}
    lineage = pq.read_table(tables / "topic_lineage").to_pylist()
    day = FIRST_DAY + datetime.timedelta(weeks=week - 1)
    now = {row["topic_id"]: row for row in lineage if row["logical_date"] == day}
    group = {
        row["doc_id"]: row["input_path"].split("/")[-2]
        for row in pq.read_table(tables / "articles", columns=["doc_id", "input_path"]).to_pylist()
    }
    main: dict[int, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for row in pq.read_table(tables / "article_topics", columns=["doc_id", "topic_id", "rank"]).to_pylist():
        if row["rank"] == 1:
            main[row["topic_id"]][group[row["doc_id"]]] += 1
            sizes[group[row["doc_id"]]] += 1
    made = Week(
        week,
        topics,
        {topic: row for topic, row in now.items() if topic in topics},
        {topic: row for topic, row in now.items() if topic not in topics},
        main,
        sizes,
    )
    for name, size in sizes.items():
        score, topic = max((2 * counts[name] / (size + counts.total()), -each) for each, counts in main.items())
        if score >= OWN:
            made.own[name] = (-topic, score)
    return made


def lasting(weeks: list[Week]) -> tuple[int, int]:
    """Newsgroups with a topic of their own in two weeks that follow each other, and those whose topic kept its number."""
    pairs = [
        (before.own[group][0], now.own[group][0])
        for before, now in zip(weeks, weeks[1:])
        for group in before.own.keys() & now.own.keys()
    ]
    return len(pairs), sum(before == now for before, now in pairs)


def meanings(weeks: list[Week]) -> dict[int, list[str]]:
    """The newsgroups a topic was ever the own one of, in their order."""
    found: dict[int, list[str]] = defaultdict(list)
    for week in weeks:
        for group, (topic, _) in sorted(week.own.items()):
            if group not in found[topic]:
                found[topic].append(group)
    return found


def found(weeks: list[Week]) -> list[str]:
    lines = ["| newsgroup | injected in week | topic of its own in week | its number | change | F1 then | number was new |", "|---" * 7 + "|"]
    for group, first in INJECTED.items():
        used = {topic for week in weeks if week.number < first for topic in week.topics}
        week = next((week for week in weeks if group in week.own), None)
        if week is None:
            lines.append(f"| {group} | {first} | never | – | – | – | – |")
            continue
        topic, score = week.own[group]
        change = next(each.changes[topic]["change"] for each in weeks if topic in each.changes)
        first_change = change if topic not in used else "continued"
        lines.append(
            f"| {group} | {first} | {week.number} | {topic} | {first_change} | {score:.2f} | {'no' if topic in used else 'yes'} |"
        )
    return lines


def ceased(weeks: list[Week]) -> list[str]:
    lines = ["| newsgroup | last week | last in the window | its number | ceased in week | as |", "|---" * 6 + "|"]
    for group, last in WITHDRAWN.items():
        own = next((week.own[group][0] for week in reversed(weeks[:last]) if group in week.own), None)
        if own is None:
            lines.append(f"| {group} | {last} | {last + WINDOW - 1} | none | – | – |")
            continue
        week = next((week for week in weeks[last:] if own in week.gone), None)
        change = "still there" if week is None else week.gone[own]["change"]
        lines.append(f"| {group} | {last} | {last + WINDOW - 1} | {own} | {week.number if week else '–'} | {change} |")
    return lines


def alarms(weeks: list[Week]) -> list[tuple[int, int]]:
    """Weeks and numbers of new topics, after the first week, that are no injected newsgroup's."""
    wanted = {week.own[group][0] for week in weeks for group in INJECTED if group in week.own}
    return [
        (week.number, topic)
        for week in weeks[1:]
        for topic, row in week.changes.items()
        if row["change"] in ("new", "split") and topic not in wanted
    ]


def by_week(weeks: list[Week]) -> list[str]:
    lines = ["| week | articles | comes | goes | continued | new | split | retired | merged | least similar that continued | s |", "|---" * 11 + "|"]
    for week in weeks:
        kinds = Counter(row["change"] for row in [*week.changes.values(), *week.gone.values()])
        comes = [group for group, first in INJECTED.items() if first == week.number]
        goes = [group for group, last in WITHDRAWN.items() if last + 1 == week.number]
        least = min((row["similarity"] for row in week.changes.values() if row["change"] == "continued"), default=None)
        cells = [week.number, week.sizes.total(), ", ".join(comes), ", ".join(goes)]
        cells += [kinds[each] or "" for each in ("continued", "new", "split", "retired", "merged")]
        lines.append("| " + " | ".join(map(str, [*cells, "–" if least is None else f"{least:.2f}", f"{week.seconds:.0f}"])) + " |")
    return lines


def described(weeks: list[Week]) -> list[str]:
    lines = ["| week | topic | change | of, or into | similarity | by articles | label | newsgroup of most |", "|---" * 8 + "|"]
    for week, before in zip(weeks[1:], weeks):
        for topic, row in sorted((week.changes | week.gone).items()):
            if row["change"] != "continued":
                counts = (week if topic in week.topics else before).main[topic]
                group, most = counts.most_common(1)[0] if counts else ("–", 0)
                other = row["into_topic_id"] if row["change"] == "merged" else row["previous_topic_id"]
                cells = [week.number, topic, row["change"], "–" if other in (None, topic) else other]
                cells += ["–" if row[each] is None else f"{row[each]:.2f}" for each in ("similarity", "article_similarity")]
                lines.append("| " + " | ".join(map(str, [*cells, row["label"], f"{group} ({most} of {counts.total()})"])) + " |")
    return lines


def render(arguments: argparse.Namespace, weeks: list[Week]) -> str:
    pairs, kept = lasting(weeks)
    possible = sum(len(week.topics) for week in weeks[:-1])
    stayed = sum(len(before.topics.keys() & now.topics.keys()) for before, now in zip(weeks, weeks[1:]))
    moved = {topic: groups for topic, groups in meanings(weeks).items() if len(groups) > 1}
    false = alarms(weeks)
    return "\n".join(
        [
            f"Taken on {datetime.date.today().isoformat()} at commit {commit()} by `jobs/bench stream --topics {arguments.topics} --articles"
            f" {arguments.articles}`: 20 Newsgroups, {WEEKS} weeks of {arguments.articles} articles of each newsgroup that is there, each run over the"
            f" last {WINDOW} weeks, `--warm-start published`, all other settings as they are by default. Five newsgroups are injected, five withdrawn.",
            "",
            f"A topic is a newsgroup's own where F1 is {OWN} at least: of the articles whose main topic it is, and the newsgroup's.",
            "",
            f"- Numbers of topics that were there the week after: {stayed} of {possible} ({stayed / possible:.1%}).",
            f"- Topics that were a newsgroup's own in two weeks that follow each other: {kept} of {pairs} under the same number ({kept / pairs:.1%}).",
            "- Numbers that were the own topic of more than one newsgroup: "
            + ("none" if not moved else "; ".join(f"{topic} of {', '.join(groups)}" for topic, groups in sorted(moved.items())))
            + ".",
            f"- New numbers after the first week that are no injected newsgroup's: {len(false)} of {possible + arguments.topics - arguments.topics}"
            " topic-weeks.",
            "",
            "## Injected",
            "",
            *found(weeks),
            "",
            "## Withdrawn",
            "",
            *ceased(weeks),
            "",
            "## Week by week",
            "",
            *by_week(weeks),
            "",
            "## Every change",
            "",
            *described(weeks),
            "",
        ]
    )


def parse(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="jobs/bench stream", description=__doc__)
    parser.add_argument("--archive", type=Path, required=True, help="20news-bydate.tar.gz, folders of newsgroups in it")
    parser.add_argument("--topics", type=int, default=20, help="number of topics")
    parser.add_argument("--articles", type=int, default=30, help="articles of each newsgroup a week")
    parser.add_argument("--output", type=Path, default=DOCUMENT, help="Markdown file to put the section into")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    arguments = parse(words)
    folder = WORK / "stream"
    try:
        unpack(arguments.archive, folder / "weeks", arguments.articles)
        warehouse = folder / "warehouse"
        shutil.rmtree(warehouse, ignore_errors=True)
        weeks = []
        for week in range(1, WEEKS + 1):
            seconds = run(arguments, folder / "weeks", warehouse, week)
            weeks.append(read(warehouse, week))
            weeks[-1].seconds = seconds
        section.put(arguments.output, "stream", render(arguments, weeks))
    except (BenchError, OSError, ValueError, KeyError, StopIteration) as problem:
        print(f"jobs/bench: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
