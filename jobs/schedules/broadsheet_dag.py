"""A run every night, as an Airflow 2 or 3 DAG.

The logical date is Airflow's own, so that clearing a task, or a backfill, runs the day it stands for. A run that is published
already is a no-op with exit code 0. Exit codes 2, 3 and 4 (settings, input, gate) are no matter of another try: they fail the task
at once. Set the variable BROADSHEET_HOME of the workers to the folder of the project, BROADSHEET_CONFIG to a file of settings.
"""

from __future__ import annotations

import os
import subprocess
from datetime import datetime, timedelta, timezone

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context

from airflow.exceptions import AirflowFailException

HOME = os.environ.get("BROADSHEET_HOME", "/opt/broadsheet")
CONFIG = os.environ.get("BROADSHEET_CONFIG", "/etc/broadsheet/nightly.conf")
FINAL = {2: "the command line or a setting is wrong", 3: "the input cannot be used", 4: "a gate failed, nothing was published"}


def run(*arguments: str) -> None:
    """Runs jobs/run, its lines in the task's log. Raises what tells Airflow whether another try makes sense."""
    code = subprocess.run([f"{HOME}/jobs/run", *arguments, "--config", CONFIG], check=False).returncode
    if code in FINAL:
        raise AirflowFailException(f"exit code {code}: {FINAL[code]}. docs/operating.md says what to do.")
    if code != 0:
        raise RuntimeError(f"exit code {code}")


@dag(
    dag_id="broadsheet",
    schedule="15 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    # One writer: a second run would end with exit code 5.
    max_active_runs=1,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=15)},
    tags=["broadsheet"],
    doc_md=__doc__,
)
def broadsheet() -> None:
    @task(execution_timeout=timedelta(hours=12))
    def pipeline() -> None:
        day = get_current_context()["logical_date"].strftime("%Y-%m-%d")
        run("pipeline", "--logical-date", day)

    @task(retries=0)
    def gc() -> None:
        run("gc")

    pipeline() >> gc()


broadsheet()
