"""Lets the base of the encoder read news before it learns from labels, by guessing hidden words.

    python tools/adapt_base.py --data DATA --out FOLDER

One pass over the prose of the sets in DATA (no labels, and no text that is kept to judge by) and
over the passages of the corpus that the encoder learns from. FOLDER is then a base for
`tools/train_encoder.py --base FOLDER`. It needs what that needs. Seeds are fixed. Forty minutes on
one core.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from shutil import copytree

import torch
from encoder.prose import kept_texts, prose_of
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, gelu
from train_encoder import LEARNT_FROM, ROOT, SEED, base_folder, check_pieces
from transformers import AutoModel

from benchmarks._corpus.labels import read_passages
from benchmarks._corpus.standoff import read_texts
from marsad.extractors._encoder.words import pieces_of, vocabulary, word_spans

LONGEST, PIECES, RATE, WARM = 256, 4096, 1.5e-4, 0.06
# Devlin et al. 2019: of the hidden words eight in ten are masked, one is another, one stays.
HIDDEN, MASKED, ANOTHER = 0.15, 0.8, 0.9
IGNORED = -100
Words = list[tuple[int, ...]]


class Guesser(nn.Module):
    """The base, and what guesses a hidden piece from its vector."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base)
        table = self.encoder.get_input_embeddings().weight
        self.turned = nn.Linear(table.shape[1], table.shape[1])
        self.even = nn.LayerNorm(table.shape[1])
        self.bias = nn.Parameter(torch.zeros(table.shape[0]))

    def forward(self, pieces: Tensor, mask: Tensor, wanted: Tensor) -> Tensor:
        found = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        hidden = self.even(gelu(self.turned(found[wanted != IGNORED])))
        scores = hidden @ self.encoder.get_input_embeddings().weight.T + self.bias
        return cross_entropy(scores.float(), wanted[wanted != IGNORED])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    torch.manual_seed(SEED)
    base = base_folder()
    check_pieces(base)
    texts = list(prose_of(arguments.data, kept_texts(ROOT / "corpus", read_texts(arguments.data))))
    if not texts:
        sys.exit(f"No texts were found in {arguments.data}: it must be the folder of the sets.")
    passages = read_passages(ROOT / "corpus" / "passages").values()
    texts += [p.whole for p in passages if p.writer in LEARNT_FROM]
    rows = [row for text in texts for row in rows_of(text)]
    model = Guesser(base)
    adapt(model, rows, Random(SEED))
    copytree(base, arguments.out, dirs_exist_ok=True)
    model.encoder.save_pretrained(arguments.out)
    return 0


def rows_of(text: str) -> Iterator[Words]:
    """The words of a text in rows that are short enough."""
    row: Words = []
    length = 0
    for start, end in word_spans(text, 0, len(text)):
        word = pieces_of(text[start:end])
        if length + len(word) > LONGEST - 2:
            yield row
            row, length = [], 0
        row.append(word)
        length += len(word)
    if row:
        yield row


def adapt(model: Guesser, rows: Sequence[Words], random: Random) -> None:
    """One pass over the rows, of about the same length together."""
    batches = batches_of(sorted(rows, key=lambda row: sum(map(len, row))), random)
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, len(batches), pct_start=WARM, anneal_strategy="linear"
    )
    model.train()
    began, lost = time.monotonic(), 0.0
    for number, batch in enumerate(batches, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = model(*hidden(batch, random))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        pace.step()
        optimizer.zero_grad()
        lost = 0.98 * lost + 0.02 * loss.item() if number > 1 else loss.item()
        if number % 25 == 0:
            far = f"{number} of {len(batches)}"
            print(f"{far}: loss {lost:.2f}, {time.monotonic() - began:.0f} s", flush=True)


def batches_of(rows: Sequence[Words], random: Random) -> list[list[Words]]:
    found: list[list[Words]] = [[]]
    for row in rows:
        if len(found[-1] + [row]) * sum(map(len, row)) > PIECES:
            found.append([])
        found[-1].append(row)
    random.shuffle(found)
    return found


def hidden(batch: Sequence[Words], random: Random) -> tuple[Tensor, Tensor, Tensor]:
    """The pieces of some rows with words hidden, which count, and what the hidden ones were."""
    known = vocabulary()
    rows = [[[known["[CLS]"]], *row, [known["[SEP]"]]] for row in batch]
    longest = max(sum(map(len, row)) for row in rows)
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    wanted = torch.full_like(pieces, IGNORED)
    mask = torch.zeros_like(pieces)
    for n, row in enumerate(rows):
        at = 0
        for nth, word in enumerate(row):
            shown = list(word)
            if 0 < nth < len(row) - 1 and random.random() < HIDDEN:
                wanted[n, at : at + len(word)] = torch.tensor(list(word))
                shown = disguise(shown, known["[MASK]"], len(known), random)
            pieces[n, at : at + len(word)] = torch.tensor(shown)
            at += len(word)
        mask[n, :at] = 1
    return pieces, mask, wanted


def disguise(word: list[int], mask: int, count: int, random: Random) -> list[int]:
    chance = random.random()
    if chance < MASKED:
        return [mask] * len(word)
    return [random.randrange(count) for _ in word] if chance < ANOTHER else word


if __name__ == "__main__":
    sys.exit(main())
