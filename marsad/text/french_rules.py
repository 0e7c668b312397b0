"""The grammar of French time expressions: which words make which form.

At each word the rules are tried from the first to the last. A space in a pattern stands for any
white space between two words. Accents may be missing.
"""

from marsad.text import french_words as words
from marsad.text.french_names import NUMBER_WORDS
from marsad.text.time_grammar import Rule

_Q = "['’]"
MONTH = (
    r"(?<!\d-)((?:janvier|f[ée]vrier|(?-i:m)ars|avril|(?-i:m)ai|juin|juillet|ao[ûu]t|septembre|octobre|novembre"
    r"|d[ée]cembre)(?!\w)|(?:janv|f[ée]vr|avr|juil|sept|oct|nov|d[ée]c)\.)"
)
DAY = r"(3[01]|[12]\d|0?[1-9])(?:er)?(?![\w%]|[.:]\d|,\d)"
YEAR = r"((?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d)"
WEEKDAY = r"(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)"
WHICH = (
    r"(derni(?:er|[èe]re)s?|prochaine?s?|pass[ée]e?s?|[ée]coul[ée]e?s?|suivante?s?"
    r"|pr[ée]c[ée]dente?s?)(?!\w)"
)
UNIT = (
    r"(heures?|jours?|journ[ée]es?|nuits?|semaines?|quinzaines?|mois|ans?|ann[ée]es?"
    r"|d[ée]cennies?|si[èe]cles?)(?!\w)"
)
_WORDS = "|".join(NUMBER_WORDS)
NUMBER = rf"(\d{{1,4}}|(?:{_WORDS})(?:(?:-| et )(?:{_WORDS}))?)"
ABOUT = r"(?:(?:environ|pr[èe]s d[e'’]|plus d[e'’]|quelque|[àa] peine|presque)\s?)?"
CLOCK = (
    r"(?:\d{1,2}\s?h(?:eures?)?(?:\s?\d\d)?(?!\w)|\d{1,2}:\d\d|midi(?!\w)|minuit(?!\w))"
    r"(?: (?:locales?|heure locale|(?-i:GMT|UTC|TU)(?!\w)))?"
    r"(?: \([\w.:\s]{2,24}(?:(?-i:GMT|UTC|TU)|locales?|heure [^\W\d_]{2,12})\))?"
)
PART_OF_DAY = (
    r"(?:matin|midi|soir|apr[èe]s-midi|nuit|matin[ée]e|soir[ée]e|journ[ée]e|aube|aurore"
    r"|cr[ée]puscule)"
)
SEASON = r"(printemps|[ée]t[ée]|automne|hiver)(?!\w)"
_LED = (
    r"(?:(?<=\ben\s)|(?<=\bau\s)|(?<=\bde\s)|(?<=\bdepuis\s)|(?<=\bdu\s)|(?<=\bl['’])|(?<=\bd['’]))"
)
_FEASTS = "|".join(sorted((*words.FEASTS, *words.FIXED_FEASTS), key=len, reverse=True)).translate(
    {ord("e"): "[eéèêë]", ord("a"): "[aâ]", ord("i"): "[iï]", ord("o"): "[oôö]"}
)
_BY_YEAR = rf"(?: (?:de l{_Q}(?:ann[ée]e|an) )?{YEAR})?"

FIRST_WORDS = (
    frozenset(
        """
        lundi mardi mercredi jeudi vendredi samedi dimanche le la les l ce cet cette ces un une
        il voici hier avant aujourd demain après apres dans en mars mai avril juin juillet année
        annee années annees premier deuxième deuxieme second troisième troisieme quatrième
        quatrieme printemps été ete automne hiver chaque tous toutes week mois an à a au des
        xixe xxe xxie xviiie xviie xvie xve environ plus près pres presque quelque quelques
        plusieurs prochains derniers ier prochaines dernières dernieres midi minuit matinée
        matinee soirée soiree nuit aube soir matin petit semaine jour même meme
        """.split()
    )
    | {"janvier", "février", "fevrier", "août", "aout", "septembre", "octobre", "novembre"}
    | {"décembre", "decembre", "janv", "févr", "fevr", "avr", "juil", "sept", "oct", "nov", "déc"}
    | {"dec"}
    | {part for name in (*words.FEASTS, *words.FIXED_FEASTS) for part in name.split()[:1]}
    | {"aïd", "pâques", "noël", "mi", "dernier"}
    | {name.split("-")[0] for name in NUMBER_WORDS}
)

