"""One name for a primary source."""

import datetime as dt

import pytest

from numclaims.claims import Attribution, Document
from numclaims.errors import LexiconError
from numclaims.lexicons.loader import entries
from numclaims.normalization.naming import normalised
from numclaims.normalization.register import Root, use_files
from numclaims.normalization.roots import root_and_rule

DOCUMENT = Document(id="a.txt", text="", sha256="", publisher="The Daily", published_latest=dt.date(2011, 6, 7))


def root_of(document, attribution, place_country):
    return root_and_rule(document, attribution, place_country)[0]


def _said(source, resolved=None):
    return Attribution(source=source, start=0, end=len(source), resolved=resolved)


@pytest.mark.parametrize(
    ("source", "root"),
    [
        ("A Turkish official", "Turkish official"),
        ("Turkish officials", "Turkish official"),
        ("Two senior Turkish officials", "Turkish official"),
        ("Mr Cameron", "Cameron"),
        ("British Prime Minister David Cameron", "David Cameron"),
        ("activists in Homs", "activists"),
        ("An activist", "activists"),
        ("Police", "police"),
        ("The Interior Ministry", "Interior Ministry"),
        ("Nadim Houry", "Nadim Houry"),
        ("A spokesman, Omar Najib", "Omar Najib"),
        ("Chief Constable Mark Reed", "Mark Reed"),
        ("A harbour board spokesman", "harbour board"),
        ("a spokeswoman for the Harbour Board", "Harbour Board"),
        ("Ana Moor MP", "Ana Moor"),
        ("Lindal Inc", "Lindal"),
        ("General Electric Co", "General Electric"),
        ("Fire official Omar Najib", "Omar Najib"),
        ("a limping Moor", "Moor"),
        ("The left-leaning Lakeside Institute", "Lakeside Institute"),
        ("Ana Moor of the Provincial Flood Council", "Ana Moor"),
        ("Supreme Court of the Isles", "Supreme Court of the Isles"),
        ("the latest figures from the Harbour Board", "Harbour Board"),
        ("the Harbour Board's most recent estimate", "Harbour Board"),
        ("reports from the Harbour Board", "Harbour Board"),
        ("reports from northern Lebanon", "reports from northern Lebanon"),
        ("a paper published in the journal Tides", "Tides"),
        ("A new nationwide survey", "survey"),
        ("surveys of fishermen by the Harbour Board", "Harbour Board"),
        ("a poll of likely voters by Lakeside College", "Lakeside College"),
        ("data compiled by the Harbour Board", "Harbour Board"),
        ("a survey published on Monday by the Harbour Board", "Harbour Board"),
    ],
)
def test_one_form_for_the_words_of_a_source(source, root):
    assert normalised(source) == root


def test_state_media_are_the_voice_of_their_own_government_only():
    said = _said("State television")
    assert root_of(DOCUMENT, said, "SYR") == "Syrian government"
    assert root_of(DOCUMENT, said, "EGY") != "Syrian government"


def test_the_police_are_those_of_the_country():
    assert root_of(DOCUMENT, _said("Police"), "TUR") == "Turkish police"
    assert root_of(DOCUMENT, _said("Police"), None) == "police"


def test_an_unnamed_government_is_that_of_the_country_the_document_is_about():
    document = Document(id="c.txt", text="Syrian troops entered Homs, Syria. The Syrians fled.", sha256="")
    assert root_of(document, _said("The government"), None) == "Syrian government"
    assert root_of(document, _said("The government"), "JOR") == "Syrian government"
    assert root_of(document, _said("The Jordanian government"), "JOR") == "Jordanian government"


def test_the_capital_speaks_for_its_country_and_no_other_town_does():
    assert root_of(DOCUMENT, _said("Ankara"), None) == "Turkish government"
    assert root_of(DOCUMENT, _said("Izmir"), None) == "Izmir"


def test_two_that_speak_together_are_the_one_that_is_known_or_the_first():
    assert root_of(DOCUMENT, _said("Turkey and Jordan"), None) == "Turkish government"
    assert root_of(DOCUMENT, _said("Turkey and the Red Cross"), None) == root_of(DOCUMENT, _said("the Red Cross"), None)


