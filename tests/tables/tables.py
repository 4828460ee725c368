"""The tables of a result, read as docs/results.md says: in DuckDB, in pandas and as a spreadsheet's CSV."""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib

import duckdb
import pandas

PROGRAM = sys.argv[1]
SCENARIO = "scenarios/credit-union.toml"
TRIALS = 2000


def run(out, *more):
    command = [PROGRAM, "run", SCENARIO, "--set", f"experiment.trials={TRIALS}", "--out", out, "--quiet", *more]
    subprocess.run(command, check=True)


def check_frame(trials, out):
    summary = json.load(open(os.path.join(out, "summary.json"), encoding="utf-8"))
    scenario = tomllib.load(open(os.path.join(out, "scenario.toml"), "rb"))
    by_policy = {policy["name"]: policy for policy in summary["policies"]}
    assert len(trials) == TRIALS * len(by_policy)

    # A count less a count is a difference, not a wrapped number.
    wide = trials.pivot(index="trial", columns="policy", values="people")
    difference = wide["nobody"] - wide["open"]
    assert difference.min() < 0 and difference.abs().max() < 1e6, difference.describe()

    # The value of a row is what docs/results.md says, and its mean is that of summary.json.
    worth = scenario["outcome"]
    unseen = {policy["name"] for policy in scenario["policy"] if policy.get("accept_none")}
    reviewed = trials["policy"].map(lambda name: 0 if name in unseen else scenario["requests"]["count"])
    wire_fee = worth.get("wire_fee", 0) if scenario["release"].get("wire", 0) > 0 else 0
    value = (
        trials["deals"] * worth["deal_value"]
        - reviewed * worth["cost_per_request"]
        - trials["accepted"] * worth["cost_per_contact"]
        - wire_fee
    )
    assert (value - trials["value"]).abs().max() < 1e-9, (value - trials["value"]).describe()

    for name, policy in by_policy.items():
        rows = trials[trials["policy"] == name]
        assert abs(rows["reached"].mean() - policy["reach"]["estimate"]) < 1e-12
        assert abs(rows["value"].mean() - policy["value"]["estimate"]) < 1e-6
        assert abs(rows["people"].mean() - policy["people_mean"]) < 1e-9
        # Who was accepted: of the successes of a policy, those whose evangelist the other had declined.
        successes = rows[rows["reached"]]
        for declined in (row for row in summary["declined"] if row["policy"] == name):
            column = successes["evangelist_accepted_by_" + declined["by"]]
            assert abs((column == False).mean() - declined["share"]["estimate"]) < 1e-12, declined  # noqa: E712


def check_duckdb(out):
    parquet = os.path.join(out, "trials.parquet")
    types = dict(duckdb.sql(f"select column_name, column_type from (describe from '{parquet}')").fetchall())
    assert not [name for name, kind in types.items() if kind.startswith("U")], types
    assert types["people"] == "BIGINT" and types["value"] == "DOUBLE", types
    assert types["evangelist_accepted_by_selective"] == "BOOLEAN", types
    [(least,)] = duckdb.sql(
        f"select min(a.people - b.people) from '{parquet}' a join '{parquet}' b using (trial) where a.policy = 'nobody' and b.policy = 'open'"
    ).fetchall()
    assert least < 0, least
    # The queries of the manual work as they stand there.
    manual = open("docs/results.md", encoding="utf-8").read()
    queries = re.findall(r"```sql\n(.*?)```", manual, re.DOTALL)
    assert len(queries) >= 2
    for query in queries:
        rows = duckdb.sql(query.replace("'trials.parquet'", f"'{parquet}'")).fetchall()
        assert rows, query


def main():
    with tempfile.TemporaryDirectory() as home:
        plain, sheet, german = (os.path.join(home, name) for name in ("plain", "sheet", "german"))
        run(plain)
        check_frame(pandas.read_parquet(os.path.join(plain, "trials.parquet")), plain)
        check_duckdb(plain)
        run(sheet, "--trials-format", "csv")
        check_frame(pandas.read_csv(os.path.join(sheet, "trials.csv")), sheet)
        run(german, "--trials-format", "csv", "--language", "de")
        in_german = {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}
        check_frame(pandas.read_csv(os.path.join(german, "trials.csv"), **in_german), german)
        for name in ("summary.csv", "readers.csv"):
            english = pandas.read_csv(os.path.join(sheet, name))
            pandas.testing.assert_frame_equal(english, pandas.read_csv(os.path.join(german, name), **in_german))
    print("The tables say what docs/results.md says they do: pandas, DuckDB, CSV.")


main()
