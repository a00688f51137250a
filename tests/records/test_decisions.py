import datetime as dt

import pytest
from ledgermaking import a_document, claims_of, keep

from numclaims.records import decisions
from numclaims.records.corrections import checked
from numclaims.records.decisions import lay_over, make
from numclaims.records.ledger import Ledger
from numclaims.series import grouping
from numclaims.series.regrouping import Regrouping

NOW = dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
TEXT = (
    "At least 12 people were killed in Homs on Friday, a doctor said.\n\n"
    "In Hama, 30 people were injured, activists said. Some 1,600 people fled to Turkey."
)
DOCUMENT = a_document(text=TEXT)


def claim(quote="12", document=DOCUMENT):
    return next(c for c in claims_of(document) if c.quote == quote)


def made(action, quote="12", document=DOCUMENT, changes=None, who="Ana", **more):
    c = claim(quote, document)
    fields = checked(changes, c) if changes else None
    return make(action, who, more.pop("at", NOW), claim=c, text=document.text, changes=fields, **more)


def lay(*given, document=DOCUMENT, claims=None):
    rows = claims_of(document) if claims is None else claims
    laid = lay_over(rows, [document], given)
    assert len(laid.claims) == len(rows)
    return laid


def states(laid):
    return [s.state for s in laid.standings]


def after(laid, quote="12"):
    return next(c for c in laid.claims if c.quote == quote)


def test_accepted():
    row = after(lay(made("accept")))
    assert (row.decision, row.confidence, row.rules[-1], row.tracked) == ("accepted", 1.0, "decision:Ana", True)


def test_rejected_is_kept_and_not_tracked():
    row = after(lay(made("reject")))
    assert (row.decision, row.rejected_by, row.tracked, row.value) == ("rejected", "review:Ana", False, 12)


def test_corrected_keeps_its_id_and_says_who_did_it():
    row = after(lay(made("correct", changes={"value": "15", "place_name": "Hama"})))
    assert (row.claim_id, row.value, row.place_name, row.decision) == (claim().claim_id, 15, "Hama", "corrected")
    assert row.rules == (*claim().rules, "decision:Ana")


def test_what_nobody_spoke_of_is_as_it_was():
    laid = lay(made("reject"))
    assert [c for c in laid.claims if c.quote != "12"] == [c for c in claims_of(DOCUMENT) if c.quote != "12"]


def test_corrections_of_different_fields_add_up_and_the_last_word_counts():
    laid = lay(
        made("reject", who="Ben"),
        made("correct", changes={"value": "15"}),
        made("correct", changes={"value": "16"}, who="Cem"),
        made("correct", changes={"place_name": "Hama"}),
    )
    row = after(laid)
    assert (row.value, row.place_name, row.decision, row.rejected_by) == (16, "Hama", "corrected", None)
    assert row.rules[-2:] == ("decision:Ana", "decision:Cem")
    assert states(laid) == ["superseded", "applied", "applied", "applied"]


def test_who_accepts_a_corrected_claim_accepts_what_he_was_shown():
    corrected = made("correct", changes={"value": "15"})
    laid = lay(corrected, made("accept", who="Ben"))
    row = after(laid)
    assert (row.value, row.decision, row.rules[-2:]) == (15, "corrected", ("decision:Ana", "decision:Ben"))
    assert states(laid) == ["applied", "applied"]
    laid = lay(corrected, made("accept", who="Ben"), made("correct", changes={"place_name": "Hama"}))
    assert (after(laid).value, after(laid).place_name, states(laid)) == (
        15,
        "Hama",
        ["applied", "superseded", "applied"],
    )
    laid = lay(corrected, made("reject"), made("accept", who="Ben"))
    assert (after(laid).value, after(laid).decision, after(laid).rejected_by) == (12, "accepted", None)


def test_withdrawn_and_taken_back():
    first = made("reject")
    undo = make("withdraw", "Ana", NOW, name=first.decision_id)
    redo = make("withdraw", "Ana", NOW, name=undo.decision_id)
    assert after(lay(first, undo)).decision is None
    assert states(lay(first, undo)) == ["withdrawn", "applied"]
    assert after(lay(first, undo, redo)).decision == "rejected"
    assert states(lay(make("withdraw", "Ana", NOW, name="d-none"))) == ["unknown"]


def test_a_correction_holds_when_the_text_above_is_edited():
    edited = a_document(text="Updated: 12 June.\n\n" + TEXT.replace("a doctor", "one doctor"))
    laid = lay(made("correct", changes={"value": "15"}), document=edited)
    assert states(laid) == ["applied"]
    row = next(c for c in laid.claims if c.decision)
    assert (row.value, row.quote, row.sentence.startswith("At least 12 people")) == (15, "12", True)
    assert sum(c.decision is not None for c in laid.claims) == 1


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (TEXT.replace("At least 12", "At least 14"), "gone"),
        ("Nothing happened on Friday.", "gone"),
        (TEXT + "\n\n" + TEXT, "ambiguous"),
    ],
)
def test_a_decision_without_its_place_is_reported_and_applied_nowhere(text, state):
    edited = a_document(text=text)
    laid = lay(made("reject"), document=edited)
    assert states(laid) == [state]
    assert laid.claims == claims_of(edited)
    (trouble,) = laid.troubles()
    assert "Ana" in trouble.problem
    assert '"12" in a.txt' in trouble.problem
    assert "withdraw" in trouble.cure


