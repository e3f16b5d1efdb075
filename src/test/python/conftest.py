"""The tests of the analyst's side: what the tables are for people and for other engines. `.ci/analyst` runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(PROJECT / "notebooks"))

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def run(*arguments, **environment):
    """Runs the launcher, and fails with what it said if it fails."""
    done = subprocess.run(
        [PROJECT / "jobs/run", *map(str, arguments)],
        cwd=PROJECT, env={**os.environ, **environment}, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def warehouse(tmp_path_factory):
    """A warehouse of the bundled sample; BROADSHEET_WAREHOUSE names one that is there already."""
    given = os.environ.get("BROADSHEET_WAREHOUSE")
    if given:
        return Path(given)
    made = tmp_path_factory.mktemp("sample") / "warehouse"
    run("pipeline", "--config", "conf/sample.conf", "--warehouse", made)
    return made


@pytest.fixture(scope="session")
def jar():
    """The product's jar, built if it is not there."""
    run("--version")
    built = [each for each in (PROJECT / "target").glob("broadsheet-*.jar")]
    assert len(built) == 1, built
    return built[0]


@pytest.fixture(scope="session")
def spark(jar):
    """PySpark with the product's jar; one for all tests, since a JVM's classes are those that it was started with."""
    from pyspark.sql import SparkSession

    session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.session.timeZone", "UTC")
               .config("spark.sql.shuffle.partitions", "2").config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
               .config("spark.jars", str(jar)).getOrCreate())
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A warehouse of articles that try to be more than text."""
    import json

    folder = tmp_path_factory.mktemp("hostile")
    corpus = folder / "corpus"
    corpus.mkdir()
    words = [
        "trawler harbour herring cod landed nets quay skipper".split(),
        "parliament vote minister budget coalition amendment debate bill".split(),
    ]
    with open(corpus / "articles.jsonl", "w", encoding="utf-8") as file:
        for number in range(40):
            subject = words[number % 2]
            text = " ".join(subject[(number * 7 + i * 3) % 8] for i in range(60)) + "."
            title = "<script>window.broken = 1</script>" if number == 0 else "=1+1" if number == 1 else f"<img src=x onerror='window.broken = 1'> {number}"
            url = "javascript:window.broken=1" if number % 2 else f"https://example.org/{number}?a=1&b=<b>"
            record = {"id": str(number), "language": "en", "title": title, "text": f"{title}\n\n{text}", "url": url, "source": "\"><script>window.broken = 1</script>",
                      "date": f"2025-{number % 12 + 1:02d}-03"}
            file.write(json.dumps(record) + "\n")
    run("pipeline", "--input", corpus, "--warehouse", folder / "warehouse", "--topics", 2, "--set", "topics.iterations=20", "--set", "duplicates.near=false",
        "--set", "topics.max-document-share=1", "--set", "boilerplate.min-articles=1000")
    return folder / "warehouse"


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium; the tests that need it are skipped where there is none."""
    if not CHROMIUM:
        pytest.skip("no Chromium was found: install one, or name it in CHROMIUM")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=[
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync",
        ])
        yield launched
        launched.close()
