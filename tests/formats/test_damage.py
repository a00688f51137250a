"""Files of every kind with bytes changed, lost, doubled and cut off: they are read or named, and nothing raises."""

import gzip
import random

import pytest
from hostileinputs import STORY, lines, parquet
from newsfiles import atom, docx, message, page, pdf, warc

from numclaims.claims import Document, Trouble
from numclaims.documents.reading import read_documents

TEXT = STORY * 5 + "“No,” said José.\n"
PAGES = {"https://d.example/1": ("text/html", page(TEXT).encode())}
SAMPLES = {
    "a.pdf": lambda: pdf(TEXT),
    "a.docx": lambda: docx(TEXT),
    "a.eml": lambda: message(TEXT).as_bytes(),
    "a.mbox": lambda: b"From x\n" + message(TEXT).as_bytes(),
    "a.warc": lambda: warc(PAGES),
    "a.warc.gz": lambda: warc(PAGES, packed=True),
    "a.xml": lambda: atom(TEXT).encode(),
    "a.html": lambda: page(TEXT).encode(),
    "a.txt.gz": lambda: gzip.compress(TEXT.encode()),
    "a.parquet": lambda: parquet({"id": ["a"], "text": [TEXT]}),
    "a.jsonl": lambda: lines({"id": "a", "text": TEXT}),
    "a.csv": f'id,text\n1,"{TEXT}"\n'.encode,
}


def damaged(data, draw):
    made = bytearray(data)
    for _ in range(draw.randrange(1, 12)):
        at = draw.randrange(len(made))
        match draw.randrange(6):
            case 0 | 1 | 2:
                made[at] = draw.randrange(256)
            case 3:
                del made[at : at + draw.randrange(1, 200)]
            case 4:
                made[at:at] = made[draw.randrange(len(made)) :][:100]
            case _:
                del made[max(1, at) :]
        made = made or bytearray(b"x")
    return bytes(made)


@pytest.mark.parametrize("name", SAMPLES)
def test_damage_never_raises(name, tmp_path):
    draw = random.Random(name)  # noqa: S311 -- damage, not secrets
    data = SAMPLES[name]()
    for _ in range(12):
        (tmp_path / name).write_bytes(damaged(data, draw))
        items = list(read_documents([str(tmp_path / name)], language="any"))
        assert items
        assert all(isinstance(item, Document | Trouble) for item in items)
