"""The net that finds attributions: what it is like, and how it learns.

Needs torch, which marsad itself does not: what is learned is written out as plain numbers.
"""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from attribution.gold import Lesson
from marsad.extractors._attribution.signs import COLUMNS, SEEN_COLUMNS, SEEN_SIZES, SIZES

VECTOR = 96
# Each layer: how far aside it looks, and at how many neighbours.
WIDTH, STEPS = 64, ((1, 5), (2, 5), (4, 5), (1, 5))
SEEN_WIDTH, SEEN_STEPS = 48, ((1, 4), (2, 4))
TABLE = {"word": 24, "word_2": 24, "tag": 16, "dep": 16, "entity": 8, "mark": 12}
ROLES = 4
EPOCHS, TOKENS, RATE, DECAY, DROPOUT, FORGET = 11, 2500, 3e-3, 2e-2, 0.25, 0.15
MASS_LIMIT = 3.0


class Batch(NamedTuple):
    rows: Tensor
    heads: Tensor
    vectors: Tensor
    mask: Tensor
    anchors: Tensor
    piece: Tensor
    anchor: Tensor
    seen: Tensor
    roles: Tensor


def batch_of(lessons: Sequence[Lesson]) -> Batch:
    longest = max(lesson.signs.sizes[0] for lesson in lessons)
    count = len(lessons)
    rows = torch.zeros(count, longest, len(COLUMNS), dtype=torch.long)
    heads = torch.zeros(count, longest, dtype=torch.long)
    vectors = torch.zeros(count, longest, VECTOR)
    mask = torch.zeros(count, longest)
    anchors = torch.zeros(count, longest)
    pairs = [(at, pair) for at, lesson in enumerate(lessons) for pair in lesson.pairs]
    seen = torch.zeros(len(pairs), longest, len(SEEN_COLUMNS), dtype=torch.long)
    roles = torch.zeros(len(pairs), longest, dtype=torch.long)
    for at, (signs, _) in enumerate(lessons):
        size = signs.sizes[0]
        rows[at, :size] = torch.from_numpy(signs.rows[:size].astype(np.int64))
        heads[at, :size] = torch.from_numpy(signs.heads[:size].astype(np.int64))
        vectors[at, :size] = torch.from_numpy(signs.vectors[:size])
        mask[at, :size] = 1
    for nth, (at, pair) in enumerate(pairs):
        size = len(pair.roles)
        anchors[at, pair.anchor] = 1
        seen[nth, :size] = torch.from_numpy(pair.seen.astype(np.int64))
        roles[nth, :size] = torch.from_numpy(pair.roles)
    piece = torch.tensor([at for at, _ in pairs], dtype=torch.long)
    anchor = torch.tensor([pair.anchor for _, pair in pairs], dtype=torch.long)
    return Batch(rows, heads, vectors, mask, anchors, piece, anchor, seen, roles)


def even(hidden: Tensor) -> Tensor:
    """Each row with a mean square of 1."""
    return hidden * torch.rsqrt(hidden.square().mean(2, keepdim=True) + 1e-5)


