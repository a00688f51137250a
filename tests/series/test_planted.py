"""Small planted cases: every finding there is, and none where a naive tool would shout.

A case is a table of claims (columns of the contract, and the shorthands of ``making.claim``), the findings expected of them, and
why. Whatever else is found fails the case, so a case without ``find`` is a quiet one. A ``text`` for a document puts its claims'
sentences at their place in it.
"""

from __future__ import annotations

import dataclasses
import random
import tomllib
from pathlib import Path

import pytest
from making import claim, document

from numclaims.series import findings, grouping

CASES = [
    (path.stem, case)
    for path in sorted((Path(__file__).parent.parent / "planted").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]


def build(case):
    texts = {row["id"]: row for row in case.get("document", [])}
    named, claims = {}, []
    for number, row in enumerate(case["claim"]):
        fields = dict(case.get("all", {})) | dict(row)
        key = fields.pop("key", str(number))
        doc = fields.setdefault("doc", f"{number}.txt")
        if doc in texts and "sentence" in fields:
            fields["offset"] = texts[doc]["text"].index(fields["sentence"])
            fields.setdefault("published", texts[doc].get("published"))
            fields.setdefault("publisher", texts[doc].get("publisher"))
        else:
            fields.setdefault("offset", 1000 * sum(1 for other in claims if other.doc_id == doc))
        if "part_of" in fields:
            fields["part_of"] = named[fields["part_of"]].claim_id
        fields["relayed_by"] = tuple(fields.get("relayed_by", ()))
        made = claim(**fields)
        if made.publisher is None and not case.get("publishers_unknown"):
            made = dataclasses.replace(made, publisher="The Daily")  # two unknown papers would be two
        named[key] = made
        claims.append(made)
    documents = [document(row["id"], row["text"], row.get("published"), row.get("publisher")) for row in texts.values()]
    return named, claims, documents


def run(claims, documents):
    placed, series = grouping.follow(claims, documents)
    found = findings.find(placed, series, documents)
    return placed, findings.statuses(series, found), found


def test_there_are_enough_cases_loud_and_quiet():
    loud = [case for _, case in CASES if case.get("find")]
    assert len(loud) >= 33
    assert len(CASES) - len(loud) >= 30


def test_no_two_cases_share_a_name():
    names = [case["name"] for _, case in CASES]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{topic}:{case['name']}") for topic, case in CASES])
def test_planted(case):
    named, claims, documents = build(case)
    placed, series, found = run(claims, documents)
    told = "\n".join(f"{row.type} {row.severity}: {row.explanation}" for row in found)
    wanted = case.get("find", [])
    assert sorted(row.type for row in found) == sorted(row["type"] for row in wanted), f"{case['why']}\n{told}"
    for want in wanted:
        of_type = [row for row in found if row.type == want["type"]]
        if "claims" in want:
            ids = {named[key].claim_id for key in want["claims"]}
            of_type = [row for row in of_type if set(row.claim_ids) == ids]
            assert of_type, f"no {want['type']} of exactly {want['claims']}\n{told}"
        row = of_type[0]
        if "severity" in want:
            assert row.severity == want["severity"], told
        for words in want.get("says", []):
            assert words in row.explanation, told
        if "values" in want:
            assert list(row.values) == want["values"], told
    if "series" in case:
        assert len({row.series_id for row in placed if row.series_id}) == case["series"], grouping_told(series)
    if "status" in case:
        assert case["status"] in {row.status for row in series}, grouping_told(series)
    if "event" in case:
        assert case["event"] in {row.event for row in series}, grouping_told(series)


def grouping_told(series):
    return "\n".join(
        f"{row.measure} {row.place_name} {row.population} {row.stock_flow} {row.event} {row.status}" for row in series
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed):
    for _, case in CASES:
        _, claims, documents = build(case)
        straight = run(claims, documents)
        shuffled = list(claims)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 -- a fixed order, not a secret
        assert run(shuffled, list(reversed(documents))) == straight, case["name"]


def test_a_second_run_over_its_own_claims_changes_nothing():
    for _, case in CASES:
        _, claims, documents = build(case)
        once = run(claims, documents)
        assert run(once[0], documents) == once, case["name"]
