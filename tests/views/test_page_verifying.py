"""``numclaims verify``: one changed digit anywhere in what is shown fails a page, and is named."""

import json
import random
import re

import pytest

from numclaims import pipeline
from numclaims.cli import main
from numclaims.errors import InputError
from numclaims.views.page import digests
from numclaims.views.page.verifying import verify
from numclaims.views.page.writing import write_page


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verified")
    outcome = pipeline.run(["seeds"], reports=folder, figures=folder / "f", processes=1)
    return folder, outcome


@pytest.fixture(scope="module")
def read():
    """Reads texts anew, each once."""
    known = {}

    def claims_of(document):
        return known.setdefault((document.id, document.text), pipeline.claims_of(document))

    return claims_of


@pytest.fixture
def changed(read, tmp_path):
    """A function that writes a changed page and gives what is found wrong with it."""

    def check(source, **given):
        file = tmp_path / "report.html"
        file.write_text(source, encoding="utf-8", newline="")
        return verify(file, read=read, **given).problems

    return check


def page_of(made):
    return (made[0] / "report.html").read_bytes().decode()


def other(digit):
    return str((int(digit) + 3) % 10)


def reseal(source):
    """A page whose digests were counted anew by who changed it."""
    for block in re.findall(r'<(?:div|article|details)[^>]*data-digest="([0-9a-f]{32})"', source):
        source = source.replace(block, "", 1)
    parts = re.split(r"(?=<(?:article|details|div)[^>]*data-digest=\"\")", source)
    sealed = []
    for part in parts:
        name = re.match(r"<(\w+)[^>]*data-digest", part)
        if not name:
            sealed.append(part)
            continue
        depth = 0
        for tag in re.finditer(rf"<(/?){name[1]}\b", part):
            depth += -1 if tag[1] else 1
            if depth == 0:
                end = part.index(">", tag.end()) + 1
                sealed.append(digests.sealed(part[:end]) + part[end:])
                break
    source = re.sub(r'(<meta name="numclaims-digest" content=")[^"]*', r"\1", "".join(sealed))
    return digests.sealed_whole(source)


def test_a_page_as_written_holds(made, read):
    verdict = verify(made[0] / "report.html", read=read)
    assert verdict.problems == []
    assert verdict.articles == 5
    assert verdict.claims == sum(c.tracked for c in made[1].claims)
    assert verdict.numbers == sum(c.char_end > c.char_start for c in made[1].claims)
    assert reseal(page_of(made)) == page_of(made)


@pytest.mark.parametrize("part", ["finding", "figure", "once", "article"])
def test_one_changed_digit_anywhere_fails_and_the_block_is_named(made, changed, part):
    source = page_of(made)
    blocks = list(
        re.finditer(
            rf'<(article|details) class="{part}\b.*?(?=<(?:article|details) class="|</section>)', source, re.DOTALL
        )
    )
    chance = random.Random(part)  # noqa: S311 -- dice that fall the same way each time
    for _ in range(10):
        block = chance.choice(blocks)
        at = chance.choice([m.start() for m in re.finditer(r"\d", block[0])]) + block.start()
        problems = changed(source[:at] + other(source[at]) + source[at + 1 :])
        assert problems, source[at - 60 : at + 20]
        assert any("“" in p.where for p in problems), (problems, source[at - 60 : at + 20])