class Around(nn.Module):
    """A layer that looks at the tokens beside each token, the one above it and those below it.

    `parts` is 3 for those beside alone, 4 with the one above, 5 with those below.
    """

    def __init__(self, width: int, step: int, parts: int) -> None:
        super().__init__()
        self.step, self.parts = step, parts
        self.full = nn.Linear(parts * width, width)

    def forward(self, hidden: Tensor, heads: Tensor, mask: Tensor) -> Tensor:
        plain = even(hidden) * mask
        width, step = plain.shape[2], self.step
        padded = nn.functional.pad(plain, (0, 0, step, step))
        index = heads.unsqueeze(2).expand(-1, -1, width)
        parts = [padded[:, : -2 * step], plain, padded[:, 2 * step :]]
        if self.parts > 3:
            parts.append(plain.gather(1, index))
        if self.parts > 4:
            ones = torch.zeros_like(mask).scatter_add(1, heads.unsqueeze(2), mask)
            below = torch.zeros_like(plain).scatter_add(1, index, plain)
            parts.append(below / ones.clamp(min=1))
        return torch.relu(self.full(torch.cat(parts, dim=2))) * mask


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.tables = nn.ModuleDict({n: nn.Embedding(SIZES[n], w) for n, w in TABLE.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.3)
        self.first = nn.Linear(VECTOR + sum(TABLE.values()), WIDTH)
        self.layers = nn.ModuleList(Around(WIDTH, *each) for each in STEPS)
        self.cue = nn.Linear(WIDTH, 1)
        self.there = nn.Linear(WIDTH, SEEN_WIDTH)
        self.here = nn.Linear(WIDTH, SEEN_WIDTH, bias=False)
        self.between = nn.Linear(2, SEEN_WIDTH, bias=False)
        self.seen = nn.ModuleDict(
            {n: nn.Embedding(SEEN_SIZES[n], SEEN_WIDTH) for n in SEEN_COLUMNS}
        )
        for table in self.seen.values():
            nn.init.normal_(table.weight, std=0.2)
        self.seen_layers = nn.ModuleList(Around(SEEN_WIDTH, *each) for each in SEEN_STEPS)
        self.role = nn.Linear(SEEN_WIDTH, ROLES)
        self.steps = nn.Parameter(torch.zeros(ROLES, ROLES))
        self.drop = nn.Dropout(DROPOUT)
        self.register_buffer("mean", torch.zeros(VECTOR))
        self.register_buffer("scale", torch.ones(VECTOR))

    def read(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """What is known of each token, and the odds that it is a cue."""
        mask = batch.mask.unsqueeze(2)
        parts = [(batch.vectors - self.mean) * self.scale]
        for at, name in enumerate(COLUMNS):
            part = self.tables[name](batch.rows[..., at])
            if self.training and name.startswith("word"):
                part = part * (torch.rand(part.shape[:2]) > FORGET).unsqueeze(2)
            parts.append(part)
        hidden = torch.relu(self.first(self.drop(torch.cat(parts, dim=2)))) * mask
        for layer in self.layers:
            hidden = hidden + self.drop(layer(hidden, batch.heads, mask))
        hidden = self.drop(even(hidden))
        return hidden, self.cue(hidden).squeeze(2)

    def tell(
        self,
        hidden: Tensor,
        odds: Tensor,
        batch: Batch,
        piece: Tensor,
        anchor: Tensor,
        seen: Tensor,
    ) -> Tensor:
        """The scores of each role of each token, seen from each cue."""
        mask = batch.mask[piece].unsqueeze(2)
        sure = torch.sigmoid(odds.detach()) * batch.mask
        total = sure.cumsum(1)[piece]
        at = total.gather(1, anchor.unsqueeze(1))
        own = sure[piece]
        after = torch.arange(total.shape[1]).unsqueeze(0) > anchor.unsqueeze(1)
        mass = torch.where(after, total - own - at, at - own.gather(1, anchor.unsqueeze(1)) - total)
        mass = mass.clamp(0, MASS_LIMIT)
        found = self.there(hidden)[piece] + self.here(hidden[piece, anchor]).unsqueeze(1)
        found = found + self.between(torch.stack([own, mass], dim=2))
        for nth, name in enumerate(SEEN_COLUMNS):
            found = found + self.seen[name](seen[..., nth])
        found = torch.relu(found) * mask
        for layer in self.seen_layers:
            found = found + self.drop(layer(found, batch.heads[piece], mask))
        return self.role(self.drop(even(found)))

    def loss(self, batch: Batch) -> Tensor:
        hidden, odds = self.read(batch)
        cue = nn.functional.binary_cross_entropy_with_logits(odds, batch.anchors, reduction="none")
        total = (cue * batch.mask).sum()
        if len(batch.piece):
            scores = self.tell(hidden, odds, batch, batch.piece, batch.anchor, batch.seen)
            unlikely = self.unlikely(scores, batch.roles, batch.mask[batch.piece])
            total = total + 0.5 * unlikely.sum()
        return total / (1 + len(batch.piece))

    def unlikely(self, scores: Tensor, roles: Tensor, mask: Tensor) -> Tensor:
        """How unlikely the right roles are among all rows of roles."""
        own = (scores.gather(2, roles.unsqueeze(2)).squeeze(2) * mask).sum(1)
        own = own + (self.steps[roles[:, :-1], roles[:, 1:]] * mask[:, 1:]).sum(1)
        alpha = scores[:, 0]
        for at in range(1, scores.shape[1]):
            further = torch.logsumexp(alpha.unsqueeze(2) + self.steps, dim=1) + scores[:, at]
            alpha = torch.where(mask[:, at].unsqueeze(1) > 0, further, alpha)
        return torch.logsumexp(alpha, dim=1) - own


def batches(lessons: Sequence[Lesson], chance: random.Random) -> Iterator[Batch]:
    """The lessons in turn, those of one length together, in an order of chance."""
    order = sorted(lessons, key=lambda x: x.signs.sizes[0] * (0.9 + 0.2 * chance.random()))
    groups: list[list[Lesson]] = [[]]
    for lesson in order:
        if groups[-1] and (len(groups[-1]) + 1) * lesson.signs.sizes[0] > TOKENS:
            groups.append([])
        groups[-1].append(lesson)
    chance.shuffle(groups)
    for group in groups:
        yield batch_of(group)


After = Callable[[Net, int], None]


def learn(
    lessons: Sequence[Lesson], *, seed: int, epochs: int = EPOCHS, after: After | None = None
) -> Net:
    """Learn from the lessons, in one thread: the same lessons give the same net."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    chance = random.Random(seed)
    net = begun(lessons)
    optimizer = optimizer_of(net)
    # The lessons are grouped anew each time: a few batches more or less.
    steps = (sum(1 for _ in batches(lessons, random.Random(0))) + 5) * epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=RATE, total_steps=steps, pct_start=0.1
    )
    for epoch in range(epochs):
        net.train()
        started, total, count = time.time(), 0.0, 0
        for batch in batches(lessons, chance):
            total, count = total + step(net, batch, optimizer), count + 1
            if schedule.last_epoch < steps - 1:
                schedule.step()
        seconds = time.time() - started
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {seconds:.0f} s", flush=True)
        if after is not None:
            after(net, epoch)
    net.eval()
    return net


def begun(lessons: Sequence[Lesson]) -> Net:
    """A net that has learned nothing but how the parser's numbers are spread."""
    net = Net()
    vectors = np.concatenate([lesson.signs.vectors for lesson in lessons[::7]])
    net.mean.copy_(torch.from_numpy(vectors.mean(0)))
    net.scale.copy_(torch.from_numpy(1 / vectors.std(0)))
    return net


def optimizer_of(net: Net) -> torch.optim.Optimizer:
    tables = [p for n, p in net.named_parameters() if "tables" in n]
    others = [p for n, p in net.named_parameters() if "tables" not in n]
    return torch.optim.AdamW(
        [
            {"params": tables, "weight_decay": 0.0},
            {"params": others, "weight_decay": DECAY},
        ],
        lr=RATE,
    )


def step(net: Net, batch: Batch, optimizer: torch.optim.Optimizer) -> float:
    """Learn from one batch, and give how wrong the net was on it."""
    loss = net.loss(batch)
    optimizer.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimizer.step()
    return float(loss.detach())
