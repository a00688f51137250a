import dataclasses
import datetime as dt

from numclaims.claims import Discrepancy
from numclaims.views import report


def finding(claims, **given):
    values = {
        "discrepancy_id": "d1", "type": "contradiction", "severity": "high", "measure": "refugees", "place_name": "Turkey",
        "claim_ids": tuple(c.claim_id for c in claims), "series_ids": ("s1",), "explanation": "A said 1,600, B said 4,000.",
    }  # fmt: skip
    return Discrepancy(**(values | given))


def written(tmp_path, documents, claims, series, findings):
    return report.write_report(tmp_path, documents, claims, series, findings).read_text(encoding="utf-8")


def test_findings_quote_their_sentences_with_source_day_and_place_in_the_text(tmp_path, claim, series, documents):
    claims = [claim(1600, dt.date(2011, 6, 8)), claim(4000, source="UNHCR")]
    told = written(tmp_path, documents, claims, [series(claims)], [finding(claims)])
    assert "Turkish official said **1,600** Syrians had crossed into Turkey." in told
    assert "as of 8 June 2011" in told
    assert "undated" in told
    assert "at character 22" in told
    assert told.index("A said 1,600") < told.index("## Figures told more than once")


def test_findings_come_by_severity(tmp_path, claim, series, documents):
    claims = [claim(), claim()]
    findings = [
        finding(claims, discrepancy_id=s, severity=s, explanation=f"It is {s}.")
        for s in ("info", "low", "high", "medium")
    ]
    told = written(tmp_path, documents, claims, [series(claims)], findings)
    places = [told.index(f"It is {s}.") for s in ("high", "medium", "low", "info")]
    assert places == sorted(places)


def test_the_latest_figure_of_each_source(tmp_path, claim, series, documents):
    claims = [
        claim(1600, dt.date(2011, 6, 8)), claim(4000, dt.date(2011, 6, 10), qualifier="more_than"), claim(4600, source="UNHCR")
    ]  # fmt: skip
    told = written(
        tmp_path, documents, claims, [series(claims, status="agreed", agreed_low=4600.0, agreed_high=4600.0)], []
    )
    assert "| Turkish official | more than 4,000 | 10 June 2011 |" in told
    assert "| UNHCR | 4,600 | undated |" in told
    assert "| Turkish official | 1,600" not in told
    assert "All can be true at 4,600." in told
    assert "No two reports disagree" in told


def test_the_days_of_the_reports_are_told_by_their_ends(tmp_path, claim, documents):
    first = documents[0]
    day = first.published_latest
    earlier = dataclasses.replace(first, id="2.txt", published_earliest=None, published_latest=dt.date(2011, 6, 3))
    assert f"are of {day.day} June 2011.\n" in written(tmp_path, [first], [claim()], [], [])
    assert f"are of 3 June 2011 to {day.day} June 2011.\n" in written(tmp_path, [first, earlier], [claim()], [], [])


def test_undated_documents_are_named(tmp_path, claim, documents):
    told = written(tmp_path, documents, [claim()], [], [])
    assert "No date is known for `1.txt`" in told


def test_nothing_of_a_source_becomes_markup(tmp_path, claim, series, documents):
    nasty = claim(source="<script>alert(1)</script> | **x** [y](z)", url="javascript:alert(1)")
    told = written(tmp_path, documents, [nasty, nasty], [series([nasty, nasty])], [finding([nasty])])
    assert "<script>" not in told.replace("\\<script\\>", "")
    assert "javascript:" not in told
    tables = [block.splitlines() for block in told.split("\n\n") if block.startswith("|")]
    assert tables
    for table in tables:
        assert len({line.replace("\\|", "").count("|") for line in table}) == 1, table


def test_figures_told_once_share_a_table(tmp_path, claim, series, documents):
    claims = [
        claim(5.0, measure="tanks", unit="tank", series_id="s1"),
        claim(7.0, measure="tanks", unit="tank", series_id="s2"),
    ]
    each = [
        series(claims[:1], series_id="s1", measure="tanks", unit="tank", place_name="Homs"),
        series(claims[1:], series_id="s2", measure="tanks", unit="tank", place_name="Hama"),
    ]
    told = written(tmp_path, documents, claims, each, [])
    once = told.partition("## Figures told once")[2]
    assert once.count("| figure | claim |") == 1
    assert once.index("Hama") < once.index("Homs")
    assert "| Tanks in Hama | 7 | Turkish official | undated | `1.txt` at character 22 |" in once
    assert "| Tanks in Homs | 5 |" in once


def test_contested_figures_come_first_and_measures_with_most_claims(tmp_path, claim, series, documents):
    claims = [claim(series_id="s1") for _ in range(3)] + [claim(series_id="s2") for _ in range(2)]
    claims += [claim(series_id="s3", measure="killed") for _ in range(2)]
    each = [
        series(claims[:3], series_id="s1", place_name="Turkey"),
        series(claims[3:5], series_id="s2", place_name="Jordan", status="contested"),
        series(claims[5:], series_id="s3", measure="killed", place_name="Syria"),
    ]
    told = written(tmp_path, documents, claims, each, [])
    headings = [line for line in told.splitlines() if line.startswith(("### ", "#### "))]
    assert headings == [
        "### Refugees", "#### Refugees in Jordan", "#### Refugees in Turkey", "### People killed", "#### People killed in Syria",
    ]  # fmt: skip


