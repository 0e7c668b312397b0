"""How the type of a field reads: `list of [Claim](records.md#claim)`."""

from enum import Enum

from msgspec import Struct, inspect

from reference_pages.markdown import anchor

PLAIN = {
    inspect.StrType: "text",
    inspect.BytesType: "bytes",
    inspect.BoolType: "true or false",
    inspect.DateType: "day",
    inspect.DateTimeType: "moment",
}
NUMBERS = {inspect.IntType: "whole number", inspect.FloatType: "number"}


def fields_of(record: type[Struct]) -> tuple[inspect.Field, ...]:
    shape = inspect.type_info(record)
    assert isinstance(shape, inspect.StructType)  # noqa: S101  a record is one
    return shape.fields


def words_of(shape: inspect.Type) -> str:
    """A type in words, with links to the records and vocabularies that it names."""
    match shape:
        case inspect.UnionType(types=types):
            return " or ".join(words_of(one) for one in types)
        case inspect.NoneType():
            return "`null`"
        case inspect.VarTupleType(item_type=item) | inspect.ListType(item_type=item):
            return f"list of {words_of(item)}"
        case inspect.FrozenSetType(item_type=item):
            return f"set of {words_of(item)}"
        case inspect.DictType(value_type=value):
            return f"table of {words_of(value)}"
        case inspect.StructType(cls=kind):
            return f"[{kind.__name__}](records.md#{anchor(kind.__name__)})"
        case inspect.EnumType(cls=kind):
            return vocabulary_link(kind)
        case inspect.IntType() | inspect.FloatType():
            return NUMBERS[type(shape)] + limits(shape)
        case inspect.CustomType(cls=kind):
            return kind.__name__.lower()
    return PLAIN[type(shape)]


def vocabulary_link(kind: type[Enum]) -> str:
    return f"[{kind.__name__}](vocabulary.md#{anchor(kind.__name__)})"


def limits(number: inspect.IntType | inspect.FloatType) -> str:
    if number.ge is None:
        return ""
    return f" from {number.ge:g}" + ("" if number.le is None else f" to {number.le:g}")
