"""Where the published tables of a warehouse are. Everything else in the notebooks is plain libraries."""

import json
import os
from pathlib import Path


def tables(warehouse=None):
    """The folder of each published table, by name, as absolute paths.

    The warehouse is the one given, that of the environment variable BROADSHEET_WAREHOUSE, or the folder
    ``warehouse`` of the project. ``current.json`` is read once, so all tables are of one publication, and stay so
    when a run publishes meanwhile.
    """
    project = Path(__file__).resolve().parent.parent
    root = Path(warehouse or os.environ.get("BROADSHEET_WAREHOUSE") or project / "warehouse").resolve()
    pointer = root / "current.json"
    if not pointer.is_file():
        raise FileNotFoundError(f"Nothing is published in {root}: run jobs/run first, or set BROADSHEET_WAREHOUSE.")
    published = json.loads(pointer.read_text(encoding="utf-8"))["tables"]
    return {name: str(root / entry["path"]) for name, entry in published.items()}
