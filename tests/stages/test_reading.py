import gc

from numclaims.documents.making import make_document
from numclaims.pipeline import claims_of

TEXT = (
    "At least 12 people were killed in Homs on Tuesday, a resident told Reuters by telephone.\n\n"
    '"We counted 40 tanks near Hama," he said. Turkey has taken in 1,600 refugees, five of them soldiers, officials said.'
)


def test_a_text_that_was_read_leaves_no_circles_for_the_garbage_collector():
    document = make_document(id="a", text=TEXT)
    claims_of(document)  # lexicons are read, and kept
    gc.collect()
    gc.disable()
    try:
        assert len(claims_of(document)) == 4
        assert gc.collect() == 0
    finally:
        gc.enable()
