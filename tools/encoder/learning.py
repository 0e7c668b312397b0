"""How the net learns: the loss of one passage, and the rounds over all of them."""

import math
import time
from collections.abc import Iterator, Sequence
from random import Random

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from encoder.examples import Example, Span
from encoder.net import Net
from marsad.extractors._encoder import scheme
from marsad.extractors._encoder.words import vocabulary

BATCH, ENCODER_RATE, HEAD_RATE, WARM = 8, 1.5e-4, 1e-3, 0.1
# Losses are sums over words and spans; this brings them to the order of one.
SCALE = 20.0
MARKED, LINKED, EXTENT, STORY = 1.5, 0.5, 0.3, 4.0
IGNORED = -100


def learn(net: Net, examples: Sequence[Example], *, rounds: int, seed: int) -> Iterator[float]:
    """Train for some rounds; gives the seconds that each took."""
    random = Random(seed)
    heads = [p for name, p in net.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": net.encoder.parameters(), "lr": ENCODER_RATE},
            {"params": heads, "lr": HEAD_RATE},
        ],
        weight_decay=0.01,
    )
    steps = rounds * math.ceil(len(examples) / BATCH)
    pace = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rate_at(step, steps))
    net.train()
    for _ in range(rounds):
        began = time.monotonic()
        for batch in batches(examples, random):
            loss = loss_of_batch(net, batch) / len(batch) / SCALE
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            pace.step()
            optimizer.zero_grad()
        yield time.monotonic() - began


def rate_at(step: int, steps: int) -> float:
    """Up to the full rate in the first tenth, then down to nothing."""
    warm = WARM * steps
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def batches(examples: Sequence[Example], random: Random) -> list[list[Example]]:
    """Passages of about the same length together, in a new order each time."""
    order = random.sample(range(len(examples)), len(examples))
    far = 8 * BATCH
    for at in range(0, len(order), far):
        order[at : at + far] = sorted(order[at : at + far], key=lambda n: len(examples[n].pieces))
    found = [[examples[n] for n in order[at : at + BATCH]] for at in range(0, len(order), BATCH)]
    random.shuffle(found)
    return found


def loss_of_batch(net: Net, batch: Sequence[Example]) -> Tensor:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        words = net.words(*padded(batch))
    losses = [
        loss_of(net, row[: len(e.pieces)], e) for row, e in zip(words.float(), batch, strict=True)
    ]
    return torch.stack(losses).sum()


def padded(batch: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """The pieces of passages with what begins and ends them, and where each word begins."""
    known = vocabulary()
    rows = [[known["[CLS]"], *(p for w in e.pieces for p in w), known["[SEP]"]] for e in batch]
    pieces = torch.zeros(len(batch), max(map(len, rows)), dtype=torch.long)
    mask = torch.zeros_like(pieces)
    firsts = torch.zeros(len(batch), max(len(e.pieces) for e in batch), dtype=torch.long)
    for n, (row, example) in enumerate(zip(rows, batch, strict=True)):
        pieces[n, : len(row)] = torch.tensor(row)
        mask[n, : len(row)] = 1
        at = torch.tensor([1, *(len(w) for w in example.pieces)]).cumsum(0)[:-1]
        firsts[n, : len(at)] = at
    return pieces, mask, firsts


def loss_of(net: Net, words: Tensor, example: Example) -> Tensor:
    """All that one passage teaches, in one number."""
    parts = (layer_losses, event_losses, toll_losses, story_losses)
    return torch.stack([loss for part in parts for loss in part(net, words, example)]).sum()


def story_losses(net: Net, words: Tensor, example: Example) -> Iterator[Tensor]:
    for tells in example.tells:
        yield STORY * cross_entropy(net.whole(words), torch.tensor(int(tells)))


def layer_losses(net: Net, words: Tensor, example: Example) -> Iterator[Tensor]:
    for name in scheme.LAYERS:
        if name in example.layers:
            marked = marks(example.spans[name], len(example.pieces))
            weight = None
            if name == "trigger":
                weight = torch.tensor([1.0, MARKED, MARKED])
                for first, last in example.unclear:
                    marked[first : last + 1] = IGNORED
            yield cross_entropy(net.layers[name](words), marked, weight=weight, reduction="sum")


def marks(spans: dict[Span, None], count: int) -> Tensor:
    """Each word outside, at the begin of a span, or in it; of spans that overlap the longest."""
    found = torch.zeros(count, dtype=torch.long)
    for first, last in sorted(spans, key=lambda s: s[0] - s[1]):
        if not found[first : last + 1].any():
            found[first], found[first + 1 : last + 1] = 1, 2
    return found


def event_losses(net: Net, words: Tensor, example: Example) -> Iterator[Tensor]:
    if not example.events:
        return
    spans = [event.at for event in example.events]
    parts = net.part(words, spans, "trigger")
    whole = "place" in example.layers
    for name in ("sub_type", "modality", "background", *(("change", "extent") if whole else ())):
        wanted = torch.tensor([event.answers[name] for event in example.events])
        loss = cross_entropy(net.answers[name](parts), wanted, reduction="sum")
        yield loss * EXTENT if name == "extent" else loss
    for name in scheme.LINKS:
        others = list(example.spans[name])
        if name in example.layers and others:
            wanted = torch.zeros(len(spans), len(others), dtype=torch.long)
            for event, layer, span, kind in example.links:
                if layer == name:
                    wanted[event, others.index(span)] = 1 + kind
            yield link_loss(net, name, parts, net.part(words, others, name), spans, others, wanted)


def toll_losses(net: Net, words: Tensor, example: Example) -> Iterator[Tensor]:
    tolls, sources = list(example.tolls), list(example.spans["source"])
    if not tolls:
        return
    parts = net.part(words, tolls, "toll")
    for name in ("kind", "scope", "bound"):
        wanted = torch.tensor([example.tolls[span][name] for span in tolls])
        yield cross_entropy(net.answers[name](parts), wanted, reduction="sum") * (
            LINKED if name == "bound" else 1.0
        )
    if sources:
        wanted = pairs(example.said, tolls, sources)
        who = net.part(words, sources, "source")
        yield link_loss(net, "toll_source", parts, who, tolls, sources, wanted)
    if len(tolls) > 1:
        wanted = pairs(example.within, tolls, tolls)
        yield link_loss(net, "inclusion", parts, parts, tolls, tolls, wanted)


def pairs(found: Sequence[tuple[Span, Span]], one: list[Span], other: list[Span]) -> Tensor:
    wanted = torch.zeros(len(one), len(other), dtype=torch.long)
    for left, right in found:
        if left in one and right in other:
            wanted[one.index(left), other.index(right)] = 1
    return wanted


def link_loss(
    net: Net, name: str, one: Tensor, other: Tensor, at: list[Span], to: list[Span], wanted: Tensor
) -> Tensor:
    scores = net.links[name](one, other, first_words(at), first_words(to))
    return LINKED * cross_entropy(scores.flatten(0, 1), wanted.flatten(), reduction="sum")


def first_words(spans: list[Span]) -> Tensor:
    return torch.tensor([first for first, _ in spans])
