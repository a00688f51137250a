"""A text may end anywhere: feeds, captions and quotations are cut in the middle of a sentence."""

import tomllib
from pathlib import Path

import numclaims

CORPUS = Path(__file__).parents[1] / "corpus"


def _texts():
    for path in sorted(CORPUS.glob("*/*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield case["text"]


def test_every_sentence_is_read_wherever_it_is_cut():
    """Another cut for every text, so that all places of a sentence have their turn: behind a number, a unit, an article."""
    for turn, text in enumerate(_texts()):
        words = text.split(" ")
        for at in {1 + turn % len(words), 1 + (turn // 2 + len(words) // 2) % len(words)}:
            for piece in (" ".join(words[:at]), " ".join(words[at:])):
                for row in numclaims.extract(piece):
                    assert piece[row.char_start : row.char_end] == row.quote


def test_a_sentence_that_ends_where_a_rule_looks_further_is_read():
    """Found by cutting real texts at the very word that a rule asks for."""
    for piece in (
        "On 9 May, 4 porters were killed by an unknown gunman\n\n",
        "However,\n\nTwo bombs went off beside the Lagar mill, said the police. 'Ten were hurt,' he added.",
    ):
        for row in numclaims.extract(piece):
            assert piece[row.char_start : row.char_end] == row.quote
