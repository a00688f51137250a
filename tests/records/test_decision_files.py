"""Decisions that leave as files, are edited by people, and come back."""

import csv
import datetime as dt
import json
import re

import pytest
from ledgermaking import a_document, claims_of

from numclaims.errors import InputError
from numclaims.records import decisionlist, labelstudio, reviewsheet, spreadsheet
from numclaims.records.corrections import checked
from numclaims.records.decisions import lay_over, make

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)
TEXT = (
    "=At least 12 people were killed in Homs on Friday, a doctor said.\n\n"
    "In Hama, 30 people were injured; activists said so. Some 1,600 people fled to Turkey. He owned 3 guitars."
)
DOCUMENT = a_document(text=TEXT)


def claim(quote="12"):
    return next(c for c in claims_of(DOCUMENT) if c.quote == quote)


def some():
    row = claim()
    changes = checked(
        {"value": "15", "place_name": "Jisr al-Shughour", "hedge": "=a;b\\c", "population": "(none)"}, row
    )
    fix = make("correct", "Ana", NOW, claim=row, text=TEXT, why="=1+1; really", changes=changes)
    no = make("reject", "Ben", NOW, claim=claim("30"), text=TEXT)
    name = make("root", "Ben", NOW, name="doctor", changes={"root": "Dr A"})
    one = make("merge", "Ana", NOW, claim=claim("1,600"), text=TEXT, name="the exodus")
    return [fix, no, name, one, make("withdraw", "Ana", NOW, name=no.decision_id)]


def laid(given=()):
    return lay_over(claims_of(DOCUMENT), [DOCUMENT], given)


def table(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def put(path, rows, delimiter=","):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)


def read_list(path, known=(), who=None):
    return decisionlist.read(path, known, claims_of(DOCUMENT), [DOCUMENT], who=who, now=LATER)


@pytest.mark.parametrize("known", [True, False], ids=["into the same ledger", "into another one"])
def test_the_list_comes_back_as_it_was(tmp_path, known):
    path = tmp_path / "decisions.csv"
    given = some()
    decisionlist.write(path, laid(given).standings)
    found = read_list(path, given if known else ())
    assert found.errors == []
    assert found.decisions == given


def test_no_cell_of_the_list_is_run_by_a_spreadsheet(tmp_path):
    decisionlist.write(tmp_path / "d.csv", laid(some()).standings)
    assert not [c for row in table(tmp_path / "d.csv") for c in row.values() if c.startswith(tuple("=+-@\t"))]


def test_a_number_below_zero_is_a_number_in_a_sheet(tmp_path):
    cold = a_document(text="It was -5 degrees Celsius in Homs.")
    reviewsheet.write(tmp_path / "sheet.csv", claims_of(cold), untracked=True)
    (row,) = table(tmp_path / "sheet.csv")
    assert (row["value"], row["quote"]) == ("-5", "'-5")


@pytest.mark.parametrize("text", ["", "=1", "'=1", "''+x", "'tis", "-5", "\t", "a=b", "'"])
def test_guarded_cells_read_back(text):
    assert spreadsheet.unguarded(spreadsheet.guarded(text)) == text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_an_edited_row_withdraws_the_old_and_makes_a_new_decision(tmp_path, delimiter):
    path = tmp_path / "decisions.csv"
    given = some()
    decisionlist.write(path, laid(given).standings)
    rows = table(path)
    rows[0]["changes"] = (
        rows[0]["changes"].replace("value=15", "value=17").replace("place_name=Jisr al-Shughour", "place_name=Hama")
    )
    rows[0]["quote"] = "12.0"  # what a spreadsheet makes of a number does not matter for a known decision
    put(path, rows, delimiter)
    found = read_list(path, given)
    assert found.errors == []
    undone, new = found.decisions[:2]
    assert (undone.action, undone.name) == ("withdraw", given[0].decision_id)
    row = next(c for c in laid([*given, undone, new]).claims if c.quote == "12")
    assert (row.value, row.place_path, row.decision) == (17, "Hama, Syria", "corrected")
    assert found.decisions[2:] == given[1:]


