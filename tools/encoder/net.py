"""The net in torch: a small pre-trained encoder, and what stands on it. To learn; never shipped."""

import math
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.net import BUCKETS, EXACT

SIZE, PART, DROP = 384, 192, 0.1
OUTSIDE_BEGINS_GOES_ON = 3
ANSWERS = {
    "sub_type": len(scheme.TYPES),
    "modality": len(scheme.MODALITIES),
    "background": 2,
    "change": len(scheme.CHANGES),
    "extent": len(scheme.EXTENTS),
    "kind": len(scheme.KINDS),
    "scope": len(scheme.SCOPES),
    "bound": len(scheme.BOUNDS),
}


class Link(nn.Module):
    """How one span belongs to another: by both, by each, and by how far they stand apart."""

    def __init__(self, kinds: int) -> None:
        super().__init__()
        self.pair = nn.Parameter(torch.randn(kinds, PART, PART) * 0.02)
        self.each = nn.Linear(2 * PART, kinds)
        self.distance = nn.Embedding(2 * BUCKETS, kinds)

    def forward(self, one: Tensor, other: Tensor, at: Tensor, to: Tensor) -> Tensor:
        both = torch.einsum("nd,rde,me->nmr", one, self.pair, other)
        many = torch.cat(
            [
                one.unsqueeze(1).expand(-1, len(other), -1),
                other.unsqueeze(0).expand(len(one), -1, -1),
            ],
            -1,
        )
        return both + self.each(many) + self.distance(apart(at, to))


class Net(nn.Module):
    """The encoder with one layer for each kind of span, parts, links and answers."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        self.drop = nn.Dropout(DROP)
        self.layers = nn.ModuleDict(
            {name: nn.Linear(SIZE, OUTSIDE_BEGINS_GOES_ON) for name in scheme.LAYERS}
        )
        self.parts = nn.ModuleDict(
            {
                name: nn.Sequential(nn.Linear(2 * SIZE, PART), nn.GELU(), nn.Dropout(DROP))
                for name in ("trigger", *scheme.LINKS)
            }
        )
        self.links = nn.ModuleDict(
            {name: Link(1 + len(kinds)) for name, kinds in scheme.LINKS.items()}
        )
        self.links["toll_source"], self.links["inclusion"] = Link(2), Link(2)
        self.answers = nn.ModuleDict(
            {name: nn.Linear(PART, size) for name, size in ANSWERS.items()}
        )
        self.story = nn.Linear(2 * SIZE, 2)

    def words(self, pieces: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """One vector a word: that of its first piece."""
        found = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        at = firsts.unsqueeze(-1).expand(-1, -1, SIZE)
        vectors: Tensor = self.drop(torch.gather(found, 1, at))
        return vectors

    def whole(self, words: Tensor) -> Tensor:
        """Whether a passage tells of any event: by all its words, and the strongest of them."""
        found: Tensor = self.story(torch.cat([words.mean(0), words.max(0).values]))
        return found

    def part(self, words: Tensor, spans: list[tuple[int, int]], name: str) -> Tensor:
        at = torch.tensor(spans)
        found: Tensor = self.parts[name](torch.cat([words[at[:, 0]], words[at[:, 1]]], -1))
        return found


def apart(at: Tensor, to: Tensor) -> Tensor:
    """As `apart` of marsad's own net, for the first words of spans."""
    far = to[None, :] - at[:, None]
    steps = far.abs()
    wide = (torch.log2(steps.clamp(min=1).float()) * 1.5 + 1.6).long().clamp(max=BUCKETS - 1)
    return torch.where(steps < EXACT, steps, wide) + BUCKETS * (far >= 0).long()


def size_of(net: nn.Module) -> int:
    return sum(math.prod(p.shape) for p in net.parameters())
