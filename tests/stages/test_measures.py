"""What is counted, and what happened to it: code rules that no single sentence of the corpus shows."""

import pytest

from numclaims import extract
from numclaims.errors import LexiconError
from numclaims.extraction.what import catalogue, inflection

IDS = """
killed injured casualties missing detained abducted released displaced refugees evacuated sheltered returned homeless affected
stranded rescued hospitalized infected population troops fighters protesters defectors tanks vehicles aircraft weapons attacks
camps capacity destroyed damaged aid cost distance area
""".split()

DRONES = """
[[measure]]
name = "drones"
measure = "drones"
label = "drones"
unit = "drone"
definition = "Drones seen, flown or shot down."
counts = "things"
heads = ["hexacopter"]
examples = ["Villagers saw 12 hexacopters."]
counterexamples = ["Villagers saw 12 goats."]
"""


def _measures(text):
    return [(row.quote, row.measure) for row in extract(text) if row.kind == "count"]


@pytest.fixture
def user_file(tmp_path):
    def write(text):
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    yield write
    catalogue.use_files([])


def test_every_measure_of_the_contract_is_there_and_explains_itself():
    found = {m.id: m for m in catalogue.catalogue()}
    assert sorted(IDS) == sorted(set(IDS) & set(found))
    for measure in found.values():
        assert measure.label, f"{measure.id} has no label"
        assert measure.definition.endswith("."), f"{measure.id} has no definition"
        assert measure.unit, f"{measure.id} does not say what it counts"
        assert measure.examples


def test_a_users_measure_is_read_and_forgotten(user_file):
    catalogue.use_files([user_file(DRONES)])
    assert _measures("Villagers saw 12 hexacopters.") == [("12", "drones")]
    assert "drones" in {m.id for m in catalogue.catalogue()}
    catalogue.use_files([])
    assert _measures("Villagers saw 12 hexacopters.") == [("12", None)]


def test_a_users_entry_overrides_by_name(user_file):
    path = user_file(
        '[[measure]]\nname = "camps"\nmeasure = "sites"\ncounts = "things"\nheads = ["camp"]\n'
        'examples = ["Five camps."]\ncounterexamples = ["Five goats."]\n'
    )
    catalogue.use_files([path])
    assert _measures("Turkey has set up five camps.") == [("five", "sites")]


def test_a_wrong_file_is_named_with_its_entry_and_changes_nothing(user_file):
    path = user_file(DRONES.replace('"things"', '"robots"'))
    with pytest.raises(LexiconError, match=r"mine\.toml.*'drones'.*robots"):
        catalogue.use_files([path])
    assert _measures("Turkey has set up five camps.") == [("five", "camps")]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("kill", {"kill", "kills", "killed", "killing"}),
        ("kidnap", {"kidnap", "kidnaps", "kidnapped", "kidnapping"}),
        ("flee", {"flee", "flees", "fled", "fleeing"}),
        ("shoot dead", {"shoot dead", "shoots dead", "shot dead", "shooting dead"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("bury", {"bury", "buries", "buried", "burying"}),
    ],
)
def test_forms_of_verbs(base, forms):
    assert {form for form, _ in inflection.verb_forms(base)} == forms


def test_one_form_for_base_and_past_is_read_as_the_past():
    assert ("hurt", "past") in inflection.verb_forms("hurt")


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("body", "bodies"),
        ("fatality", "fatalities"),
        ("bus", "buses"),
        ("policeman", "policemen"),
        ("human", "humans"),
        ("car bomb", "car bombs"),
    ],
)
def test_plurals(one, many):
    assert inflection.plural(one) == many


def test_active_and_passive_say_the_same():
    active = extract("The storm killed 12 people and displaced 300.")
    passive = extract("12 people were killed and 300 displaced by the storm.")
    assert [(r.value, r.measure, r.unit) for r in active] == [(r.value, r.measure, r.unit) for r in passive]


def test_a_measure_names_its_rules():
    (row,) = extract("A car bomb killed 12 people.")
    assert "measure:killed" in row.rules
    assert "measures:active" in row.rules


def test_upper_case_and_lower_case_are_read_alike():
    text = "At least 12 people were killed and 30 wounded in the blast."
    assert [r.measure for r in extract(text)] == [r.measure for r in extract(text.upper())]
