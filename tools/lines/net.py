"""The net that labels the rows of a page: what it is like, and how it learns.

Needs torch, which marsad itself does not: what is learned is written out as plain numbers.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from marsad.parsers._line_model import Label
from marsad.parsers._line_model import Net as Plain

WIDTH, STEPS = 56, (1, 2, 4, 1)
EPOCHS, EACH, BATCH, RATE, DECAY, DROPOUT = 30, 8, 16, 4e-3, 1e-2, 0.2
LONGEST = 250
# A teaser that is kept becomes a false claim.
TEASER_WEIGHT = 2.5
_EVEN_ROWS = 100.0
_PAD = -1


class Text(NamedTuple):
    """A text to learn from: the numbers and labels of its rows, and how much it counts."""

    numbers: np.ndarray
    labels: np.ndarray
    weight: float = 1.0


class Net(nn.Module):
    """Layers that look at ever more rows around each row, and at the mean of the page."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        self.first = nn.Linear(inputs, WIDTH)
        self.layers = nn.ModuleList(nn.Linear(3 * WIDTH, WIDTH) for _ in STEPS)
        self.whole = nn.Linear(2 * WIDTH, WIDTH)
        self.last = nn.Linear(WIDTH, len(Label))
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, numbers: Tensor, mask: Tensor) -> Tensor:
        hidden = torch.relu(self.first(self.drop(numbers))) * mask
        for step, layer in zip(STEPS, self.layers, strict=True):
            around = torch.relu(layer(_beside(hidden, step)))
            hidden = (hidden + self.drop(around)) * mask
        mean = hidden.sum(1, keepdim=True) / mask.sum(1, keepdim=True)
        both = torch.cat([hidden, mean.expand_as(hidden)], dim=2)
        hidden = hidden + torch.relu(self.whole(both))
        return self.last(self.drop(hidden))


def _beside(hidden: Tensor, step: int) -> Tensor:
    """Each row with the row so many steps above and the row so many below."""
    padded = nn.functional.pad(hidden, (0, 0, step, step))
    return torch.cat([padded[:, : -2 * step], hidden, padded[:, 2 * step :]], dim=2)


def learn(pages: Sequence[Sequence[Text]], *, seed: int, epochs: int = EPOCHS) -> Plain:
    """Learn from pages, each in several texts: in every round, some texts of each page."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)  # sums of two threads are not always the same
    rng = np.random.default_rng(seed)
    every = np.concatenate([text.numbers for texts in pages for text in texts])
    mean = every.mean(axis=0, dtype=np.float64).astype(np.float32)
    scale = (1.0 / (every.std(axis=0, dtype=np.float64) + 1e-2)).astype(np.float32)
    net = Net(len(mean))
    best = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = epochs * -(-sum(min(EACH, len(texts)) for texts in pages) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(best, RATE, total_steps=steps + 1)
    for _ in range(epochs):
        net.train()
        chosen = [text for texts in pages for text in _some(texts, rng)]
        # texts of like length share a batch
        order = sorted(rng.permutation(len(chosen)), key=lambda at: len(chosen[at].labels) // 30)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        for at in rng.permutation(len(batches)):
            _step(net, best, [chosen[one] for one in batches[at]], mean, scale, rng)
            pace.step()
    return _plain(net, mean, scale)


def _plain(net: Net, mean: np.ndarray, scale: np.ndarray) -> Plain:
    """The net's numbers as marsad runs them."""

    def both(layer: nn.Linear) -> tuple[np.ndarray, np.ndarray]:
        return layer.weight.detach().numpy().T.copy(), layer.bias.detach().numpy().copy()

    return Plain(
        mean=mean,
        scale=scale,
        first=both(net.first),
        layers=tuple((at, *both(layer)) for at, layer in zip(STEPS, net.layers, strict=True)),
        whole=both(net.whole),
        last=both(net.last),
    )


def _some(texts: Sequence[Text], rng: np.random.Generator) -> list[Text]:
    return [texts[at] for at in rng.permutation(len(texts))[:EACH]]


def _step(net, best, chosen: Sequence[Text], mean, scale, rng) -> None:
    numbers, labels, mask = _batch(chosen, mean, scale, rng)
    found = net(numbers, mask)
    loss = nn.functional.cross_entropy(
        found.flatten(0, 1), labels.flatten(), ignore_index=_PAD, reduction="none"
    )
    lengths = mask.sum(1, keepdim=True)
    texts = torch.tensor([text.weight for text in chosen])[:, None, None]
    weight = (mask * texts * torch.clamp(_EVEN_ROWS / lengths, max=1.0) ** 0.5).flatten()
    weight = weight * torch.where(labels.flatten() == Label.TEASER, TEASER_WEIGHT, 1.0)
    loss = (loss * weight).sum() / weight.sum()
    best.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    best.step()


def _batch(chosen: Sequence[Text], mean, scale, rng) -> tuple[Tensor, Tensor, Tensor]:
    longest = min(LONGEST, max(len(labels) for _, labels, _ in chosen))
    numbers = np.zeros((len(chosen), longest, len(mean)), np.float32)
    labels = np.full((len(chosen), longest), _PAD, np.int64)
    mask = np.zeros((len(chosen), longest, 1), np.float32)
    for at, (own, wanted, _) in enumerate(chosen):
        first = rng.integers(0, len(wanted) - longest + 1) if len(wanted) > longest else 0
        count = min(len(wanted), longest)
        numbers[at, :count] = (own[first : first + count] - mean) * scale
        labels[at, :count] = wanted[first : first + count]
        mask[at, :count] = 1
    return torch.from_numpy(numbers), torch.from_numpy(labels), torch.from_numpy(mask)
