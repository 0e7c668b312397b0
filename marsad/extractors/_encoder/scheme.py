"""What the encoder tells apart: the labels of its layers and links, in the order of its numbers."""

from types import MappingProxyType

from marsad.records import (
    ActorRole,
    Bound,
    ControlChange,
    Extent,
    Modality,
    SubEventType,
    TollKind,
    TollScope,
)

# A state of who holds a place has no type.
TYPES: tuple[SubEventType | None, ...] = (None, *SubEventType)
KINDS = tuple(TollKind)
MODALITIES = tuple(Modality)
SCOPES = tuple(TollScope)
BOUNDS = tuple(Bound)
CHANGES: tuple[ControlChange | None, ...] = (None, *ControlChange)
EXTENTS = tuple(Extent)

# Spans are told layer by layer: each word stands outside, begins a span, or goes on with it.
LAYERS = ("trigger", "toll", "source", "cue", "actor", "place", "time", "weapon", "target")
# What a span may be to a trigger, beside nothing.
LINKS = MappingProxyType(
    {
        "toll": ("toll",),
        "source": ("source",),
        "actor": tuple(ActorRole),
        "place": ("location", "near", "within"),
        "time": ("time",),
        "weapon": ("weapon",),
        "target": ("target",),
    }
)