def test_a_row_written_by_hand(tmp_path):
    path = tmp_path / "mine.csv"
    rows = [
        {
            "action": "correct",
            "who": "Ana",
            "doc_id": "a.txt",
            "quote": "12",
            "changes": "value=15; place_name=Hama",
            "name": "",
        },
        {"action": "split", "who": "", "doc_id": "a.txt", "quote": "1,600", "changes": "", "name": "exodus"},
    ]
    put(path, rows)
    found = read_list(path, who="Ben")
    assert found.errors == []
    rows = {c.quote: c for c in laid(found.decisions).claims}
    assert (rows["12"].value, rows["12"].place_name) == (15, "Hama")
    assert [d.who for d in found.decisions] == ["Ana", "Ben"]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"action": "corect"}, "no action"),
        ({"who": ""}, "--who"),
        ({"doc_id": "b.txt"}, r"documents\.jsonl"),
        ({"quote": "13"}, "does not stand"),
        ({"quote": "people"}, "more than once"),
        ({"quote": "Friday"}, "No number"),
        ({"changes": ""}, "without changes"),
        ({"changes": "value"}, "field=value"),
        ({"changes": "value=many"}, "no number"),
        ({"action": "accept"}, "with changes"),
        ({"action": "merge", "changes": ""}, "without a name"),
        ({"made_at": "yesterday"}, "no moment"),
        ({"doc_sha256": "abc", "char_start": "x"}, "whole numbers"),
    ],
)
def test_a_row_that_is_no_decision_is_named_with_line_and_cure(tmp_path, row, words):
    good = {
        "action": "correct", "who": "Ana", "doc_id": "a.txt", "quote": "12", "changes": "value=15", "name": "",
        "made_at": "", "doc_sha256": "", "char_start": "", "char_end": "",
    }  # fmt: skip
    path = tmp_path / "mine.csv"
    put(path, [good, good | row, good])
    found = read_list(path)
    assert len(found.decisions) == 2
    (error,) = found.errors
    assert "mine.csv, line 3: " in error.problem
    assert __import__("re").search(words, str(error)), str(error)
    assert error.cure


@pytest.mark.parametrize(
    ("content", "words"), [(b"a,b\n1,2\n", "'action' is missing"), (b"\xff\xfea", "UTF-8"), (None, "cannot be read")]
)
def test_a_file_that_is_no_list(tmp_path, content, words):
    path = tmp_path / "x.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_list(path)


def sheet(tmp_path, given=()):
    path = tmp_path / "sheet.csv"
    reviewsheet.write(path, laid(given).claims)
    return path, table(path)


def read_sheet(path, given=(), who="Ana"):
    return reviewsheet.read(path, laid(given).claims, [DOCUMENT], who=who, now=LATER)


def test_a_sheet_left_alone_says_nothing(tmp_path):
    path, rows = sheet(tmp_path)
    assert {r["quote"] for r in rows} == {"12", "30", "1,600"}
    confidences = [float(r["confidence"]) for r in rows]
    assert confidences == sorted(confidences)
    assert read_sheet(path).decisions == []


