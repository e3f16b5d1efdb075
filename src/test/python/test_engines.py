"""Every published table, opened by every engine and compared value for value: types, absent values, times, arrays, maps."""

import datetime
import glob
import json
import math
import os

import broadsheet
import duckdb
import pandas
import polars
import pyarrow.parquet
import pyspark
import pytest

from conftest import PROJECT

TYPES = {"string": "string", "int": "int32", "bigint": "int64", "double": "double", "boolean": "bool", "date": "date32[day]",
         "timestamp": "timestamp[us, tz=UTC]", "array<string>": "list<element: string not null>", "map<string,double>": "map<string, double>",
         "map<string,array<string>>": "map<string, list<element: string>>"}


@pytest.fixture(scope="module")
def paths(warehouse):
    return broadsheet.tables(warehouse)


@pytest.fixture(scope="module")
def dictionary(paths):
    rows = pyarrow.parquet.read_table(paths["data_dictionary"]).to_pylist()
    columns = {}
    for row in rows:
        columns.setdefault(row["table"], {})[row["column"]] = row
    return columns


def plain(value):
    """A value as plain Python, the same whichever engine it came from."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or value is pandas.NaT or value is pandas.NA:
        return None
    if isinstance(value, datetime.datetime):
        aware = value if value.tzinfo else value.replace(tzinfo=datetime.timezone.utc)
        return aware.astimezone(datetime.timezone.utc)
    if isinstance(value, dict):
        if set(value) == {"key", "value"} and isinstance(value["key"], list):
            value = dict(zip(value["key"], value["value"]))
        return tuple(sorted((key, plain(each)) for key, each in value.items()))
    if isinstance(value, (list, tuple)) or hasattr(value, "tolist"):
        listed = value.tolist() if hasattr(value, "tolist") else value
        if not isinstance(listed, (list, tuple)):
            return plain(listed)
        pairs = [tuple(each.values()) if isinstance(each, dict) else each for each in listed]
        if pairs and all(isinstance(each, tuple) and len(each) == 2 for each in pairs):
            return tuple(sorted((key, plain(each)) for key, each in pairs))
        return tuple(plain(each) for each in listed)
    return value


def rows(columns, records):
    def key(row):
        return [("" if value is None else repr(value)) for value in row]

    return sorted((tuple(plain(record[column]) for column in columns) for record in records), key=key)


def from_duckdb(folder, columns):
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    found = connection.execute(f"select * from read_parquet('{folder}/*.parquet')")
    names = [each[0] for each in found.description]
    return [dict(zip(names, row)) for row in found.fetchall()]


def from_pandas(folder, columns):
    # Arrow's own types: with numpy's, an absent integer would make its column floating point
    return pandas.read_parquet(folder, dtype_backend="pyarrow").to_dict("records")


def from_polars(folder, columns):
    return polars.read_parquet(f"{folder}/*.parquet").to_dicts()


ENGINES = {"duckdb": from_duckdb, "pandas": from_pandas, "polars": from_polars}


def test_the_dictionary_names_every_column_of_every_table_with_its_type(paths, dictionary):
    for name, folder in paths.items():
        schema = pyarrow.parquet.read_schema(sorted(glob.glob(f"{folder}/*.parquet"))[0])
        assert set(schema.names) == set(dictionary[name]), name
        for field in schema:
            known = dictionary[name][field.name]
            assert str(field.type).replace("list<element: string>", "list<element: string not null>") == TYPES[known["type"]] or known["type"].startswith("map"), (name, field)
            assert field.nullable == known["nullable"], (name, field.name)


def test_every_engine_sees_the_same_values(paths, dictionary):
    seen = 0
    for name, folder in paths.items():
        columns = sorted(dictionary[name])
        truth = rows(columns, pyarrow.parquet.read_table(folder).to_pylist())
        for engine, read in ENGINES.items():
            assert rows(columns, read(folder, columns)) == truth, (name, engine)
        seen += len(truth)
    assert seen > 1000


def test_spark_sees_them_too_with_their_comments(paths, dictionary, spark):
    for name, folder in paths.items():
        columns = sorted(dictionary[name])
        frame = spark.read.parquet(folder)
        truth = rows(columns, pyarrow.parquet.read_table(folder).to_pylist())
        assert rows(columns, [row.asDict(recursive=True) for row in frame.collect()]) == truth, name
        for field in frame.schema:
            known = dictionary[name][field.name]
            assert field.dataType.simpleString() == known["type"], (name, field.name)
            assert field.metadata["comment"] == known["meaning"], (name, field.name)


def test_the_meaning_of_columns_stands_in_the_files_themselves(paths, dictionary):
    for name, folder in paths.items():
        for file in glob.glob(f"{folder}/*.parquet"):
            footer = pyarrow.parquet.read_schema(file).metadata[b"org.apache.spark.sql.parquet.row.metadata"]
            comments = {field["name"]: field["metadata"]["comment"] for field in json.loads(footer)["fields"]}
            assert comments == {column: known["meaning"] for column, known in dictionary[name].items()}, file


def test_the_document_says_how_each_engine_calls_the_types(paths, dictionary, spark):
    lines = [
        "# The tables in other engines",
        "",
        "What each engine makes of the types of the published tables. `.ci/analyst` opens every table of the bundled sample in all of them, compares",
        "it value for value with what pyarrow reads (absent values, times, arrays and maps too), and compares this page, which",
        "`WRITE_ENGINES=1 .ci/analyst -k document` writes.",
        "",
        f"Tried with {', '.join(f'{module.__name__} {module.__version__}' for module in (pyarrow, pandas, polars, duckdb, pyspark))}. Not tried: R's arrow, which reads",
        "the same Parquet through the same C++ library as pyarrow.",
        "",
        "| type in `data_dictionary` | for example | pyarrow | pandas | pandas, `dtype_backend=\"pyarrow\"` | Polars | DuckDB | PySpark |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind in sorted({known["type"] for columns in dictionary.values() for known in columns.values()}):
        name, column = min((name, column) for name in paths for column, known in dictionary[name].items() if known["type"] == kind)
        folder = paths[name]
        seen = [
            pyarrow.parquet.read_schema(sorted(glob.glob(f"{folder}/*.parquet"))[0]).field(column).type,
            pandas.read_parquet(folder, columns=[column]).dtypes.iloc[0],
            pandas.read_parquet(folder, columns=[column], dtype_backend="pyarrow").dtypes.iloc[0],
            polars.read_parquet(f"{folder}/*.parquet", columns=[column]).dtypes[0],
            duckdb.connect().execute(f"describe select {column} from '{folder}/*.parquet'").fetchall()[0][1],
            spark.read.parquet(folder).schema[column].dataType.simpleString(),
        ]
        lines.append(f"| `{kind}` | {name}.{column} | " + " | ".join(f"`{each}`" for each in seen) + " |")
    text = "\n".join(lines) + "\n"
    document = PROJECT / "docs" / "engines.md"
    if os.environ.get("WRITE_ENGINES"):
        document.write_text(text, encoding="utf-8")
    assert document.read_text(encoding="utf-8") == text


def test_keys_are_never_absent(paths, dictionary):
    for name, folder in paths.items():
        table = pyarrow.parquet.read_table(folder)
        for column, known in dictionary[name].items():
            if not known["nullable"]:
                assert table[column].null_count == 0, (name, column)
