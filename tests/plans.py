"""How the database goes about a question."""

from django.db import connection

# On PostgreSQL: a table of a few rows would be read whole, and sorted.
FOR_LONG_TABLES = ("enable_seqscan", "enable_sort")


def plan(sql: str, given: tuple[object, ...], off: tuple[str, ...] = FOR_LONG_TABLES) -> str:
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for way in off:
                cursor.execute(f"SET LOCAL {way} = off")
        cursor.execute(f"{explain} {sql}", given)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
