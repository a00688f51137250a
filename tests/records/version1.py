"""A ledger as the first released version wrote it: its own statements, word for word, and rows put in by hand."""

import duckdb

DOCUMENT = (
    "id VARCHAR, text VARCHAR, sha256 VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR, published_earliest DATE,"
    " published_latest DATE, published_basis VARCHAR, language VARCHAR, pages BIGINT[], copy_of VARCHAR"
)
CLAIM = (
    "claim_id VARCHAR, doc_id VARCHAR, doc_sha256 VARCHAR, publisher VARCHAR, title VARCHAR, url VARCHAR,"
    " published_earliest DATE, published_latest DATE, published_basis VARCHAR, section VARCHAR, page BIGINT,"
    " char_start BIGINT, char_end BIGINT, quote VARCHAR, sentence VARCHAR, sentence_start BIGINT, sentence_end BIGINT,"
    " kind VARCHAR, rejected_by VARCHAR, value DOUBLE, low DOUBLE, high DOUBLE, qualifier VARCHAR, qualifier_text VARCHAR,"
    " change VARCHAR, unit VARCHAR, reported_unit VARCHAR, base_value DOUBLE, base_low DOUBLE, base_high DOUBLE,"
    " base_unit VARCHAR, measure VARCHAR, counted VARCHAR, population VARCHAR, part_of VARCHAR, actor VARCHAR,"
    " stock_flow VARCHAR, negated BOOLEAN, hedge VARCHAR, implied BOOLEAN, derived_from VARCHAR[], place_name VARCHAR,"
    " place_path VARCHAR, place_country VARCHAR, place_geonameid BIGINT, lat DOUBLE, lon DOUBLE, as_of_earliest DATE,"
    " as_of_latest DATE, as_of_basis VARCHAR, period_start DATE, period_end DATE, attributed_to VARCHAR,"
    " attribution_start BIGINT, attribution_end BIGINT, attributed_to_resolved VARCHAR, relayed_by VARCHAR[], cue VARCHAR,"
    " cue_start BIGINT, cue_end BIGINT, attribution_type VARCHAR, attribution_basis VARCHAR, root VARCHAR, copy_of VARCHAR,"
    " tracked BOOLEAN, salience DOUBLE, confidence DOUBLE, event_id VARCHAR, series_id VARCHAR, rules VARCHAR[]"
)
SERIES = (
    "series_id VARCHAR, measure VARCHAR, place_name VARCHAR, place_path VARCHAR, population VARCHAR, stock_flow VARCHAR,"
    " unit VARCHAR, event_id VARCHAR, event VARCHAR, claims BIGINT, documents BIGINT, publishers BIGINT, roots BIGINT,"
    " first_as_of DATE, last_as_of DATE, first_value DOUBLE, last_value DOUBLE, lowest DOUBLE, highest DOUBLE,"
    " agreed_low DOUBLE, agreed_high DOUBLE, status VARCHAR, figure VARCHAR"
)
DISCREPANCY = (
    "discrepancy_id VARCHAR, type VARCHAR, severity VARCHAR, measure VARCHAR, place_name VARCHAR, claim_ids VARCHAR[],"
    " series_ids VARCHAR[], values VARCHAR[], roots VARCHAR[], explanation VARCHAR"
)


def quoted(columns):
    return ", ".join(f'"{name}" {kind}' for name, kind in (c.split() for c in columns.split(",")))


def write(path, documents, claims, series=(), discrepancies=()):
    """Write a ledger of version 1.

    ``documents`` holds triples of entry, version and document; ``claims`` of version, rules and claim.
    """
    with duckdb.connect(str(path)) as raw:
        raw.begin()
        raw.execute("CREATE TABLE ledger (schema_version INTEGER)")
        raw.execute("INSERT INTO ledger VALUES (?)", [1])
        raw.execute("CREATE SEQUENCE entry")
        raw.execute(
            "CREATE TABLE documents (entry BIGINT DEFAULT nextval('entry'), version VARCHAR PRIMARY KEY, "
            f"{quoted(DOCUMENT)})"
        )
        raw.execute(
            "CREATE TABLE extractions (entry BIGINT DEFAULT nextval('entry'), version VARCHAR, rules_version VARCHAR, "
            "PRIMARY KEY (version, rules_version))"
        )
        raw.execute(f"CREATE TABLE claims (version VARCHAR, rules_version VARCHAR, {quoted(CLAIM)})")
        raw.execute(f"CREATE TABLE series ({quoted(SERIES)})")
        raw.execute(f"CREATE TABLE discrepancies ({quoted(DISCREPANCY)})")
        for entry, version, document in documents:
            _insert(raw, "documents", {"entry": entry, "version": version} | _row(document, DOCUMENT))
        for version, rules in dict.fromkeys((version, rules) for version, rules, _ in claims):
            raw.execute("INSERT INTO extractions (version, rules_version) VALUES (?, ?)", [version, rules])
        for version, rules, claim in claims:
            _insert(raw, "claims", {"version": version, "rules_version": rules} | _row(claim, CLAIM))
        for row in series:
            _insert(raw, "series", _row(row, SERIES))
        for row in discrepancies:
            _insert(raw, "discrepancies", _row(row, DISCREPANCY))
        raw.execute("SELECT nextval('entry') FROM range(20)").fetchall()
        raw.commit()


def _row(row, columns):
    names = [c.split()[0] for c in columns.split(",")]
    return {n: list(v) if isinstance(v := getattr(row, n), tuple) else v for n in names}


def _insert(raw, table, values):
    names = ", ".join(f'"{n}"' for n in values)
    raw.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values()))  # noqa: S608
