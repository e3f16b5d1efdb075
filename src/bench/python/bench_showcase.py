"""What the world's governments talk about, and when: the report and two notebooks on the UN General Debate, as pictures.

Started by jobs/bench. Writes docs/showcase.md and the pictures beside it.
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import bench_report
import bench_tfidf
import engines
import process
from engines import ROOT, WORK, BenchError
from make_corpus import positive

DOCUMENT = ROOT / "docs" / "showcase.md"
PICTURES = ROOT / "docs" / "showcase"
PATTERN = r".*Session [0-9]+ - (?<date>[0-9]{4})/(?<source>[A-Z]+)_(?<id>[^/]+)[.]txt"
NOTEBOOKS = ("02-topics-over-time", "03-following-a-story")
REQUIREMENTS = (ROOT / "notebooks/requirements.txt", ROOT / "src/test/python/requirements.txt")

# Run by the Python that has the notebooks' packages: executes a notebook, and writes each of its pictures and printed texts.
EXECUTE = """
import base64, json, pathlib, sys
import nbformat
from nbclient import NotebookClient
source, target, name = map(pathlib.Path, sys.argv[1:])
book = nbformat.read(source, as_version=4)
NotebookClient(book, timeout=600, resources={"metadata": {"path": str(source.parent)}}).execute()
shown = []
for cell in book.cells:
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "image/png" in data:
            file = target / f"{name}-{sum(1 for kind, _ in shown if kind == 'picture') + 1}.png"
            file.write_bytes(base64.b64decode(data["image/png"]))
            shown.append(("picture", file.name))
        elif output.output_type == "stream" and output.name == "stdout":
            shown.append(("text", output.text))
print(json.dumps(shown))
"""

SHOOT = """
import pathlib, sys
from playwright.sync_api import sync_playwright
page, target, chromium, *wanted = sys.argv[1:]
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"])
    for each in wanted:
        name, fragment, scheme, height = each.split("|")
        window = browser.new_page(viewport={"width": 1280, "height": int(height)}, color_scheme=scheme)
        window.goto(pathlib.Path(page).resolve().as_uri() + fragment)
        window.wait_for_timeout(300)
        window.screenshot(path=f"{target}/{name}.png")
        window.close()
    browser.close()