@pytest.mark.parametrize(
    ("pattern", "what"),
    [
        (r'<span id="c-[0-9a-f]{16}" class="[xk][^>]*>[^<]*?(\d)', "The text does not have the SHA-256"),
        (r'<span id="c-[a-f]*(\d)', "is not the number that its mark names"),
        (r'<blockquote class="s"[^>]*>[^<]*<a class="n"[^>]*>(\d)', "does not stand at character"),
        (r'<q class="s"[^>]*>[^<]*<a class="n"[^>]*>(\d)', "does not stand at character"),
        (r'<q class="s" data-doc="[^"]*" data-at="\d*(\d)"', "does not stand at character"),
        (r'class="v"[^>]*>[^<(]*?(\d)[^<(]*<', "The figure reads"),
        (r'<tr id="r-[0-9a-f]{16}" data-n="(\d)(?:(?!data-from)[^>])*>', "is drawn as"),
        (r'<tr id="r-[0-9a-f]{15}(\d)', "does not hold its number"),
        (r'<span class="range">(\d)', "The heading gives the range"),
        (r'<span class="facts">(?:[^<]* · )?(\d+) claims', "The heading does not count"),
        (r'<p class="told">[^<"]*"[^"<]*?(\d)', "The explanation quotes"),
        (r'data-sha256="\D*(\d)', "The text does not have the SHA-256"),
    ],
)  # fmt: skip
def test_who_counts_the_digests_anew_is_found_by_what_stands_in_the_texts(made, changed, pattern, what):
    source = page_of(made)
    found = re.search(pattern, source)
    assert found, pattern
    at = found.start(1)
    problems = changed(reseal(source[:at] + other(source[at]) + source[at + 1 :]))
    assert any(what in p.what for p in problems), problems
    assert not any("digest" in p.what for p in problems)


def test_foreign_scripts_handlers_and_links_are_named(made, changed):
    source = page_of(made)
    assert any("policy" in p.what for p in changed(source.replace("</body>", "<script>1</script></body>")))
    assert any("<h1 onclick>" in p.what for p in changed(source.replace("<h1>", '<h1 onclick="1">')))
    assert any("<iframe>" in p.what for p in changed(source.replace("<h1>", '<iframe src="x"></iframe><h1>')))
    assert any("javascript:1" in p.what for p in changed(source.replace('href="#main"', 'href="javascript:1"')))
    script = source.index("const DAY")
    assert any("policy" in p.what for p in changed(source[:script] + source[script:].replace("864e5", "864e6", 1)))


def test_texts_and_values_are_held_to_the_documents_and_the_ledger(made, changed):
    _, outcome = made
    source = page_of(made)
    texts = {d.id: d.text for d in outcome.documents}
    claims = {c.claim_id: c for c in outcome.claims}
    assert changed(source, documents=texts, claims=claims) == []
    doc_id = outcome.documents[0].id
    assert [p.where for p in changed(source, documents=texts | {doc_id: "Other."})] == [doc_id]
    assert [p.what for p in changed(source, documents=texts | {"new.txt": "New."})] == ["The page lacks this article."]
    tracked = next(c for c in outcome.claims if c.tracked)
    gone = {i: c for i, c in claims.items() if i != tracked.claim_id}
    assert any("The ledger does not hold" in p.what for p in changed(source, claims=gone))


def test_a_part_that_is_changed_or_missing_is_named(made, read, tmp_path):
    outcome = made[1]
    paths = write_page(tmp_path, outcome.documents, outcome.claims, outcome.series, outcome.discrepancies, most=2)
    assert verify(paths[0], read=read).problems == []
    with pytest.raises(InputError, match=r"Verify the report\.html"):
        verify(paths[1], read=read)
    text = paths[-1].read_bytes()
    paths[-1].write_bytes(text.replace(b"Syria", b"Sirya", 1))
    assert any(p.where.startswith(paths[-1].name) for p in verify(paths[0], read=read).problems)
    paths[-1].unlink()
    assert any("is not beside it" in p.what for p in verify(paths[0], read=read).problems)


def test_verify_as_a_command(made, tmp_path, capsys):
    folder, _ = made
    assert run("verify", folder / "report.html") == 0
    assert "all of them hold" in capsys.readouterr().err
    assert run("verify", folder / "report.html", "--ledger", folder / "ledger.duckdb") == 0
    documents = [json.loads(line) for line in (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
    documents[0]["text"] += " "
    (tmp_path / "documents.jsonl").write_text("".join(json.dumps(d) + "\n" for d in documents))
    assert run("verify", folder / "report.html", "--documents", tmp_path / "documents.jsonl") == 1
    assert documents[0]["id"] in capsys.readouterr().out
    assert run("verify", tmp_path / "none.html") == 2
    (tmp_path / "other.html").write_text("<p>no page of ours</p>")
    assert run("verify", tmp_path / "other.html") == 2


def run(*arguments):
    try:
        main([str(a) for a in arguments])
    except SystemExit as end:
        return end.code or 0
    return 0
