"""Makes the trees of text files that the benchmarks read, from the archive of the UN General Debate Corpus.

Size 1 is the plain tree: the speeches of the even-numbered sessions, byte for byte. Size N holds every speech N times
under new names. In each copy a share of the sentences is moved away to other speeches, and as many sentences of other
speeches come in, so that no two files are equal and the bytes come to about N times those of size 1.

The same archive, size, share and seed give the same bytes everywhere.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import shutil
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ORIGIN = (
    "The corpus is the folder TXT of data/data_original in the GitHub repository"
    " SarahFranzen/Emotions_in_the_United_Nations_General_Debates (upstream: doi:10.7910/DVN/0TJX8Y);"
    " pack it with: tar -czf ungdc.tar.gz TXT"
)
SPEECH = re.compile(r"(?:.*/)?TXT/Session (\d\d) - \d{4}/[A-Za-z][^/]*\.txt")
SPEECHES = 5421
SENTENCE_END = re.compile(rb"(?<=[.!?;])\s+")
MOVED_SHARE = 0.2
SEED = 20240229

Speech = tuple[str, bytes]


@dataclass(frozen=True)
class Tree:
    """What a tree was made of, and what came of it."""

    archive_sha256: str
    size: int
    moved_share: float
    seed: int
    files: int
    bytes: int


class CorpusError(Exception):
    """What is wrong with the archive, for the person who gave it."""


def read_archive(archive: Path) -> list[Speech]:
    """The speeches of the even-numbered sessions, as (name below TXT, bytes), by name."""
    try:
        with tarfile.open(archive) as tar:
            speeches = sorted(_speeches_in(tar))
    except (OSError, tarfile.TarError, EOFError) as problem:
        raise CorpusError(f"{archive} cannot be read as a tar archive: {problem}. {ORIGIN}") from problem
    if len(speeches) != SPEECHES:
        raise CorpusError(f"{archive} holds {len(speeches)} speeches of even sessions, not {SPEECHES}. {ORIGIN}")
    return speeches


def _speeches_in(tar: tarfile.TarFile) -> Iterator[Speech]:
    for member in tar:
        match = SPEECH.fullmatch(member.name)
        if match is None or int(match.group(1)) % 2 != 0:
            continue
        content = tar.extractfile(member)
        if content is not None:
            yield member.name.rpartition("TXT/")[2], content.read()


def copies_of(speeches: list[Speech], size: int, share: float, seed: int) -> Iterator[Speech]:
    """Every speech `size` times, each copy with sentences exchanged, no two alike."""
    sentences = [SENTENCE_END.split(content) for _, content in speeches]
    seen: set[bytes] = set()
    for index, (name, _) in enumerate(speeches):
        stem = name.removesuffix(".txt")
        for copy in range(size):
            attempt = 0
            while True:
                draw = random.Random(f"{seed}/{name}/{copy}/{attempt}")
                content = b" ".join(exchange(sentences, index, share, draw))
                digest = hashlib.sha256(content).digest()
                if digest not in seen:
                    break
                attempt += 1
            seen.add(digest)
            yield f"{stem}_{copy:03d}.txt", content


def exchange(sentences: list[list[bytes]], index: int, share: float, draw: random.Random) -> list[bytes]:
    """One speech with a share of its sentences, at least one, replaced by sentences of other speeches.

    The first sentence stays, for it may begin with a byte order mark; a speech of one sentence gets one more.
    """
    result = list(sentences[index])
    if len(result) == 1:
        return result + [_sentence_of_another(sentences, index, draw)]
    for position in draw.sample(range(1, len(result)), max(1, round(share * (len(result) - 1)))):
        result[position] = _sentence_of_another(sentences, index, draw)
    return result


def _sentence_of_another(sentences: list[list[bytes]], index: int, draw: random.Random) -> bytes:
    donor = sentences[(index + draw.randrange(1, len(sentences))) % len(sentences)]
    return donor[draw.randrange(1, len(donor)) if len(donor) > 1 else 0].removeprefix(b"\xef\xbb\xbf")


def write_tree(tree: Path, speeches: Iterator[Speech]) -> tuple[int, int]:
    """Writes the speeches as files below `tree` and returns their number and bytes."""
    files = 0
    size = 0
    for name, content in speeches:
        path = tree / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        files += 1
        size += len(content)
    return files, size


def made_before(work: Path, size: int) -> Tree | None:
    """What `work/<size>x` is. The record is written last: a tree without it was cut short and does not count."""
    record = work / f"{size}x.json"
    return Tree(**json.loads(record.read_text(encoding="utf-8"))) if record.is_file() else None


def make(archive: Path, work: Path, size: int, share: float = MOVED_SHARE, seed: int = SEED) -> Tree:
    """Makes the tree `work/<size>x`, unless it is there and made of the same, and returns what it is."""
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    moved = share if size > 1 else 0.0
    before = made_before(work, size)
    if before is not None and before == Tree(digest, size, moved, seed, before.files, before.bytes):
        return before
    tree = work / f"{size}x"
    record = work / f"{size}x.json"
    record.unlink(missing_ok=True)
    if tree.exists():
        shutil.rmtree(tree)
    speeches = read_archive(archive)
    files, total = write_tree(tree, iter(speeches) if size == 1 else copies_of(speeches, size, share, seed))
    made = Tree(digest, size, moved, seed, files, total)
    record.write_text(json.dumps(asdict(made), indent=2) + "\n", encoding="utf-8")
    return made


def positive(text: str) -> int:
    """An argument that counts something."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not 1 or more")
    return number


def share_of(text: str) -> float:
    """An argument that is a share."""
    number = float(text)
    if not 0 < number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not above 0 and at most 1")
    return number


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Makes the trees of text files that the benchmarks read.", epilog=ORIGIN
    )
    parser.add_argument("archive", type=Path, help="tar archive of the UN General Debate Corpus")
    parser.add_argument(
        "--work", type=Path, default=Path("target/bench/corpus"), help="folder of the trees (default: %(default)s)"
    )
    parser.add_argument(
        "--size",
        type=positive,
        action="append",
        metavar="N",
        help="how many times each speech; repeatable (default: 1, 10)",
    )
    parser.add_argument(
        "--moved-share",
        type=share_of,
        default=MOVED_SHARE,
        metavar="SHARE",
        help="share of the sentences exchanged in each copy (default: %(default)s)",
    )
    parser.add_argument("--seed", type=int, default=SEED, help="seed of the exchange (default: %(default)s)")
    arguments = parser.parse_args()
    try:
        for size in arguments.size or [1, 10]:
            made = make(arguments.archive, arguments.work, size, arguments.moved_share, arguments.seed)
            print(f"{arguments.work / f'{size}x'}: {made.files:,} files, {made.bytes:,} bytes")
    except (CorpusError, OSError) as problem:
        print(f"make_corpus: {problem}", file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
