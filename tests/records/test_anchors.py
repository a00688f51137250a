import pytest

from numclaims.records.anchors import Anchor, anchor, find

TEXT = (
    "HOMS, Syria. At least 12 people were killed in Homs on Friday, a doctor said. "
    "In Hama, 12 people were injured on the same day, he said. By the evening 112 houses stood empty and 12,000 people, "
    "more than 1.12 percent of the region, had fled.\n\nThe army said that it had lost 12 men."
)


def made(text, words, quote="12"):
    start = text.index(words) + words.index(quote)
    return anchor(text, start, start + len(quote)), start


def lands(text, found):
    return text[: found[1]][-30:] if isinstance(found, tuple) else found


def test_an_unchanged_text_is_read_by_its_offsets():
    held, start = made(TEXT, "12 people were injured")
    assert find(TEXT, held, start) == (start, start + 2)


@pytest.mark.parametrize("words", ["12 people were killed", "12 people were injured", "12 men"])
def test_text_put_above_moves_the_place(words):
    held, start = made(TEXT, words)
    above = "Correction: 12 readers wrote to us.\n\n"
    assert find(above + TEXT, held) == (start + len(above), start + len(above) + 2)


def test_lines_broken_elsewhere_make_no_difference():
    held, _ = made(TEXT, "12 people were injured")
    broken = TEXT.replace(" ", "\n").replace("\n\n\n", "\n \n")
    assert lands(broken, find(broken, held)) == broken[: broken.index("injured") - len("people\nwere\n") - 1][-30:]


def test_a_few_changed_words_around_keep_the_place():
    held, _ = made(TEXT, "12 people were killed")
    edited = TEXT.replace("a doctor said", "one doctor told us").replace("HOMS, Syria.", "HOMS.")
    assert find(edited, held) == (edited.index("12"), edited.index("12") + 2)


def test_one_side_rewritten_keeps_the_place():
    held, _ = made(TEXT, "12 men")
    edited = TEXT.replace("12 men.", "12 men, among them officers, in what it called an ambush near Rastan.")
    assert find(edited, held) == (edited.index("12 men"), edited.index("12 men") + 2)


def test_another_number_with_the_same_digits_is_not_the_place():
    held, _ = made(TEXT, "12 people were killed")
    edited = TEXT.replace("At least 12 people were killed in Homs on Friday, a doctor said. ", "")
    assert find(edited, held) == "gone"


def test_a_number_that_was_changed_is_gone():
    held, _ = made(TEXT, "12 people were killed")
    assert find(TEXT.replace("At least 12", "At least 15"), held) == "gone"
    assert find(TEXT.replace("At least 12", "At least 12,500"), held) == "gone"
    assert find(TEXT.replace("At least 12", "At least 3.12"), held) == "gone"


def test_a_like_sentence_elsewhere_is_not_the_place():
    text = (
        "On Friday, 12 people were killed in Homs, activists said. Trade went on as before in the markets of the city."
    )
    other = (
        "Rain fell over the mountains. On Sunday, 12 people were killed in Hama, officials said. Schools stayed closed."
    )
    held, _ = made(text, "12 people")
    assert find(other, held) == "gone"


def test_a_sentence_that_stands_twice_is_told_by_what_is_around_it():
    line = (
        "At least 12 people were killed in the bombing of a bakery in the west of the city, a doctor said on Friday. "
    )
    text = line * 4 + "End."
    start = text.index("12", 250)
    held = anchor(text, start, start + 2)
    assert text.count(held.prefix + held.quote + held.suffix) == 1
    assert find("New first line. " + text, held) == (start + 16, start + 18)


def test_a_sentence_that_now_stands_twice_is_ambiguous():
    line = "At least 12 people were killed in Homs. "
    held = anchor(line, 9, 11)
    assert find(line + line, held) == "ambiguous"


def test_words_written_by_hand_without_context_must_stand_once():
    assert find("12 died.", Anchor(quote="12", prefix="", suffix="")) == (0, 2)
    assert find("12 died, 12 fled.", Anchor(quote="12", prefix="", suffix="")) == "ambiguous"


def test_words_are_no_parts_of_words():
    assert find("Often ten came.", Anchor(quote="ten", prefix="", suffix="")) == (6, 9)
    assert find("10km away", Anchor(quote="10", prefix="", suffix="")) == (0, 2)