def test_the_name_behind_a_pronoun_counts():
    assert root_of(DOCUMENT, _said("he", "Prime Minister David Cameron"), None) == "David Cameron"


def test_a_pronoun_without_a_name_is_no_source_shared_by_two_papers():
    other = Document(id="b.txt", text="", sha256="", publisher="The Weekly")
    assert root_of(DOCUMENT, _said("he"), None) != root_of(other, _said("he"), None)


def test_without_attribution_the_publisher_speaks_else_the_document():
    assert root_of(DOCUMENT, None, None) == "The Daily"
    assert root_of(Document(id="b.txt", text="", sha256=""), None, None) == "b.txt"


def test_a_root_of_a_root_is_itself():
    for entry in entries("en/roots.toml", "root", Root):
        assert root_of(DOCUMENT, _said(entry.root or entry.name), "SYR") == (entry.root or entry.name)


REGISTER = """
[[root]]
name = "Lakeside Monitor"
type = "ngo"
aliases = ["lakeside monitor", "=the monitor", "syrian observatory"]
examples = ["The Monitor said 12 people were killed."]
counterexamples = ["A monitor said 12 people were killed."]
"""


@pytest.fixture
def _own_register(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(REGISTER, encoding="utf-8")
    use_files([path])
    yield
    use_files([])


@pytest.mark.usefixtures("_own_register")
def test_a_users_register_is_read_before_the_built_in_one():
    assert root_and_rule(DOCUMENT, _said("The Monitor"), None) == ("Lakeside Monitor", "root:Lakeside Monitor")
    assert root_of(DOCUMENT, _said("the Syrian Observatory"), None) == "Lakeside Monitor"
    assert root_of(DOCUMENT, _said("SANA"), None) == "Syrian government"


def test_a_users_register_is_put_away_again():
    assert root_of(DOCUMENT, _said("the Syrian Observatory"), None) == "Syrian Observatory for Human Rights"


def test_a_broken_register_is_named_and_changes_nothing(tmp_path):
    path = tmp_path / "broken.toml"
    path.write_text('[[root]]\nname = "x"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="broken"):
        use_files([path])
    assert root_of(DOCUMENT, _said("SANA"), None) == "Syrian government"


@pytest.mark.parametrize(
    ("source", "root", "rule"),
    [
        ("SANA", "Syrian government", "root:Syrian government"),
        ("Turkey", "Turkish government", "roots:country"),
        ("a baker", "baker", None),
    ],
)
def test_the_rule_of_a_root_is_told(source, root, rule):
    assert root_and_rule(DOCUMENT, _said(source), None) == (root, rule)


@pytest.mark.parametrize(
    ("source", "root"),
    [
        ("figures from the health ministry", "health ministry"),
        ("reports from northern Lebanon", "reports from northern Lebanon"),
        ("one of the men", "men"),
        ("The National Organization for Farmers", "National Organization for Farmers"),
        ("early results of exit polls taken for two networks", "early results"),
        ("the Sedrian Ministry of Defence in its daily briefing", "Sedrian Ministry of Defence"),
        ("an official with the Sedrian Agency for Harbours", "Sedrian Agency for Harbours"),
        ("the region's Minister for Works and Fishing Hana Saleh", "Hana Saleh"),
        ("the port's special unit for badly damaged ships that sank", "port's special unit"),
        ("Head of the Harbour and Alert Section of Fleet Lorana", "Head of the Harbour and Alert Section"),
        ("COLONEL HANA SALEH, DEPUTY COMMANDER OF THE FORCE", "HANA SALEH"),
        ("Hana Saleh the harbour board's deputy for trade and fishing", "Hana Saleh"),
    ],
)
def test_a_long_phrase_is_cut_to_a_name(source, root):
    assert normalised(source) == root


def test_every_entry_names_what_its_counterexamples_are_not():
    for entry in entries("en/roots.toml", "root", Root):
        assert set(entry.examples).isdisjoint(entry.counterexamples)
