"""What a month of news crawl, and a month of the whole web, would cost: measured rates, then a simulation of the cluster.

    python benchmarks/scale_simulation.py [--write docs/scale.md] [--rates RATES.json]

The rates are measured here and now, by processor time: unpacking archives, main text, extraction, Parquet, following series.
The simulation then runs every file of the month through a cluster: machines that share a network link, tasks of uneven length,
machines that are taken away in the middle and come back, and one scheduler that hands out tasks one after the other. It is
seeded, so the same rates give the same table. `--write` puts both between the marks in the document; `--rates` uses rates that
were measured before.
"""

from __future__ import annotations

import argparse
import gzip
import heapq
import json
import math
import random
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from newspages import make_pages

GIGABYTE = 1e9
PAGES_OF_A_FILE = 35_000
"""Pages in a crawl archive of one gigabyte, at 28 kB a compressed page: our assumption."""
SEED = 20110607
HEADS = (
    "cores",
    "an archive is",
    "hours",
    "cores at useful work",
    "of it waiting for bytes",
    "tasks begun again",
    "tail",
    "scheduler",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """What one core of the measuring machine takes.

    Attributes:
        unpack: Seconds a page: decompress, cut into records.
        main_text: Seconds a page: HTML to text, with title, day and publisher.
        extraction: Seconds an article: text to claims.
        writing: Seconds an article: claims to Parquet.
        rows: Rows of claims an article.
        tracked: Of them tracked.
        row_bytes: Bytes of Parquet a row.
        claim_bytes: Bytes of memory a claim while it is followed.
        following: Seconds a tracked claim: dealt into a bucket, read back, followed.
    """

    unpack: float
    main_text: float
    extraction: float
    writing: float
    rows: float
    tracked: float
    row_bytes: float
    claim_bytes: float
    following: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of crawl.

    Attributes:
        name: What it is.
        pages: Pages in it.
        english: Share of pages that are articles in the language read; the others cost their main text only.
        page_bytes: Compressed bytes a page.
    """

    name: str
    pages: float
    english: float
    page_bytes: float = GIGABYTE / PAGES_OF_A_FILE


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Machines.

    Attributes:
        cores: Cores in all.
        of_machine: Cores of a machine.
        link: Bytes a second that a machine can fetch.
        stream: Bytes a second that one task can fetch from the store.
        taken_away: Share of machines that are taken away in an hour, as cheap ones are.
        back: Seconds until another one takes its place.
        handing_out: Seconds that the scheduler needs for a task; it does one after the other.
        price: Of a core and hour, in dollars.
    """

    cores: int
    of_machine: int = 32
    link: float = 10e9 / 8
    stream: float = 50e6
    taken_away: float = 0.05
    back: float = 180.0
    handing_out: float = 0.002
    price: float = 0.03


MONTHS = (
    Month(name="news crawl, 1 million articles a day", pages=30e6, english=0.45),
    Month(name="whole web, 2.5 billion pages", pages=2.5e9, english=0.45),
)


def clock(work: Callable[[], object], rounds: int = 3) -> float:
    """Median processor time of a call."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def measure(pages: int = 120) -> Rates:
    """The rates of this machine, on pages made anew from the seeds."""
    from numclaims.claims import Claim, Document
    from numclaims.documents.inputs import Input
    from numclaims.documents.warc import read as read_archive
    from numclaims.documents.webpages import read as read_page
    from numclaims.pipeline import claims_of
    from numclaims.records import arrow
    from numclaims.series import grouping

    made = [page.markup for page in make_pages(pages)]
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "a.warc.gz"
        archive.write_bytes(b"".join(gzip.compress(_record(n, page)) for n, page in enumerate(made)))
        raw = Path(folder) / "a.warc"
        raw.write_bytes(b"".join(_record(n, page) for n, page in enumerate(made)))

        def whole() -> list[object]:
            return list(read_archive(Input(where="a", name="a", open=lambda: raw.open("rb"))))

        def texts() -> list[object]:
            return [
                item
                for n, page in enumerate(made)
                for item in read_page(Input(where=str(n), name=str(n), open=lambda page=page: _stream(page)))  # type: ignore[misc]
            ]

        texts()
        documents = [item for item in texts() if isinstance(item, Document)]
        main_text = clock(texts) / pages
        unpack = (
            max(clock(whole) / pages - main_text, 0.0) + clock(lambda: gzip.decompress(archive.read_bytes())) / pages
        )
        found = [claim for document in documents for claim in claims_of(document)]
        extraction = clock(lambda: [claims_of(document) for document in documents]) / len(documents)
        target = Path(folder) / "out.parquet"
        many = [claim for _ in range(8) for claim in found]
        writing = clock(lambda: arrow.write_parquet(target, Claim, many)) / len(documents) / 8
        tracked = [claim for claim in found if claim.tracked]
        following = clock(lambda: grouping.place(grouping.with_derived(tracked))) / len(tracked)
        following += 2 * clock(lambda: arrow.write_parquet(target, Claim, tracked)) / len(tracked)
        arrow.write_parquet(target, Claim, found)
        size = target.stat().st_size / len(found)
        tracemalloc.start()
        kept = [claim for document in documents for claim in claims_of(document)]
        memory = tracemalloc.get_traced_memory()[0] / len(kept)
        tracemalloc.stop()
    return Rates(
        unpack=unpack,
        main_text=main_text,
        extraction=extraction,
        writing=writing,
        rows=len(found) / len(documents),
        tracked=len(tracked) / len(documents),
        row_bytes=size,
        claim_bytes=memory,
        following=following,
    )


def _stream(page: bytes) -> object:
    import io

    return io.BytesIO(page)


def _record(number: int, page: bytes) -> bytes:
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/{number}\r\n"
        f"WARC-Date: 2011-06-10T08:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def page_seconds(rates: Rates, month: Month) -> float:
    """Processor seconds a page, in the mean of a month."""
    return rates.unpack + rates.main_text + month.english * (rates.extraction + rates.writing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the simulation shows.

    Attributes:
        hours: From the first task to the last.
        busy: Share of the cores' time that ended in a part of the result.
        fetching: Share of the tasks' time spent waiting for bytes.
        again: Tasks that were begun again.
        tail: Share of the hours after the first core had nothing left to do.
        scheduler: Share of the hours in which the scheduler was at work.
    """

    hours: float
    busy: float
    fetching: float
    again: int
    tail: float
    scheduler: float


def simulate(rates: Rates, month: Month, cluster: Cluster, cut: int = 1) -> Outcome:
    """Run a month through a cluster, event by event.

    Args:
        rates: Of one core.
        month: What there is to do.
        cluster: What does it.
        cut: Into how many tasks an archive is cut; one, as long as compressed files are not entered in their middle.
    """
    chance = random.Random(SEED)  # noqa: S311 -- a simulation
    tasks = math.ceil(month.pages / PAGES_OF_A_FILE) * cut
    pages = month.pages / tasks
    machines = max(1, cluster.cores // cluster.of_machine)
    cores = machines * cluster.of_machine
    speed = min(cluster.stream, cluster.link / cluster.of_machine)
    fetch = pages * month.page_bytes / speed
    mean = pages * page_seconds(rates, month)
    # Sites differ in the length of their pages; a spread of a quarter from file to file.
    spread = 0.25
    # Cores that are free, by the time at which they are; and the time at which each machine is taken away next.
    free = [(0.0, core) for core in range(cores)]
    heapq.heapify(free)
    hourly = -math.log(1 - cluster.taken_away) / 3600

    gone = [chance.expovariate(hourly) for _ in range(machines)]
    back = [0.0] * machines
    waiting = tasks
    again = 0
    scheduler = ended = useful = fetched = 0.0
    first_idle: float | None = None
    while waiting:
        now, core = heapq.heappop(free)
        machine = core // cluster.of_machine
        while gone[machine] <= now:  # it was taken away while it had nothing in hand that we follow
            back[machine] = gone[machine] + cluster.back
            gone[machine] = back[machine] + chance.expovariate(hourly)
        if back[machine] > now:
            heapq.heappush(free, (back[machine], core))
            continue
        begun = max(now, scheduler)
        scheduler = begun + cluster.handing_out
        lasts = fetch + mean * chance.lognormvariate(-spread * spread / 2, spread)
        end = begun + cluster.handing_out + lasts
        waiting -= 1
        if gone[machine] < end:
            # All that its cores had in hand is lost with it; each of them meets this in its own turn.
            again += 1
            waiting += 1
            heapq.heappush(free, (gone[machine], core))
            continue
        useful += lasts
        fetched += fetch
        ended = max(ended, end)
        heapq.heappush(free, (end, core))
        if not waiting:
            first_idle = free[0][0]
    total = (tasks + again) * cluster.handing_out
    return Outcome(
        hours=ended / 3600,
        busy=useful / (ended * cores),
        fetching=fetched / useful,
        again=again,
        tail=1 - (ended if first_idle is None else first_idle) / ended,
        scheduler=total / ended,
    )


def largest_country(claims: float, countries: int = 200, exponent: float = 1.0) -> float:
    """Claims of the country that has most of them, when the n-th country has 1/n^exponent of what the first has."""
    return claims / sum(1 / n**exponent for n in range(1, countries + 1))


def number(value: float) -> str:
    """Two digits that count, with commas."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2g}"


def report(rates: Rates) -> str:
    """Both tables, as Markdown."""
    lines = [
        "| one core, measured | |",
        "|---|---|",
        f"| unpack and cut an archive | {1e3 * rates.unpack:.2f} ms a page |",
        f"| main text, title, day of a page | {1e3 * rates.main_text:.2f} ms a page |",
        f"| extraction, text to claims | {1e3 * rates.extraction:.2f} ms an article, {1 / rates.extraction:,.0f} a second |",
        f"| claims to Parquet | {1e3 * rates.writing:.2f} ms an article, {rates.rows:.0f} rows of {rates.row_bytes:.0f} bytes |",
        f"| following | {1e6 * rates.following:.0f} µs a tracked claim, {rates.tracked:.1f} of them an article |",
        f"| a claim in memory | {rates.claim_bytes / 1e3:.1f} kB |",
        "",
    ]
    for month in MONTHS:
        articles = month.pages * month.english
        core_hours = month.pages * page_seconds(rates, month) / 3600
        share = rates.extraction / page_seconds(rates, month) * month.english
        tracked = articles * rates.tracked
        largest = largest_country(tracked)
        told = (
            f"**A month of {month.name}** ({number(month.pages * month.page_bytes / 1e12)} TB of archives to read): "
            f"{number(core_hours)} core-hours, {100 * share:.0f} % of them extraction, "
            f"{100 * rates.main_text / page_seconds(rates, month):.0f} % main text; about "
            f"${number(core_hours * Cluster(cores=1).price)}. Claims: {number(articles * rates.rows / 1e6)} million rows, "
            f"{number(articles * rates.rows * rates.row_bytes / 1e9)} GB of Parquet. Series: "
            f"{number(tracked * rates.following / 3600)} core-hours; the largest country has {number(largest / 1e6)} million "
            f"tracked claims, {number(largest * rates.claim_bytes / 1e9)} GB of memory in one process."
        )
        lines += [told, "", f"| {' | '.join(HEADS)} |", "|---" * len(HEADS) + "|"]
        for cores in (32, 256, 2_048, 16_384):
            for cut in (1, 16):
                if month.pages / PAGES_OF_A_FILE * 16 < cores:
                    continue
                made = simulate(rates, month, Cluster(cores=cores), cut)
                cells = (
                    f"{cores:,}",
                    "one task" if cut == 1 else f"{cut} tasks",
                    number(made.hours),
                    f"{100 * made.busy:.0f} %",
                    f"{100 * made.fetching:.0f} %",
                    f"{made.again:,}",
                    f"{100 * made.tail:.0f} %",
                    f"{100 * made.scheduler:.1f} %",
                )
                lines.append(f"| {' | '.join(cells)} |")
        lines.append("")
    return "\n".join(lines)


def main() -> None:
    """Measure, simulate, print, and write into the document if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--write", type=Path, metavar="FILE", help="put the tables between the marks in this document"
    )
    arguments.add_argument("--rates", type=Path, metavar="FILE", help="rates measured before")
    arguments.add_argument("--keep", type=Path, metavar="FILE", help="keep the measured rates")
    given = arguments.parse_args()
    rates = Rates(**json.loads(given.rates.read_text(encoding="utf-8"))) if given.rates else measure()
    if given.keep:
        given.keep.write_text(json.dumps(asdict(rates), indent=1) + "\n", encoding="utf-8")
    made = report(rates)
    print(made)
    if given.write:
        text = given.write.read_text(encoding="utf-8")
        before, mark, rest = text.partition("<!-- simulated -->\n")
        _, end, after = rest.partition("<!-- end of simulated -->")
        if not mark or not end:
            raise SystemExit(f"{given.write}: it has no <!-- simulated --> ... <!-- end of simulated -->.")
        given.write.write_text(f"{before}{mark}\n{made}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