RULES = (
    Rule(
        r"(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d[\d:.]{0,12}(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])",
        lambda year, month, day: words.day_first(day, month, year),
    ),
    Rule(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?![\w-])", words.day_first),
    Rule(
        rf"(?:les? )?{DAY}(?:\s?[-–—/]\s?| (?:au|et|ou) (?:le )?){DAY} {MONTH}(?: {YEAR})?",
        words.days_of_month,
    ),
    Rule(
        rf"(?:le )?(?:{WEEKDAY},? (?:le )?)?{DAY} {MONTH}(?:,? {YEAR}| {WHICH})?",
        words.day_of_month,
    ),
    Rule(
        rf"(?:en l{_Q}an |en )?\d{{1,4}} (?:av(?:\.|ant) (?:J\.?-?\s?C\.?|J[ée]sus-Christ)"
        r"|avant notre [èe]re)",
        words.before_our_era,
    ),
    Rule(
        rf"(?:le )?(?:mois de |mois d{_Q})?{MONTH} (?:de )?l{_Q}(?:an|ann[ée]e) {WHICH}",
        words.month_of_last_year,
    ),
    Rule(
        rf"(?:le )?(?:mois de |mois d{_Q})?{MONTH}(?: (?:de )?{YEAR}| {WHICH})?(?! \d)",
        words.month_of_year,
    ),
    Rule(rf"(?<!-){YEAR}\s?[-–—/]\s?((?:1[5-9]|20)\d\d|\d\d)(?![\w%]|[-.,:/]\d)", words.years),
    Rule(r"(?:les )?ann[ée]es ((?:1[5-9]|20)\d0|\d0)(?!\d)", words.decade),
    Rule(r"(?:le )?(\d{1,2}|[xvi]{1,5})(?:e|[èe]me) si[èe]cle(?!\w)", words.century),
    Rule(
        rf"(?:l{_Q}an(?:n[ée]e)? |(?<=\ben\s)|(?<=\bdepuis\s)|(?<=\bfin\s)|(?<=\bd[ée]but\s)"
        r"|(?<=\bmi-)|(?<=\bde\s)|(?<=\bjusqu['’]en\s)|(?<=\bavant\s)|(?<=\baprès\s)|(?<=\bà\s)"
        r"|(?<=\bd[èe]s\s)|(?<=\bet\s)|(?<=\bentre\s)|(?<=\bd['’])|(?<=\())"
        rf"{YEAR}(?! [^\W\d_]+s(?!\w))",
        words.year,
    ),
    Rule(
        rf"(?:chaque|tous les|toutes les|un) (?:{WEEKDAY}s?|lundis|mardis|mercredis|jeudis"
        rf"|vendredis|samedis|dimanches|{PART_OF_DAY}s?(?!\w)|jours?|semaines?|mois|ans)",
        words.no_time,
    ),
    Rule(rf"le {WEEKDAY}(?= (?:suivant|pr[ée]c[ée]dent|dernier|prochain)) {WHICH}", words.weekday),
    Rule(rf"(?:ce )?{WEEKDAY}(?! gras(?!\w))(?: {WHICH})?", words.weekday),
    Rule(
        rf"(avant-hier|hier|aujourd{_Q}hui|apr[èe]s-demain|demain"
        r"|ce matin|ce soir|ce midi|cet(?:te)? apr[èe]s-midi|la nuit (?:derni[èe]re|pass[ée]e))"
        r"(?!\w)",
        words.near_day,
    ),
    Rule(r"cette nuit(?!\w)", words.overnight),
    Rule(
        rf"((?:l{_Q}avant-veille|la veille|le lendemain|le surlendemain"
        r"|le jour m[êe]me|le m[êe]me jour|le soir m[êe]me|la nuit m[êe]me)"
        rf"(?: (?:au |dans la )?{PART_OF_DAY}(?!\w))?)(?!\w)(?! d[eu]s?(?!\w))",
        words.from_story,
    ),
    Rule(r"(?:ce |le |du )week-?end(?: (?:du|de)(?!\w))?(?: " + WHICH + ")?", words.weekend),
    Rule(
        rf"(?:il y a|voici|voil[àa]) {ABOUT}(?:{NUMBER} |(?:quelques|plusieurs) )"
        rf"{UNIT}(?! que(?!\w))",
        words.ago,
    ),
    Rule(rf"(?:les? )?{NUMBER} (derni[èe]re?s|prochaine?s) {UNIT}", words.stretch),
    Rule(
        rf"(?:ces|les|des) (derni[èe]re?s|prochaine?s) {NUMBER} {UNIT}",
        lambda which, number, unit: words.stretch(number, which, unit),
    ),
    Rule(
        rf"(?:ces|les|des) (?:{NUMBER} )?(derni[èe]re?s|prochaine?s) {UNIT}(?! de(?!\w))",
        words.stretch,
    ),
    Rule(
        rf"{ABOUT}{NUMBER} {UNIT} (plus tard|plus t[ôo]t|apr[èe]s|auparavant|avant)(?!\w)"
        r"(?=\s*(?:[,.;:)»]|\Z|[àaau]+ |dans |en |sur |par ))",
        words.away,
    ),
    Rule(
        rf"(?:ces?|cette|cet) {UNIT}(?:-l[àa])(?!\w)|(?:la|le) m[êe]me {UNIT}",
        lambda one, other: words.that_unit(one or other),
    ),
    Rule(rf"(?:le |la |l{_Q}){UNIT} {WHICH}", words.whole),
    Rule(rf"(?:ce|cette) {UNIT}(?:-ci)?(?! de(?!\w))", lambda unit: words.whole(unit, None)),
    Rule(
        rf"(?:le |au )?(premier|deuxi[èe]me|second|troisi[èe]me|quatri[èe]me) "
        rf"(trimestre|semestre){_BY_YEAR}",
        words.nth,
    ),
    Rule(
        rf"les {NUMBER} premiers mois (?:de l{_Q}(?:ann[ée]e|an)(?: {YEAR})?(?!\w)|de {YEAR})",
        lambda number, one, other: words.first_months(number, one or other),
    ),
    Rule(r"(?:(?<=fin\sdu\s)|(?<=d[ée]but\sdu\s)|(?<=milieu\sdu\s))(mois)(?!\w)", words.current),
    Rule(rf"l{_Q}(ann[ée]e)(?= en cours)", words.current),
    Rule(rf"{SEASON}() {YEAR}", words.season),
    Rule(rf"(?:(?:le |l{_Q}|cet )|{_LED}){SEASON}(?: {WHICH})?(?: (?:de )?{YEAR})?", words.season),
    Rule(
        rf"(?:l{_Q}|le |la |la f[êe]te de |(?<=\bapr[èe]s\s)|(?<=\bdu\s)|(?<=\bau\s)|(?<=\bde\s)"
        rf"|(?<=\b[àa]\s)|(?<=\bpour\s)|(?<=\bdepuis\s)|(?<=\bavant\s))({_FEASTS})(?!\w)"
        rf"(?: {WHICH})?(?: {YEAR})?",
        words.feast,
    ),
    Rule(
        rf"(?:(?<=\b[àa]\s)|(?<=\bvers\s)|(?<=\bd[èe]s\s)|(?<=\bapr[èe]s\s)|(?<=\bavant\s)"
        rf"|(?<=\bdepuis\s)){CLOCK}"
        r"|(?<=\bdans\s)la (?:matin[ée]e|soir[ée]e|nuit|journ[ée]e)(?! d[eu](?!\w))(?!\w)"
        rf"|(?<=\b[àa]\s)l{_Q}aube(?!\w)|(?<=\bau\s)(?:petit )?matin(?!\w)"
        rf"|(?<=\bdans\s)l{_Q}apr[èe]s-midi(?!\w)",
        words.hour,
    ),
)