def test_what_was_worked_out_is_not_what_a_source_said_last(tmp_path, claim, series, documents):
    said = claim(1600)
    derived = claim(600, derived_from=(said.claim_id,), quote="", doc_id=said.doc_id, char_start=30, char_end=30)
    told = written(tmp_path, documents, [said, derived], [series([said, derived])], [])
    assert "| Turkish official | 1,600 |" in told
    assert "600 (worked out)" not in told


def test_a_sentence_with_two_of_the_figures_is_quoted_once(tmp_path, claim, series, documents):
    text = "At least 1,600 fled to Turkey and 4,000 to Jordan."
    spot = {"sentence": text, "sentence_end": len(text), "doc_id": "0.txt"}
    both = [
        claim(1600, char_start=9, char_end=14, **spot),
        claim(4000, char_start=34, char_end=39, **spot),
    ]
    told = written(tmp_path, documents, both, [series(both)], [finding(both)])
    assert "> At least **1,600** fled to Turkey and **4,000** to Jordan." in told
    assert told.count("fled to Turkey") == 1


def test_beyond_six_sentences_only_their_places_are_told(tmp_path, claim, series, documents):
    claims = [claim(1000.0 + i, doc_id=f"{i}.txt") for i in range(9)]
    told = written(tmp_path, documents, claims, [series(claims)], [finding(claims)])
    assert told.count("\n> —") == 6
    assert "Likewise 1,006 in `6.txt` at character 22, 1,007 in `7.txt` at character 22 and 1,008 in `8.txt`" in told


def test_what_to_look_at_first_leads_to_its_finding_and_says_it_in_short(tmp_path, claim, series, documents):
    claims = [claim(1600, dt.date(2011, 6, 8)), claim(4000, source="UNHCR")]
    findings = [finding(claims), finding(claims, discrepancy_id="d2", severity="medium", type="scope_mismatch")]
    told = written(tmp_path, documents, claims, [series(claims)], findings)
    line = next(row for row in told.splitlines() if row.startswith("1. ["))
    assert line.endswith(": 1,600 (Turkish official) against 4,000 (UNHCR)")
    anchor = line.partition("(#")[2].partition(")")[0]
    heading = next(row for row in told.splitlines() if row.startswith("### 1. "))
    assert anchor == heading.removeprefix("### ").lower().replace(".", "").replace(":", "").replace(",", "").replace(
        " ", "-"
    )


def test_what_is_for_information_takes_a_line_without_quotations(tmp_path, claim, series, documents):
    claims = [claim(1600), claim(1600)]
    told = written(tmp_path, documents, claims, [series(claims)], [finding(claims, type="circular", severity="info")])
    info = told.partition("### For information")[2].partition("## Figures")[0]
    assert info.strip().startswith("- **One source in several papers: ")
    assert "Found in `0.txt` at character" in info
    assert "> " not in info


def test_a_copied_sentence_is_quoted_once(tmp_path, claim, series, documents):
    claims = [claim(1600), claim(1600, publisher="AFP"), claim(4000, source="UNHCR")]
    told = written(tmp_path, documents, claims, [series(claims)], [finding(claims)])
    assert told.count("\n> —") == 2
    assert "word for word in `1.txt` at character" in told


def test_many_figures_told_once_are_cut_to_those_that_matter(tmp_path, claim, series, documents):
    claims = [claim(100.0 + i, series_id=f"s{i}", salience=i / 100) for i in range(90)]
    each = [series([c], series_id=c.series_id, place_name=f"Town {i}") for i, c in enumerate(claims)]
    once = written(tmp_path, documents, claims, each, []).partition("## Figures told once")[2]
    assert once.count("\n| Refugees in Town") == 60
    assert "Town 89" in once
    assert "Town 1 " not in once
    assert "30 more stand in `figures.csv`" in once


def test_the_day_of_printing_is_told_where_it_is_another(tmp_path, claim, series, documents):
    day = dt.date(2011, 6, 10)
    claims = [claim(1600, dt.date(2011, 6, 8), published_earliest=day, published_latest=day), claim(4000)]
    told = written(tmp_path, documents, claims, [series(claims)], [finding(claims)])
    assert "as of 8 June 2011, printed 10 June 2011" in told


def test_a_distance_said_again_in_another_unit_is_told_once(tmp_path, claim, series, documents):
    miles, km = (
        claim(
            value, doc_id="0.txt", char_start=at, measure="distance", kind="measurement", unit=unit, base_unit="meter",
            base_value=base, quote=f"{value:g}", reported_unit=reported,
            sentence="The camp is 30 miles (48 km) from Turkey.", qualifier_text=None,
        )
        for value, at, unit, reported, base in (
            (30.0, 12, "mile", "miles", 48280.32), (48.0, 22, "kilometer", "km", 48000.0),
        )
    )  # fmt: skip
    told = written(tmp_path, documents, [km, miles], [series([km, miles], measure="distance", unit="meter")], [])
    assert "of which 0 are told more than once" in told
    assert "| 30 miles |" in told[told.index("## Figures told once") :]
    assert "48 km |" not in told