def test_what_was_edited_in_a_sheet_is_decided(tmp_path):
    path, rows = sheet(tmp_path)
    by = {r["quote"]: r for r in rows}
    by["12"] |= {
        "value": "15.0",
        "low": "15",
        "place_name": "Hama",
        "population": "",
        "why": "read again",
        "decision": "",
    }
    by["30"] |= {"decision": "Reject", "who": "Ben"}
    by["1,600"] |= {
        "decision": "merge",
        "series_name": "exodus",
        "value": "1,600",
        "low": "1,550.0",
        "negated": "FALSE",
    }
    put(path, rows, ";")
    found = read_sheet(path)
    assert found.errors == []
    assert sorted((d.action, d.who) for d in found.decisions) == [
        ("correct", "Ana"),
        ("merge", "Ana"),
        ("reject", "Ben"),
    ]
    after = {c.quote: c for c in laid(found.decisions).claims}
    assert (after["12"].value, after["12"].place_path) == (15, "Hama, Syria")
    assert after["30"].decision == "rejected"
    again = read_sheet(path, found.decisions)
    assert [d.action for d in again.decisions] == ["merge"]
    assert again.errors == [], "what was decided already is no error when the sheet is read twice"


@pytest.mark.parametrize("form", ["%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y"])
def test_what_a_spreadsheet_wrote_in_its_own_manner_was_not_edited(tmp_path, form):
    document = a_document(
        text="At least 12 people were killed in Homs on Tuesday, activists said.", published="2011-06-08"
    )
    path = tmp_path / "sheet.csv"
    reviewsheet.write(path, claims_of(document))
    (row,) = table(path)
    days = [n for n in row if n.startswith(("as_of", "period")) and row[n]]
    assert days
    row |= {n: dt.date.fromisoformat(row[n]).strftime(form) for n in days} | {"negated": "FALSE", "value": "12,0"}
    put(path, [row], ";")
    found = reviewsheet.read(path, claims_of(document), [document], who="Ana", now=LATER)
    assert (found.decisions, found.errors) == ([], [])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"decision": "yes"}, "accept"),
        ({"decision": "accept", "value": "15"}, "undo the change"),
        ({"decision": "correct"}, "no cell"),
        ({"decision": "split"}, "series_name"),
        ({"measure": "kiled"}, "killed"),
        ({"value": "15", "as_shown": "x0"}, "anew"),
        ({"decision": "accept", "claim_id": "0", "char_start": "3"}, "no longer"),
    ],
)
def test_a_row_of_a_sheet_that_cannot_be_is_named_with_line_and_cure(tmp_path, row, words):
    path, rows = sheet(tmp_path)
    number = next(i for i, r in enumerate(rows) if r["quote"] == "12")
    rows[number] |= row
    put(path, rows)
    found = read_sheet(path)
    assert found.decisions == []
    (error,) = found.errors
    assert f"sheet.csv, line {number + 2}: " in error.problem
    assert words in str(error)


def test_a_claim_id_that_a_spreadsheet_took_for_a_number_is_found_by_its_place(tmp_path):
    path, rows = sheet(tmp_path)
    rows[0] |= {"decision": "accept", "claim_id": "1.23E+15"}
    put(path, rows)
    assert len(read_sheet(path).decisions) == 1


def tasks(tmp_path):
    path = tmp_path / "tasks.json"
    labelstudio.write(path, claims_of(DOCUMENT), [DOCUMENT])
    return path, json.loads(path.read_text(encoding="utf-8"))


def annotated(path, given, results, **more):
    given[0] |= {"id": 7, "annotations": [{"result": results, "completed_by": {"email": "ana@example.org"}} | more]}
    path.write_text(json.dumps(given), encoding="utf-8")
    return labelstudio.read(path, claims_of(DOCUMENT), [DOCUMENT], now=NOW)


def test_tasks_have_the_form_that_label_studio_reads(tmp_path):
    _, (task,) = tasks(tmp_path)
    assert task["data"]["text"] == TEXT
    (prediction,) = task["predictions"]
    for region in prediction["result"]:
        value = region["value"]
        assert TEXT[value["start"] : value["end"]] == value["text"]
        assert (region["type"], region["from_name"], region["to_name"]) == ("labels", "label", "text")
    assert {tuple(r["value"]["labels"]) for r in prediction["result"]} == {("killed",), ("injured",), ("refugees",)}
    configuration = labelstudio.configuration(claims_of(DOCUMENT))
    assert all(f'<Label value="{m}"/>' in configuration for m in ("killed", "injured", "refugees"))


