"""How the engine answers a query."""

from sqlalchemy import Connection, Executable

from storage.database import Database


async def plan(db: Database, statement: Executable) -> list[str]:
    """The steps of SQLite's plan."""

    def steps(connection: Connection) -> list[str]:
        compiled = statement.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (1,) * len(compiled.positiontup))
        return [row[3] for row in found]

    return await db._writing.run_sync(steps)
