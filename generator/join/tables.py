"""The open data of all sites as Parquet: the tables they publish, with a column for the site.

DuckDB reads and writes them, in one thread and in the order of the sites, so that the same sites
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.exports.columns import TableSchema
from generator.exports.tables import SCHEMAS
from generator.join.sites import Site
from generator.output import Refused

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DECIMALS = 12
TYPES = {
    "integer": "BIGINT",
    "number": f"DECIMAL(38, {DECIMALS})",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
"""Of Frictionless types in DuckDB; all else is text."""
PARQUET = "(FORMAT parquet, COMPRESSION zstd)"
SITES = "sites"


def opened(folder: Path) -> DuckDBPyConnection:
    """A database in memory that finds Parquet files in a folder; raises Refused without DuckDB."""
    try:
        import duckdb
    except ImportError as fault:
        raise Refused("缺少 DuckDB / DuckDB is missing: pip install duckdb") from fault
    connection = duckdb.connect(config={"threads": "1", "autoinstall_known_extensions": "false"})
    connection.execute("SET file_search_path = $1", [str(folder)])
    return connection


def write_tables(connection: DuckDBPyConnection, sites: Sequence[Site], folder: Path) -> None:
    """One Parquet file for each table of the sites, and one of the sites themselves.

    Raises Refused where a site has other tables than this software publishes, or a file that does
    not hold what it should.
    """
    for site in sites:
        _refuse_others(site)
    for schema in SCHEMAS:
        columns = "".join(f', "{name}" {type}' for name, type in _types(schema).items())
        connection.execute(f'CREATE TABLE "{schema.name}" (site VARCHAR{columns})')
        for site in sites:
            _load(connection, site, schema)
        save(connection, schema.name, folder / f"{schema.name}.parquet")
    connection.execute(f"CREATE TABLE {SITES} (site VARCHAR, title VARCHAR, manifest VARCHAR)")
    rows = [[one.name, one.title, one.sum] for one in sites]
    connection.executemany(f"INSERT INTO {SITES} VALUES ($1, $2, $3)", rows)
    save(connection, SITES, folder / f"{SITES}.parquet")


def save(connection: DuckDBPyConnection, table: str, file: Path) -> None:
    """Write a table to a file, and forget it."""
    connection.execute(f'COPY "{table}" TO {quoted(str(file))} {PARQUET}')
    connection.execute(f'DROP TABLE "{table}"')


def _refuse_others(site: Site) -> None:
    """Raise Refused for tables of another version of the software."""
    said = {one["name"]: one for one in site.package["resources"]}
    for schema in SCHEMAS:
        columns = [(one.name, one.type) for one in schema.columns]
        fields = said.get(schema.name, {}).get("schema", {}).get("fields", ())
        if [(one["name"], one["type"]) for one in fields] != columns:
            raise Refused(
                f"{site.name}: {schema.file} 的列不同；请用同一版本的软件重新发布\n"
                f"{site.name}: {schema.file} has other columns; publish it with this version"
            )


def _types(schema: TableSchema[Any]) -> dict[str, str]:
    """The types of columns by name, as DuckDB calls them."""
    return {one.name: TYPES.get(one.type, "VARCHAR") for one in schema.columns}


def _load(connection: DuckDBPyConnection, site: Site, schema: TableSchema[Any]) -> None:
    """Add the rows of a site; raises Refused for a number that would lose digits."""
    import duckdb

    types = _types(schema)
    file = site.folder / "data" / schema.file
    source = _read_csv(file, types)
    cast = "".join(f', CAST("{name}" AS {type})' for name, type in types.items())
    try:
        for name in (name for name, type in types.items() if type == TYPES["number"]):
            longer = f"regexp_matches(\"{name}\", '\\.[0-9]{{{DECIMALS + 1},}}$')"
            query = f'SELECT "{name}" FROM {source} WHERE {longer}'
            if found := connection.execute(query).fetchone():
                raise Refused(f"{file}: {name} {found[0]}: {DECIMALS} 位以上小数 / decimals")
        connection.execute(
            f'INSERT INTO "{schema.name}" SELECT {quoted(site.name)}{cast} FROM {source}'
        )
    except duckdb.Error as fault:
        raise Refused(f"{file}: {fault}") from fault


def _read_csv(file: Path, fields: Mapping[str, str]) -> str:
    """Every column as text, an empty one as none."""
    columns = ", ".join(f"{quoted(name)}: 'VARCHAR'" for name in fields)
    options = (
        "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
        "nullstr = '', new_line = '\\r\\n', max_line_size = 16777216"
    )
    return f"read_csv({quoted(str(file))}, {options}, columns = {{{columns}}})"


def quoted(text: str) -> str:
    """A text for SQL."""
    return "'" + text.replace("'", "''") + "'"
