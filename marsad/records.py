"""The records that move through the pipeline, in the order in which they appear.

    Page -> Report (Article, Teasers, Claims, Alerts) -> Judgement -> Incident -> ControlState

What a person decided is a Decision; what moved between two moments is a Change.

The fields of Report, Incident and ControlState are the public contract (`marsad schema`): they only
ever grow. A value read out of a text is a Finding: it carries the words that show it and where
they stand. Offsets count Unicode code points in `article.text`, end exclusive.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, NewType

from msgspec import Meta, Struct

PageId = NewType("PageId", str)
ArticleId = NewType("ArticleId", str)
ClaimId = NewType("ClaimId", str)
IncidentId = NewType("IncidentId", str)
LineageId = NewType("LineageId", str)
DecisionId = NewType("DecisionId", str)

Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Count = Annotated[int, Meta(ge=0)]
Offset = Annotated[int, Meta(ge=0)]
Probability = Annotated[float, Meta(ge=0, le=1)]
Kilometres = Annotated[float, Meta(ge=0)]
WherePrecision = Annotated[int, Meta(ge=1, le=7)]

SCHEMA = "marsad/1"
ARTICLE_STORY = "article"


class BlockKind(StrEnum):
    """What a stretch of a page is; only the first seven are the article."""

    TITLE = "title"
    METADATA = "metadata"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    CAPTION = "caption"
    TEASER = "teaser"
    BOILERPLATE = "boilerplate"


class EventType(StrEnum):
    """The six event types of the ACLED codebook."""

    BATTLES = "Battles"
    EXPLOSIONS = "Explosions/Remote violence"
    CIVILIANS = "Violence against civilians"
    PROTESTS = "Protests"
    RIOTS = "Riots"
    STRATEGIC = "Strategic developments"


class SubEventType(StrEnum):
    """The twenty-five sub-event types of the ACLED codebook, in its order."""

    ARMED_CLASH = "Armed clash"
    GOVERNMENT_REGAINS = "Government regains territory"
    NON_STATE_OVERTAKES = "Non-state actor overtakes territory"
    CHEMICAL_WEAPON = "Chemical weapon"
    AIR_STRIKE = "Air/drone strike"
    SUICIDE_BOMB = "Suicide bomb"
    SHELLING = "Shelling/artillery/missile attack"
    REMOTE_EXPLOSIVE = "Remote explosive/landmine/IED"
    GRENADE = "Grenade"
    SEXUAL_VIOLENCE = "Sexual violence"
    ATTACK = "Attack"
    ABDUCTION = "Abduction/forced disappearance"
    PEACEFUL_PROTEST = "Peaceful protest"
    PROTEST_WITH_INTERVENTION = "Protest with intervention"
    EXCESSIVE_FORCE = "Excessive force against protesters"
    VIOLENT_DEMONSTRATION = "Violent demonstration"
    MOB_VIOLENCE = "Mob violence"
    AGREEMENT = "Agreement"
    ARRESTS = "Arrests"
    CHANGE_TO_GROUP = "Change to group/activity"
    DISRUPTED_WEAPONS_USE = "Disrupted weapons use"
    BASE_ESTABLISHED = "Headquarters or base established"
    LOOTING = "Looting/property destruction"
    NON_VIOLENT_TRANSFER = "Non-violent transfer of territory"
    OTHER = "Other"


class Modality(StrEnum):
    """How the page stands to what it tells."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"


class ActorRole(StrEnum):
    ACTOR = "actor"
    RECIPIENT = "recipient"
    ALLY = "ally"


