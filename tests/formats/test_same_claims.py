"""The seed articles give the same tracked claims whatever the kind of file they come in."""

import gzip

import pytest
from newsfiles import SEEDS, atom, docx, message, page, parquet, pdf, warc

from numclaims.claims import Document
from numclaims.documents.reading import read_documents
from numclaims.pipeline import claims_of

COMPARED = "measure value low high qualifier unit population place_name stock_flow attributed_to".split()


def tracked(path):
    items = list(read_documents([str(path)]))
    assert all(isinstance(item, Document) for item in items), items
    assert len(items) == 1
    claims = claims_of(items[0])
    for claim in claims:
        assert items[0].text[claim.char_start : claim.char_end] == claim.quote
    return [tuple(getattr(c, name) for name in COMPARED) for c in claims if c.tracked], claims


def written(kind, text, folder):
    address = "https://daily.example/1"
    made = {
        "html": lambda: page(text).encode(),
        "pdf": lambda: pdf(text),
        "columns.pdf": lambda: pdf(text, columns=2),
        "docx": lambda: docx(text),
        "eml": lambda: message(text).as_bytes(),
        "warc": lambda: warc({address: ("text/html; charset=utf-8", page(text).encode())}),
        "warc.gz": lambda: warc({address: ("text/html", page(text).encode())}, packed=True),
        "atom": lambda: atom(text).encode(),
        "html.gz": lambda: gzip.compress(page(text).encode()),
    }
    path = folder / f"article.{kind}"
    if kind == "parquet":
        parquet(path, {"a": text})
    else:
        path.write_bytes(made[kind]())
    return path


@pytest.mark.parametrize(
    "kind", ["html", "pdf", "columns.pdf", "docx", "eml", "warc", "warc.gz", "atom", "parquet", "html.gz"]
)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda p: p.stem[:3])
def test_every_kind_of_file_gives_the_claims_of_the_text(kind, seed, tmp_path):
    expected, _ = tracked(seed)
    assert expected or seed.stem.startswith("000") is False
    found, claims = tracked(written(kind, seed.read_text(encoding="utf-8"), tmp_path))
    assert found == expected
    assert all((c.page is not None) == kind.endswith("pdf") for c in claims)
