"""What jobs/run export writes, opened by those it is for."""

import csv
import json

import broadsheet
import pyarrow.parquet
import pytest

from conftest import run

# What a spreadsheet takes for the beginning of a formula (OWASP, "CSV Injection").
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module")
def exported(warehouse, tmp_path_factory):
    def write(kind):
        folder = tmp_path_factory.mktemp(kind)
        run("export", "--format", kind, "--warehouse", warehouse, "--to", folder)
        return folder

    return write


def test_every_table_is_a_csv_of_as_many_rows(exported, warehouse):
    folder = exported("csv")
    for name, table in broadsheet.tables(warehouse).items():
        with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert len(rows) - 1 == pyarrow.parquet.read_table(table).num_rows
        assert rows[0] == pyarrow.parquet.read_table(table).schema.names


def test_no_text_is_a_formula(exported, hostile, tmp_path):
    run("export", "--format", "csv", "--warehouse", hostile, "--to", tmp_path)
    with open(tmp_path / "articles.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert any("=1+1" in row["title"] for row in rows)
    for row in rows:
        for column in ("title", "source", "text", "url"):
            assert not row[column].startswith(FORMULAS), (column, row[column])


def test_mallets_files_hold_every_topic_and_article(exported, warehouse):
    folder = exported("mallet")
    tables = broadsheet.tables(warehouse)
    topics = pyarrow.parquet.read_table(tables["topics"]).num_rows
    keys = [line.split("\t") for line in (folder / "topic-keys.txt").read_text(encoding="utf-8").splitlines()]
    assert [int(line[0]) for line in keys] == list(range(topics)) and all(float(line[1]) > 0 and line[2].split() for line in keys)
    articles = set(pyarrow.parquet.read_table(tables["article_topics"])["doc_id"].to_pylist())
    lines = [line.split("\t") for line in (folder / "doc-topics.txt").read_text(encoding="utf-8").splitlines()]
    assert {line[1] for line in lines} == articles
    assert all(len(line) == 2 + topics and abs(sum(map(float, line[2:])) - 1) < 1e-6 for line in lines)


def test_pyldavis_prepares_its_map_from_the_export(exported):
    pyldavis = pytest.importorskip("pyLDAvis")
    folder = exported("pyldavis")
    for file in folder.glob("*.json"):
        data = json.loads(file.read_text(encoding="utf-8"))
        prepared = pyldavis.prepare(**data, sort_topics=False)
        assert len(prepared.topic_coordinates) == len(data["topic_term_dists"])
