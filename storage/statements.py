"""Statements on one connection: one that comes back is compiled once, and then goes straight to the driver.

SQLAlchemy takes ten times as long to prepare a statement as the engine takes to answer it. A statement that is kept, as
most are, by a name in its module pays that once; one that is built for a single call goes through SQLAlchemy.
"""

from collections import defaultdict, namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Executable, Float, SelectBase, UpdateBase
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from storage import dialect

Values = Mapping[str, Any]
Fill = Callable[[Values], Sequence[Any]]


class NotPlain(Exception):
    """A statement with something in it that only SQLAlchemy can see to."""


class Statements:
    """Runs statements on a connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._driver = dialect.driver_of(connection)
        self._known = KNOWN[connection.dialect.name]

    @property
    def dialect(self) -> Dialect:
        return self.connection.dialect

    def rows(self, statement: Executable, values: Values) -> Sequence[Any]:
        if prepared := self._prepared(statement, values):
            return prepared.rows(self._driver, values)
        return self.connection.execute(statement, values).all()

    def run(self, statement: Executable, values: Values) -> int:
        """The number of rows that an insert, update or delete touched."""
        if prepared := self._prepared(statement, values):
            return prepared.run(self._driver, values)
        return self.connection.execute(statement, values).rowcount

    def _prepared(self, statement: Executable, values: Values) -> "Prepared | None":
        """What is compiled of it; None the first time, and for what only SQLAlchemy can run."""
        found = self._known.get(statement, NEVER_SEEN)
        if found is NEVER_SEEN:
            self._known[statement] = SEEN_ONCE
        elif found is SEEN_ONCE:
            found = self._known[statement] = _prepare(statement, values, self.dialect)
        return found if isinstance(found, Prepared) else None


KNOWN: defaultdict[str, WeakKeyDictionary[Executable, "Prepared | None"]] = defaultdict(WeakKeyDictionary)
"""What is compiled, for each engine by its name: all connections to it send the same."""
NEVER_SEEN: Any = object()
SEEN_ONCE: Any = object()


class Prepared:
    """A compiled statement. Lists of values make it longer, so it has a text for each of their lengths."""

    def __init__(self, statement: SelectBase | UpdateBase, values: Values, engine: Dialect) -> None:
        selects = isinstance(statement, SelectBase)
        self._compiled: Any = statement.compile(dialect=engine, column_keys=None if selects else list(values))
        binds = {name: bind for bind, name in self._compiled.bind_names.items()}
        if not selects and (self._compiled.effective_returning or self._compiled.prefetch):
            raise NotPlain
        if any(bind.literal_execute for bind in binds.values()):
            raise NotPlain
        self._given = {name: bind.effective_value for name, bind in binds.items() if not bind.required}
        self._lists = [name for name, bind in binds.items() if bind.expanding]
        self._texts: dict[tuple[int, ...], tuple[str, Fill]] = {}
        self._converts = {
            name: bind.type.dialect_impl(engine).bind_processor(engine) or _as_it_is for name, bind in binds.items()
        }
        types = [column.type for column in statement.exported_columns] if selects else []
        self._fetch = _Rows([_conversion(type_, engine) for type_ in types])

    def rows(self, driver: Any, values: Values) -> list[Any]:
        return self._fetch(self._execute(driver, values))

    def run(self, driver: Any, values: Values) -> int:
        count: int = self._execute(driver, values).rowcount
        return count

    def _execute(self, driver: Any, values: Values) -> Any:
        if self._given:
            values = {**self._given, **values}
        lengths = tuple([len(values[name]) for name in self._lists])
        if lengths not in self._texts:
            self._texts[lengths] = self._text(values)
        sql, fill = self._texts[lengths]
        return driver.execute(sql, fill(values))

    def _text(self, values: Values) -> tuple[str, Fill]:
        """The SQL for lists as long as these, and what puts values in its order, as the driver takes them."""
        state = self._compiled.construct_expanded_state(dict(values))
        firsts = {parts[0]: name for name, parts in state.parameter_expansion.items() if parts}
        parts = {part for of_one in state.parameter_expansion.values() for part in of_one}
        order = [firsts.get(name, name) for name in state.positiontup if name in firsts or name not in parts]
        steps = [(name, name in self._lists, self._converts[name]) for name in order]
        if len(steps) > 1 and all(not is_list and convert is _as_it_is for _, is_list, convert in steps):
            return state.statement, itemgetter(*order)

        def fill(values: Values) -> list[Any]:
            filled: list[Any] = []
            for name, is_list, convert in steps:
                filled.extend(map(convert, values[name] if is_list else (values[name],)))
            return filled

        return state.statement, fill


def _prepare(statement: Executable, values: Values, engine: Dialect) -> Prepared | None:
    if not isinstance(statement, SelectBase | UpdateBase):
        return None
    try:
        return Prepared(statement, values, engine)
    except NotPlain:
        return None


def _conversion(type_: TypeEngine[Any], engine: Dialect) -> Callable[[Any], Any] | None:
    """What makes a value of what the driver gives; None where they are the same, as floats are on every engine."""
    return None if isinstance(type_, Float) else type_.dialect_impl(engine).result_processor(engine, None)


def _as_it_is(value: Any) -> Any:
    return value


class _Rows:
    """Makes rows that can be read by name of what a driver fetches."""

    def __init__(self, converts: Sequence[Callable[[Any], Any] | None]) -> None:
        self._converted = [(place, convert) for place, convert in enumerate(converts) if convert]
        self._make: Callable[[Sequence[Any]], Any] | None = None

    def __call__(self, cursor: Any) -> list[Any]:
        fetched = cursor.fetchall()
        if self._make is None:
            self._make = partial(tuple.__new__, _row_class([column[0] for column in cursor.description]))
        if not self._converted:
            return [*map(self._make, fetched)]
        columns: list[Iterable[Any]] = [*zip(*fetched, strict=True)]
        for place, convert in self._converted if columns else ():
            columns[place] = map(convert, columns[place])
        return [*map(self._make, zip(*columns, strict=True))]


def _row_class(names: Sequence[str]) -> type:
    """A tuple whose places have names, and that gives all of them by `_mapping`, like a row of SQLAlchemy's."""

    class Row(namedtuple("Row", names, rename=True)):  # type: ignore[misc]
        __slots__ = ()

        @property
        def _mapping(self) -> dict[str, Any]:
            return dict(zip(names, self, strict=True))

    return Row