def test_labels_stand_in_the_order_of_the_alphabet_and_the_least_sure_task_can_come_first(tmp_path):
    found = re.findall(r'value="(\w+)"', labelstudio.configuration(claims_of(DOCUMENT)))
    assert found == sorted(found)
    assert {"killed", "refugees"} <= set(found)
    labelstudio.write(tmp_path / "tasks.json", claims_of(DOCUMENT), [DOCUMENT])
    (task,) = json.loads((tmp_path / "tasks.json").read_text("utf-8"))
    (prediction,) = task["predictions"]
    assert prediction["score"] == min(mark["score"] for mark in prediction["result"])
    assert len({mark["score"] for mark in prediction["result"]}) > 1


def test_annotated_tasks_are_decisions(tmp_path):
    path, given = tasks(tmp_path)
    regions = {r["value"]["text"]: r for r in given[0]["predictions"][0]["result"]}
    regions["12"]["value"]["labels"] = ["injured"]
    added = {"start": TEXT.index("3 guitars"), "end": TEXT.index("3 guitars") + 1, "text": "3", "labels": ["killed"]}
    result = [regions["12"], regions["1,600"], {"type": "labels", "value": added}]
    found = annotated(path, given, result, updated_at="2026-02-03T04:05:06Z")
    assert found.errors == []
    after = {c.quote: c for c in laid(found.decisions).claims}
    assert (after["12"].measure, after["12"].decision) == ("injured", "corrected")
    assert after["1,600"].decision == "accepted"
    assert after["30"].decision == "rejected"
    assert (after["3"].measure, after["3"].tracked) == ("killed", True)
    assert {d.who for d in found.decisions} == {"ana@example.org"}
    assert {d.made_at[:10] for d in found.decisions} == {"2026-02-03"}
    assert annotated(path, given, result, updated_at="2026-02-03T04:05:06Z").decisions == found.decisions
    assert annotated(path, given, result, was_cancelled=True).decisions == []


def test_a_span_that_does_not_hold_its_words_is_refused(tmp_path):
    path, given = tasks(tmp_path)
    result = given[0]["predictions"][0]["result"]
    for region in result:
        if region["value"]["text"] == "12":
            region["value"]["start"] -= 1
    found = annotated(path, given, result)
    (error,) = found.errors
    assert "is ' 12', not '12'" in error.problem
    assert {d.action for d in found.decisions} == {"accept"}, "a slip rejects nothing"


def test_offsets_of_a_browser_are_understood(tmp_path):
    text = "\U0001f600 " + TEXT
    document = a_document(text=text)
    rows = claims_of(document)
    path = tmp_path / "tasks.json"
    labelstudio.write(path, rows, [document])
    given = json.loads(path.read_text(encoding="utf-8"))
    result = given[0]["predictions"][0]["result"]
    for region in result:
        region["value"]["start"] += 1
        region["value"]["end"] += 1
    given[0]["annotations"] = [{"result": result, "completed_by": 3}]
    path.write_text(json.dumps(given), encoding="utf-8")
    found = labelstudio.read(path, rows, [document], now=NOW)
    assert found.errors == []
    assert [d.action for d in found.decisions] == ["accept"] * len(result)


def test_tasks_of_another_text_are_refused(tmp_path):
    path, given = tasks(tmp_path)
    given[0]["data"]["text"] += " More."
    assert "changed" in str(annotated(path, given, []).errors[0])
    given[0]["data"]["doc_id"] = "b.txt"
    assert "no document" in str(annotated(path, given, []).errors[0])
    path.write_text('{"a": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="list of tasks"):
        labelstudio.read(path, [], [], now=NOW)
    path.write_text("[" * 100_000, encoding="utf-8")
    with pytest.raises(InputError, match="no JSON"):
        labelstudio.read(path, [], [], now=NOW)
