"""What marsad reads in a message: its claims, and the words from which it read them."""

from msgspec import Struct
from msgspec.structs import replace

from benchmarks._muc.messages import Message, report_of
from marsad.gazetteer import Mention as PlaceMention
from marsad.language import Passage, Sentence
from marsad.pipeline.read import Toolbox, read_report, tools_for, with_case
from marsad.records import Claim
from marsad.registry import Mention
from marsad.text.dates import TimeExpression, find_times


class Told(Struct, frozen=True, kw_only=True):
    """A message as marsad reads it; `text` is in the case of print."""

    message: Message
    text: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    places: tuple[PlaceMention, ...]
    names: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]


def read_message(message: Message, toolbox: Toolbox) -> Told:
    """Read a message with marsad; its sentences once more, for those that tell of no event."""
    report = report_of(message)
    cased = with_case(report).article.text
    tools = tools_for(toolbox, "en")
    passages = [Passage(text=cased[a:b], start=a) for a, b in message.paragraphs]
    start = message.paragraphs[0][0] if message.paragraphs else 0
    body = cased[start:]
    model = tools.model
    return Told(
        message=message,
        text=cased,
        sentences=tuple(model.parse(passages)) if model else (),
        claims=read_report(report, toolbox).claims,
        places=tools.gazetteer.find(body, start),
        names=tools.registry.find(body, start),
        times=tuple(
            replace(time, start=time.start + start, end=time.end + start)
            for time in find_times(body)
        ),
    )
