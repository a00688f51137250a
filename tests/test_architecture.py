"""What must hold of the code as a whole."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LONGEST = 420
HEAVY = ("pandas", "pint", "quantulum3", "matplotlib", "duckdb", "pyarrow", "numpy", "ahocorasick_rs")


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT / "src").as_posix())
def test_files_stay_short_and_are_named_for_what_they_hold(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.name not in {"utils.py", "helpers.py", "common.py", "misc.py"}


def test_no_two_files_of_tests_share_a_name():
    names = Counter(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name, count in names.items() if count > 1] == [], "pytest could not collect them together"


@pytest.mark.parametrize("module", ["numclaims", "numclaims.cli", "numclaims.claims"])
def test_importing_builds_nothing_heavy(module):
    code = f"import sys, {module}; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_extraction_loads_no_unit_library():
    code = (
        "import sys, numclaims; numclaims.extract('At least 12 people died 5 miles from Homs.');"
        f"print([m for m in {HEAVY[:-1]!r} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_columns_of_the_contract_are_all_there_in_order():
    from numclaims.claims import Claim, Discrepancy, Series
    from numclaims.records.schema import columns
    from numclaims.views.tables import FIGURE_COLUMNS

    figures = (
        "as_of measure value low high qualifier unit population place_name attributed_to publisher published sentence"
        " stock_flow actor root hedge doc_id url claim_id series_id"
    ).split()
    series = (
        "series_id measure place_name place_path population stock_flow unit event_id event claims documents publishers"
        " roots first_as_of last_as_of first_value last_value lowest highest agreed_low agreed_high status figure"
    ).split()
    findings = ("discrepancy_id type severity measure place_name claim_ids series_ids values roots explanation").split()
    claims = (
        "claim_id doc_id doc_sha256 publisher title url published_earliest published_latest published_basis section page"
        " char_start char_end quote sentence sentence_start sentence_end kind rejected_by value low high qualifier"
        " qualifier_text change unit reported_unit base_value base_low base_high base_unit measure counted population"
        " part_of actor stock_flow negated hedge implied derived_from place_name place_path place_country"
        " place_geonameid lat lon as_of_earliest as_of_latest as_of_basis period_start period_end attributed_to"
        " attribution_start attribution_end attributed_to_resolved relayed_by cue cue_start cue_end attribution_type"
        " attribution_basis root copy_of tracked salience confidence event_id series_id rules"
    ).split()
    assert list(FIGURE_COLUMNS)[: len(figures)] == figures
    assert list(columns(Claim))[: len(claims)] == claims
    assert list(columns(Series))[: len(series)] == series
    assert list(columns(Discrepancy))[: len(findings)] == findings