def test_a_document_that_is_gone_is_reported_and_one_that_was_renamed_is_found():
    other = a_document("b.txt", "Nothing.")
    assert states(lay(made("reject"), document=other)) == ["no_document"]
    renamed = a_document("new/name.txt", TEXT)
    assert after(lay(made("reject"), document=renamed)).decision == "rejected"
    taken = [renamed, a_document("a.txt", "Another text took the name.")]
    laid = lay_over([c for d in taken for c in claims_of(d)], taken, [made("reject")])
    assert [(s.state, s.claim_id) for s in laid.standings] == [("applied", claim("12", renamed).claim_id)]
    copies = [renamed, a_document("copy.txt", TEXT)]
    laid = lay_over([c for d in copies for c in claims_of(d)], copies, [made("reject")])
    assert states(laid) == ["no_document"], "which of two is meant is not known"


def test_newer_rules_that_draw_the_number_otherwise_still_meet_the_decision():
    import dataclasses

    rows = [
        dataclasses.replace(c, char_end=c.char_end + 7, claim_id="new") if c.quote == "12" else c
        for c in claims_of(DOCUMENT)
    ]
    assert next(c for c in lay(made("reject"), claims=rows).claims if c.claim_id == "new").decision == "rejected"
    none = [c for c in claims_of(DOCUMENT) if c.quote != "12"]
    assert states(lay(made("reject"), claims=none)) == ["no_number"]


def test_a_source_gets_another_name_everywhere():
    old = claim().root
    laid = lay(make("root", "Ana", NOW, name=old, changes={"root": "Homs hospital"}))
    assert after(laid).root == "Homs hospital"
    assert "decision:Ana" in after(laid).rules
    assert states(lay(make("root", "Ana", NOW, name="Nobody", changes={"root": "X"}))) == ["no_root"]


def test_series_are_merged_and_split_and_findings_follow():
    texts = {
        "a.txt": "At least 12 people were killed in Homs on 3 June 2011, police said.",
        "b.txt": "At least 14 people were killed in Hama on 3 June 2011, police said.",
        "c.txt": "At least 13 people were killed in Homs on 3 June 2011, police said.",
    }
    documents = [a_document(n, t, published="2011-06-04") for n, t in texts.items()]
    claims = {d.id: next(c for c in claims_of(d) if c.tracked) for d in documents}
    rows = [c for d in documents for c in claims_of(d)]

    def series_of(*given):
        laid = lay_over(rows, documents, given)
        assert not laid.troubles()
        out, series = grouping.follow(laid.claims, documents, Regrouping(merged=laid.merged, split=laid.split))
        found = {c.doc_id: c for c in out if c.tracked}
        counts = {s.series_id: s.claims for s in series}
        assert sum(counts.values()) == 3
        return found

    def about(action, doc, name):
        text = next(d.text for d in documents if d.id == doc)
        return make(action, "Ana", NOW, claim=claims[doc], text=text, name=name)

    plain = series_of()
    assert plain["a.txt"].series_id == plain["c.txt"].series_id != plain["b.txt"].series_id
    merged = series_of(about("merge", "b.txt", "the bombing"), about("merge", "c.txt", "the bombing"))
    assert len({c.series_id for c in merged.values()}) == 1
    assert merged["a.txt"].series_id == plain["b.txt"].series_id, "the first that was named leads"
    assert len({c.event_id for c in merged.values()}) == 1
    split = series_of(about("split", "a.txt", "another"))
    assert split["c.txt"].series_id == plain["c.txt"].series_id != split["a.txt"].series_id
    assert split["a.txt"].event_id != split["c.txt"].event_id
    both = series_of(about("split", "a.txt", "x"), about("merge", "a.txt", "m"), about("merge", "b.txt", "m"))
    assert both["a.txt"].series_id == both["b.txt"].series_id != both["c.txt"].series_id


def test_the_ledger_keeps_decisions_once_and_over_fresh_starts(tmp_path):
    path = tmp_path / "l.duckdb"
    first = made("correct", changes={"value": "15"})
    with Ledger(path) as book:
        keep(book, DOCUMENT)
        assert book.decide([first, first]) == [first]
        assert book.decide([first]) == []
    with Ledger(path, fresh=True) as book:
        assert book.decisions() == [first]
        assert book.claims() == []
        keep(book, DOCUMENT)
        assert next(c for c in book.claims() if c.quote == "12").value == 12, "the machine's rows stay its own"


def test_an_earlier_day_does_not_know_later_decisions(tmp_path):
    path = tmp_path / "l.duckdb"
    with Ledger(path, clock=lambda: NOW) as book:
        keep(book, DOCUMENT)
    with Ledger(path, clock=lambda: NOW + dt.timedelta(days=1)) as book:
        book.decide([made("reject")])
    with Ledger(path, as_extracted_on=NOW) as book:
        assert book.decisions() == []
        assert book.documents() == [DOCUMENT]


def test_the_same_decision_made_again_later_is_another():
    later = made("reject", at=NOW + dt.timedelta(milliseconds=3))
    assert later.decision_id != made("reject").decision_id
    assert decisions.make("root", "A;b", NOW, name="x", changes={"root": "y"}).who == "A,b"