"""


def packages() -> Path:
    """The Python that has what the notebooks need, installed once."""
    folder = WORK / "notebooks"
    wanted = "".join(file.read_text(encoding="utf-8") for file in REQUIREMENTS)
    marker = folder / "requirements"
    if not marker.is_file() or marker.read_text(encoding="utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        install = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        for file in REQUIREMENTS:
            install += ["-r", str(file)]
        subprocess.run(install, check=True)
        marker.write_text(wanted, encoding="utf-8")
    return folder / "bin/python"


def query(python: Path, warehouse: Path, sql: str) -> list[list]:
    """Rows of a query over the published tables."""
    import json

    code = (
        "import sys, json, duckdb, broadsheet\n"
        "db = duckdb.connect()\n"
        "for name, folder in broadsheet.tables(sys.argv[1]).items():\n"
        "    db.sql(f\"create view {name} as select * from read_parquet('{folder}/*.parquet')\")\n"
        "print(json.dumps(db.sql(sys.argv[2]).fetchall(), default=str))\n"
    )
    done = subprocess.run([python, "-c", code, warehouse, sql], cwd=ROOT / "notebooks", capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def executed(python: Path, warehouse: Path, story: str) -> dict[str, list]:
    import json

    shown = {}
    for name in NOTEBOOKS:
        done = subprocess.run(
            [python, "-c", EXECUTE, ROOT / f"notebooks/{name}.ipynb", PICTURES, name],
            env=process.environment({"BROADSHEET_WAREHOUSE": str(warehouse), "STORY": story}), capture_output=True, text=True, check=True,
        )
        shown[name] = json.loads(done.stdout.splitlines()[-1])
    return shown


def render(arguments: argparse.Namespace, topics: list[list], moves: list[list], shown: dict[str, list]) -> str:
    lines = [
        "# What the world's governments talk about",
        "",
        f"The UN General Debate, every second year from 1947 to 2023: 5,421 speeches of 200 countries. Made on {datetime.date.today().isoformat()} at commit"
        f" {bench_tfidf.commit()} by `jobs/bench showcase --archive FILE --topics {arguments.topics}`, which runs the pipeline with `trends.period=year`, opens the report"
        " in a browser, and executes two of the notebooks.",
        "",
        "## The report",
        "",
        "![The first page of the report: a map of topics, and the list with shares and trends](showcase/report-overview.png)",
        "",
        "![One topic: terms by relevance, shares by year and country, articles](showcase/report-topic.png)",
        "",
        "![Every topic over time](showcase/report-trends.png)",
        "",
        "![In the dark](showcase/report-dark.png)",
        "",
        "## Which topics moved",
        "",
        "From `topic_movements`: those with the largest change either way, by the test that the table's columns name.",
        "",
        "| topic | share of all text | direction | points a year | q |",
        "|---|---|---|---|---|",
        *(f"| {label} | {100 * prevalence:.1f} % | {direction} | {100 * change:+.2f} | {'< 0.001' if q < 0.001 else f'{q:.3f}'} |" for label, prevalence, direction, change, q in moves),
        "",
        "## All topics",
        "",
        "| number | topic | share | coherence | most probable terms |",
        "|---|---|---|---|---|",
        *(f"| {number} | {label} | {100 * prevalence:.1f} % | {coherence:.3f} | {', '.join(terms)} |" for number, label, prevalence, coherence, terms in topics),
    ]
    for name, outputs in shown.items():
        lines += ["", f"## notebooks/{name}.ipynb", ""]
        for kind, what in outputs:
            if not what.strip():
                continue
            lines += [f"![A chart of the notebook](showcase/{what})", ""] if kind == "picture" else ["```", *(line[:160] for line in what.rstrip().splitlines()), "```", ""]
    return "\n".join(lines).rstrip() + "\n"


def main(words: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="jobs/bench showcase", description="Shows the report and two notebooks on the UN General Debate.")
    parser.add_argument("--archive", type=Path, required=True, help="tar archive of the UN General Debate Corpus")
    parser.add_argument("--topics", type=positive, default=40, help="topics (default: %(default)s)")
    parser.add_argument("--story", default="", help="words of the title of the speech that is followed (default: the newest)")
    parser.add_argument("--keep", type=Path, help="warehouse to use as it is, if it is there, and to leave")
    arguments = parser.parse_args(words)
    warehouse = arguments.keep or WORK / "showcase-warehouse"
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    try:
        if not chromium:
            raise BenchError("No Chromium was found. Install one, or name it in CHROMIUM.")
        bench_tfidf.prepare([engines.BROADSHEET])
        bench_report.job("showcase", "pipeline", "--input", f"un={arguments.archive.resolve()}", "--warehouse", str(warehouse), "--topics", str(arguments.topics),
                         "--set", f"ingest.path-pattern={PATTERN}", "--set", "trends.period=year")
        shutil.rmtree(PICTURES, ignore_errors=True)
        PICTURES.mkdir(parents=True)
        python = packages()
        topics = query(python, warehouse, "select topic_id, label, prevalence, coherence_npmi, top_terms[1:8] from topics order by prevalence desc")
        moves = query(python, warehouse, "select label, t.prevalence, direction, change, q_value from topic_movements m join topics t using (topic_id)"
                      " where dimension = 'all' and direction in ('rising', 'falling') and rank <= 8 order by change desc")
        risen = query(python, warehouse, "select topic_id from topic_movements where dimension = 'all' and direction = 'rising' order by rank limit 1")
        topic = risen[0][0] if risen else topics[0][0]
        subprocess.run([python, "-c", SHOOT, warehouse / "current/report.html", PICTURES, chromium, "report-overview||light|900",
                        f"report-topic|#topic-{topic}|light|1500", "report-trends|#trends|light|1100", "report-dark||dark|700"], check=True)
        DOCUMENT.write_text(render(arguments, topics, moves, executed(python, warehouse, arguments.story)), encoding="utf-8")
        print(f"Wrote {DOCUMENT} and {len(list(PICTURES.iterdir()))} pictures.")
    except (BenchError, OSError, subprocess.CalledProcessError) as problem:
        print(f"jobs/bench: {problem} {getattr(problem, 'stderr', '') or ''}", file=sys.stderr)
        return 1
    finally:
        if not arguments.keep:
            shutil.rmtree(warehouse, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
