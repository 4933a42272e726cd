"""How the engine answers a query."""

from sqlalchemy import Connection, Executable

from storage.database import Database


async def plan(db: Database, statement: Executable) -> list[str]:
    """The steps of SQLite's plan."""

    def steps(connection: Connection) -> list[str]:
        compiled = statement.compile(dialect=connection.dialect)
        state = compiled.construct_expanded_state(
            {name: [1] if bind.expanding else 1 for name, bind in compiled.binds.items()}
        )
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {state.statement}", state.positional_parameters)
        return [row[3] for row in found]

    return await db._writing.run_sync(steps)