class TollKind(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    SURRENDERED = "surrendered"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    PLACES_TAKEN = "places_taken"


class Bound(StrEnum):
    """How a stated number bounds the true one; `unspecified` is a vague word such as "dozens"."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    BETWEEN = "between"
    UNSPECIFIED = "unspecified"


class TollScope(StrEnum):
    """What a number covers: this event, a running total, or an older event only recalled."""

    INCIDENT = "incident"
    PERIOD = "period"
    PAST = "past"


class ControlChange(StrEnum):
    TAKEN = "taken"
    RETAKEN = "retaken"
    LOST = "lost"
    HELD = "held"
    CONTESTED = "contested"


class Extent(StrEnum):
    ALL = "all"
    MOST = "most"
    PART = "part"
    UNKNOWN = "unknown"


class TimePrecision(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PERIOD = "period"


class PlacePrecision(StrEnum):
    """How exactly a place is known, from finest to coarsest."""

    SITE = "site"
    TOWN = "town"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"  # no unit of today, or a sea: its point is a middle, its radius says how wide


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Status(StrEnum):
    """How well an incident is borne out; the rule behind each is in docs/reference/grades.md."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single_source"
    CONTESTED = "contested"
    CLAIMED = "claimed"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class Policy(StrEnum):
    """A named way to make one low, best and high figure of what many sources say."""

    LAST_WORD = "last-word"
    UCDP = "ucdp"
    ACLED = "acled"
    MIN_MAX = "min-max"
    NEWEST_RELIABLE = "newest-reliable"
    RANKED = "ranked"
    WIDEST = "widest"


class Standing(StrEnum):
    """How a figure stands on the ladder of an incident's figures."""

    LAST = "last"  # the last word of its origin
    REPEATED = "repeated"  # says again what its origin had said
    REVISED = "revised"  # its origin has given another figure since
    WITHDRAWN = "withdrawn"  # its page was captured again and no longer says it
    PARTIAL = "partial"  # counts one group, where others count all


class TollPart(StrEnum):
    """Which number a figure gave, or that it gave none."""

    LOW = "low"
    BEST = "best"
    HIGH = "high"
    SET_ASIDE = "set_aside"


class Stance(StrEnum):
    """How a source stands to somebody's having done it."""

    ACCUSES = "accuses"
    ADMITS = "admits"
    DENIES = "denies"


class RelayKind(StrEnum):
    """How a page has what it tells."""

    OWN = "own"  # its own reporters saw it or were told
    CITES = "cites"  # it credits the origin
    COPIES = "copies"  # its text is another page's
    RETELLS = "retells"  # it tells another page's text in other words


class Alignment(StrEnum):
    """Whose side a source is on, seen from who is said to hold a place."""

    OWN = "own"
    OPPONENT = "opponent"
    OUTSIDE = "outside"


class DecisionKind(StrEnum):
    """What a person decided."""

    MERGE = "merge"
    SPLIT = "split"
    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"
    GRADE = "grade"


class ChangeKind(StrEnum):
    """What moved."""

    NEW = "new"
    GONE = "gone"
    MERGED = "merged"
    CLAIMS = "claims"
    TOLL = "toll"
    STATUS = "status"
    TYPE = "type"
    PLACE = "place"
    TIME = "time"
    CONTROL = "control"


class ControlStatus(StrEnum):
    """What is known of who holds a place at a date."""

    ASSESSED = "assessed"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    UNKNOWN = "unknown"


class StatedBy(StrEnum):
    """How a page states something of its article, the most trustworthy first."""

    BESIDE = "beside"  # said beside the page: by an option, a feed, a row of JSON Lines
    JSON_LD = "json_ld"  # structured data
    META = "meta"  # the head of the page
    MARKUP = "markup"  # an element of the page that says what it holds
    TEXT = "text"  # words that a reader sees
    ADDRESS = "address"  # the address of the page


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of every record: immutable, compared by value, built by keyword.

    Repeat `frozen=True, kw_only=True` on each subclass: msgspec does not inherit `kw_only`, and
    type checkers inherit neither.
    """


class Page(Record, frozen=True, kw_only=True):
    """The bytes that a reader found in one place, and what was known of them beside the bytes.

    `published` is an ISO 8601 date or moment with its zone; None where nobody said. `captured_at`
    is the moment in UTC at which the bytes were got, where the reader knows it: of a web archive's
    record or an answer of a server.
    """

    id: PageId
    location: str
    media_type: str
    body: bytes
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    captured_at: str | None = None


class Lead(Record, frozen=True, kw_only=True):
    """The address of a page that is not here yet, and what a feed or a sitemap says of it."""

    url: str
    location: str
    outlet: str | None = None
    title: str | None = None
    published: str | None = None
    modified: str | None = None


class Finding(Record, frozen=True, kw_only=True):
    """One value read out of an article, with the words that show it: `article.text[start:end]`."""

    text: str
    start: Offset
    end: Offset

    def __post_init__(self) -> None:
        if not self.text or self.end - self.start != len(self.text):
            message = f"span {self.start}..{self.end} does not fit the quote {self.text!r}"
            raise ValueError(message)


class Quote(Finding, frozen=True, kw_only=True):
    """The sentence or clause that says it."""


class Source(Finding, frozen=True, kw_only=True):
    """Whose word it is: the person or body that the outlet credits, and the words that credit it.

    `name` is the registry's name where it knows the source, else the words as they stand. Of a
    source without a name `anonymous` says what it is ("medic", "security official"), and `number`
    how many they are, where the words say so.
    """

    name: str
    id: str | None = None
    cue: str | None = None
    anonymous: str | None = None
    number: Count | None = None


class Actor(Finding, frozen=True, kw_only=True):
    """A party to the event; `name` and `id` are the registry's where it knows the party."""

    role: ActorRole
    name: str
    id: str | None = None


class Weapon(Finding, frozen=True, kw_only=True):
    """A means of violence; `type` is one of the types of extractors/data/weapons.toml."""

    type: str


class Place(Finding, frozen=True, kw_only=True):
    """A place as named, and what the gazetteer knows of it; None where it is not sure.

    `role` is "location", or "near" where the text says only that it was close by. A place that a
    user added has a negative `geonameid`, and `pcode` where its table had one. `radius_km` says how
    vague the point is ("27 km west of Aleppo", "the Homs countryside"), None for the place itself.
    `where_prec` is UCDP's code of that, 1 exact to 7 at sea. `claimed_by` are the codes of the
    states that claim the land, where it is disputed.
    """

    role: str = "location"
    name: str | None = None
    geonameid: int | None = None
    country: str | None = None
    admin1: str | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    precision: PlacePrecision | None = None
    confidence: Probability | None = None
    pcode: str | None = None
    radius_km: Kilometres | None = None
    where_prec: WherePrecision | None = None
    claimed_by: tuple[str, ...] = ()


class Time(Finding, frozen=True, kw_only=True):
    """When it happened, as worded: first and last possible day, None where nothing anchors them."""

    earliest: date | None = None
    latest: date | None = None
    precision: TimePrecision | None = None


class Toll(Finding, frozen=True, kw_only=True):
    """How many were harmed, moved or taken, as stated: at least `low`, at most `high`, if said.

    `revised`: another figure has replaced it. `mixed`: one number for the dead and the wounded.
    `side` names the party whose people they are, where the words say so.
    """

    kind: TollKind
    low: Count | None
    high: Count | None
    bound: Bound
    group: str | None = None
    scope: TollScope = TollScope.INCIDENT
    since: date | None = None
    part_of: int | None = None
    revised: bool = False
    mixed: bool = False
    side: str | None = None
    sources: tuple[Source, ...] = ()


class Control(Record, frozen=True, kw_only=True):
    """A change or state of who holds a place: indexes into the claim's `places` and `actors`."""

    place: int | None
    holder: int | None
    change: ControlChange
    extent: Extent = Extent.UNKNOWN


class Claim(Record, frozen=True, kw_only=True):
    """One source saying that one thing happened, or holds. Without sources the outlet says it."""

    id: ClaimId
    story: str
    event_type: EventType | None
    sub_event_type: SubEventType | None
    modality: Modality
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    weapons: tuple[Weapon, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    tolls: tuple[Toll, ...] = ()
    control: Control | None = None
    evidence: Quote
    confidence: Probability
    extractor: str


class Alert(Record, frozen=True, kw_only=True):
    """A warning of a hazard that an authority issued, as the page reports it."""

    story: str
    hazard: str
    level: str | None
    issuer: str | None
    areas: tuple[Place, ...]
    onset: str | None = None
    expires: str | None = None
    evidence: Quote


class Block(Record, frozen=True, kw_only=True):
    """A stretch of the page's text and what it is.

    `confidence` says how sure the kind is where a model told it; None where the markup or the words
    leave no doubt.
    """

    kind: BlockKind
    start: Offset
    end: Offset
    confidence: Probability | None = None


class Teaser(Record, frozen=True, kw_only=True):
    """A lead to another story that stands on this page. Its words never count as the article's.

    `url` is where the other story stands, if the teaser links to it.
    """

    title: str | None
    text: str
    truncated: bool
    start: Offset
    end: Offset
    url: str | None = None


class Stated(Record, frozen=True, kw_only=True):
    """One thing that the page states of its article: which field, how it was found, and how sure.

    `start` and `end` are the words' place in the article's text where `method` is "text".
    """

    field: str
    value: str
    method: StatedBy
    confidence: Probability
    start: Offset | None = None
    end: Offset | None = None


class Article(Record, frozen=True, kw_only=True):
    """The news text of one page: `text` is the whole page as text, `blocks` say what is what.

    `url` is the canonical address. `stated` says of each value how it was found. A day that is
    stated without being trustworthy stands there alone, and `published` is None.
    """

    title: str | None
    category: str | None = None
    reading_minutes: int | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    stated: tuple[Stated, ...] = ()
    text: str
    blocks: tuple[Block, ...]


class PageHeader(Record, frozen=True, kw_only=True):
    """What a report says of the page that it was read from."""

    id: PageId
    location: str
    media_type: str
    language: str | None
    language_confidence: Probability | None = None


class Report(Record, frozen=True, kw_only=True):
    """All that was read from one article of one page."""

    schema: str = SCHEMA
    page: PageHeader
    article: Article
    teasers: tuple[Teaser, ...] = ()
    claims: tuple[Claim, ...] = ()
    alerts: tuple[Alert, ...] = ()


class Problem(Record, frozen=True, kw_only=True):
    """Something went wrong with one page; stored beside the results, never only logged."""

    stage: str
    location: str
    message: str
    page_id: PageId | None = None


class ClaimInContext(Record, frozen=True, kw_only=True):
    """A claim with what matching must know of the page on which it stands.

    `said` is the page's publication time; `lineage` is shared by pages that copy one text;
    `outlet` names who published the page, or where the page was found if that is not known.
    `known_from` is when its page was captured, and `known_until` when a newer version of that page
    was: from then on the outlet no longer says it. `words` and `article_words` are the names and
    rare words around the evidence and of the whole article.
    """

    claim: Claim
    page_id: PageId
    outlet: str
    said: str | None
    lineage: LineageId
    known_from: str | None = None
    known_until: str | None = None
    words: frozenset[str] = frozenset()
    article_words: frozenset[str] = frozenset()


class Judgement(Record, frozen=True, kw_only=True):
    """Whether two claims report the same incident, who decided, and why."""

    left: ClaimId
    right: ClaimId
    verdict: Verdict
    judged_by: str
    score: float | None = None
    reasons: tuple[str, ...] = ()


class TollStatement(Record, frozen=True, kw_only=True):
    """One source's figure for a toll, as one claim gives it.

    `origin` is one for all names of one source. `named` is the number that the words name, None for
    vague ones. `own`: the outlet says so itself. `speaker` is the registry's kind of the source.
    `groups` are those who were counted, empty if all were. `first_said` is when its origin first
    gave this figure. `replaced_by` is the index of the statement that took its place.
    """

    claim: ClaimId
    source: str
    low: Count | None
    high: Count | None
    said: str | None
    source_id: str | None = None
    origin: str | None = None
    speaker: str | None = None
    own: bool = False
    party: bool | None = None
    modality: Modality = Modality.ASSERTED
    bound: Bound | None = None
    named: Count | None = None
    groups: tuple[str, ...] = ()
    lineage: LineageId | None = None
    outlet: str | None = None
    first_said: str | None = None
    standing: Standing = Standing.LAST
    replaced_by: int | None = None


class TollStep(Record, frozen=True, kw_only=True):
    """Why a figure gave a number, or gave none: the rule by its id, and a sentence.

    `statement` is its index among the statements of the toll.
    """

    part: TollPart
    statement: Count
    rule: str
    text: str


class ReconciledToll(Record, frozen=True, kw_only=True):
    """Every source's figure for one kind of toll, side by side, and what they come to.

    `group`: those who were counted, where it is not all. `scope` and `since` tell a running total
    from the figure of one event. `steps` derive the three numbers from the statements.
    """

    kind: TollKind
    low: Count | None
    best: Count | None
    high: Count | None
    statements: tuple[TollStatement, ...]
    group: str | None = None
    scope: TollScope = TollScope.INCIDENT
    since: date | None = None
    policy: Policy = Policy.LAST_WORD
    steps: tuple[TollStep, ...] = ()


class Origin(Record, frozen=True, kw_only=True):
    """A source nearest to the fact, and how many of the incident's claims rest on it.

    `letter` is the reliability, A to F, that the user's team gave the source.
    """

    name: str
    claims: Count
    letter: str | None = None


class Relay(Record, frozen=True, kw_only=True):
    """How one page has an incident from one origin: at first hand, or through whom.

    `through` are the voices between the origin and the outlet, nearest to the origin first. `of` is
    the page that it copies or retells. `said` is when this page first told it.
    """

    page: PageId
    outlet: str
    origin: str
    how: RelayKind
    said: str | None
    through: tuple[str, ...] = ()
    of: PageId | None = None


class Responsibility(Record, frozen=True, kw_only=True):
    """One source's word on whether somebody did it, and the claims that say so."""

    actor: str
    actor_id: str | None
    stance: Stance
    source: str
    source_id: str | None
    own_side: bool
    claims: tuple[ClaimId, ...]
    first_said: str | None


class Credibility(Record, frozen=True, kw_only=True):
    """The two marks of the Admiralty scale, each for itself.

    `digit`, 1 to 6, follows from the origins by `rule`; `letter`, A to F, is the best that the
    user's team gave to one of the sources, F where it gave none.
    """

    digit: Annotated[int, Meta(ge=1, le=6)]
    letter: str
    rule: str
    text: str


class Incident(Record, frozen=True, kw_only=True):
    """One thing that happened, as its claims together describe it.

    `group_tolls` count parts of what `tolls` count, and `running_totals` include other incidents:
    neither is ever added to `tolls`. `campaign` names a siege or an offensive, of which `parts` are
    the incidents within it: no toll of one is added to that of the other. `part_of` is the campaign
    within which an incident happened. `known_from` is the first capture of a page that tells of it,
    `changed_at` the capture, or the decision, that last changed this record.
    """

    schema: str = SCHEMA
    id: IncidentId
    event_type: EventType | None
    sub_event_type: SubEventType | None
    place: Place | None
    time: Time | None
    actors: tuple[Actor, ...]
    tolls: tuple[ReconciledToll, ...]
    claims: tuple[ClaimId, ...]
    pages: Count
    origins: tuple[Origin, ...]
    independent_origins: Count
    status: Status
    first_reported: str | None
    last_reported: str | None
    group_tolls: tuple[ReconciledToll, ...] = ()
    running_totals: tuple[ReconciledToll, ...] = ()
    status_rule: str | None = None
    responsibility: tuple[Responsibility, ...] = ()
    credibility: Credibility | None = None
    known_from: str | None = None
    changed_at: str | None = None
    decisions: tuple[DecisionId, ...] = ()
    relays: tuple[Relay, ...] = ()
    campaign: str | None = None
    part_of: IncidentId | None = None
    parts: tuple[IncidentId, ...] = ()


class ControlStatement(Record, frozen=True, kw_only=True):
    """One source's word on who holds a place, of which day, and whose side the source is on."""

    claim: ClaimId
    holder: str | None
    source: str
    modality: Modality
    said: str | None
    source_id: str | None = None
    alignment: Alignment | None = None
    change: ControlChange | None = None
    extent: Extent = Extent.UNKNOWN
    day: date | None = None


class ControlState(Record, frozen=True, kw_only=True):
    """Who holds a place at a date, as far as the claims tell.

    `stale`: nobody has said anything of it for longer than `rule`'s page states. `last_said_of` is
    the last day of which anybody speaks.
    """

    schema: str = SCHEMA
    place: Place
    at: date
    status: ControlStatus
    holder: str | None
    extent: Extent
    since: date | None
    statements: tuple[ControlStatement, ...]
    rule: str | None = None
    stale: bool = False
    last_said_of: date | None = None


class ControlSpell(Record, frozen=True, kw_only=True):
    """A stretch of days through which a place's state was one; `until` is None if it still is."""

    place: Place
    since: date
    until: date | None
    status: ControlStatus
    holder: str | None
    extent: Extent
    rule: str | None
    stale_from: date | None
    statements: tuple[ControlStatement, ...]


class Anchor(Record, frozen=True, kw_only=True):
    """Where a decision holds on to a claim: by its id, else by its words and those around them.

    `part` tells the two sides of a merge or split.
    """

    claim: ClaimId
    page: PageId
    quote: str
    before: str = ""
    after: str = ""
    event_type: EventType | None = None
    part: Count = 0


class Decision(Record, frozen=True, kw_only=True):
    """What a person decided, about what, when and why; `undone_*` once it is taken back.

    A correction has the `field` of the claim and its new `value` as JSON; a grade has the `source`
    and its letter as `value`.
    """

    id: DecisionId
    kind: DecisionKind
    by: str
    at: str
    why: str
    anchors: tuple[Anchor, ...] = ()
    field: str | None = None
    value: str | None = None
    source: str | None = None
    undone_by: str | None = None
    undone_at: str | None = None
    undone_why: str | None = None


class Change(Record, frozen=True, kw_only=True):
    """One thing that moved between two moments, and the claims or the decision that moved it."""

    schema: str = SCHEMA
    kind: ChangeKind
    incident: IncidentId | None
    what: str
    before: str | None
    after: str | None
    at: str | None
    why: str
    claims: tuple[ClaimId, ...] = ()
    decision: DecisionId | None = None


class ReviewItem(Record, frozen=True, kw_only=True):
    """Something that a person should look at: the question, why it is asked, and what may be done.

    `gain` says how much an answer is worth, the most useful first.
    """

    schema: str = SCHEMA
    rule: str
    question: str
    gain: float
    incidents: tuple[IncidentId, ...] = ()
    claims: tuple[ClaimId, ...] = ()
    reasons: tuple[str, ...] = ()
    actions: tuple[DecisionKind, ...] = ()
    decision: DecisionId | None = None
