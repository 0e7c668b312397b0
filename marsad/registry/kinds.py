"""The kinds of actors and sources, and the nouns by which texts mean one without naming it."""

from types import MappingProxyType

from msgspec import Struct


class Kind(Struct, frozen=True, kw_only=True):
    """What all of one kind have in common.

    `armed`: it can fight and hold a town. `state`: it belongs to the state of its `country`.
    `speaks`: news credit it with statements. `independent`: as a kind, no party to a conflict.
    `words`: the nouns, singular and plural, that mean such an actor; each belongs to one kind.
    """

    name: str
    armed: bool = False
    state: bool = False
    speaks: bool = True
    independent: bool = False
    words: tuple[str, ...] = ()


def _nouns(listed: str) -> tuple[str, ...]:
    """The nouns of a list with commas, in its order."""
    return tuple(" ".join(noun.split()) for noun in listed.split(","))


_ALL = (
    Kind(
        name="state_force",
        armed=True,
        state=True,
        words=_nouns(
            """army, armies, military, militaries, armed forces, forces, force, soldier, soldiers,
            troop, troops, serviceman, servicemen, conscript, conscripts, security forces,
            security services, police, police officer, police officers, policeman, policemen,
            policewoman, policewomen, gendarme, gendarmes, gendarmerie, air force, navy,
            coast guard, coastguard, border guard, border guards, paratroopers, marines,
            commandos, garrison"""
        ),
    ),
    Kind(
        name="government",
        state=True,
        words=_nouns(
            """government, governments, regime, regimes, ministry, ministries, presidency,
            cabinet, junta, administration, parliament"""
        ),
    ),
    Kind(
        name="official",
        state=True,
        words=_nouns(
            """official, officials, authority, authorities, governor, governors, mayor, mayors,
            minister, ministers, president, prosecutor, prosecutors, administrator,
            administrators, spokesman, spokesmen, spokeswoman, spokeswomen, spokesperson,
            spokespersons, spokespeople"""
        ),
    ),
    Kind(
        name="rebel_group",
        armed=True,
        words=_nouns(
            """rebel, rebels, rebel group, rebel groups, insurgent, insurgents, fighter, fighters,
            militant, militants, militant group, militant groups, jihadist, jihadists, jihadi,
            jihadis, islamist, islamists, gunman, gunmen, guerrilla, guerrillas, guerilla,
            guerillas, separatist, separatists, secessionist, secessionists, extremist,
            extremists, terrorist, terrorists, mujahideen, armed group, armed groups"""
        ),
    ),
    Kind(
        name="militia",
        armed=True,
        words=_nouns(
            """militia, militias, militiaman, militiamen, paramilitary, paramilitaries, vigilante,
            vigilantes, self-defence group, self-defence groups, self-defense group,
            self-defense groups"""
        ),
    ),
    Kind(
        name="private_military",
        armed=True,
        words=_nouns("mercenary, mercenaries, military contractor, military contractors"),
    ),
    Kind(
        name="criminal_group",
        armed=True,
        words=_nouns(
            """gang, gangs, gang member, gang members, gangster, gangsters, cartel, cartels,
            bandit, bandits, kidnapper, kidnappers, trafficker, traffickers, pirate, pirates,
            criminal, criminals"""
        ),
    ),
    Kind(
        name="coalition",
        armed=True,
        words=_nouns("coalition, coalitions, alliance, alliances, coalition forces"),
    ),
    Kind(
        name="peacekeepers",
        armed=True,
        independent=True,
        words=_nouns(
            """peacekeeper, peacekeepers, blue helmet, blue helmets, peacekeeping mission,
            peacekeeping force"""
        ),
    ),
    Kind(
        name="political_group",
        words=_nouns("party, parties, political party, political parties, opposition"),
    ),
    Kind(
        name="monitor",
        independent=True,
        words=_nouns(
            """monitor, monitors, war monitor, war monitors, monitoring group, monitoring groups,
            watchdog, watchdogs, observatory, rights group, rights groups, human rights group,
            human rights groups"""
        ),
    ),
    Kind(
        name="ngo",
        independent=True,
        words=_nouns(
            """ngo, ngos, charity, charities, aid agency, aid agencies, aid group, aid groups,
            aid organisation, aid organisations, aid organization, aid organizations, aid worker,
            aid workers, humanitarian, humanitarians"""
        ),
    ),
    Kind(name="un_body", independent=True, words=_nouns("un agency, un agencies")),
    Kind(name="intergovernmental", independent=True, words=_nouns("bloc, blocs")),
    Kind(
        name="hospital",
        independent=True,
        words=_nouns(
            """hospital, hospitals, clinic, clinics, morgue, medic, medics, doctor, doctors,
            nurse, nurses, surgeon, surgeons, health worker, health workers, medical source,
            medical sources, medical worker, medical workers"""
        ),
    ),
    Kind(
        name="health_authority",
        words=_nouns(
            """health ministry, ministry of health, health official, health officials,
            health authority, health authorities, health department"""
        ),
    ),
    Kind(
        name="civil_defence",
        independent=True,
        words=_nouns(
            """civil defence, civil defense, rescuer, rescuers, rescue worker, rescue workers,
            rescue team, rescue teams, first responder, first responders, firefighter,
            firefighters, paramedic, paramedics, emergency service, emergency services,
            ambulance service"""
        ),
    ),
    Kind(name="red_cross", independent=True),
    Kind(
        name="news_agency",
        independent=True,
        words=_nouns("news agency, news agencies, wire service, wire services"),
    ),
    Kind(
        name="state_media",
        state=True,
        words=_nouns(
            """state media, state-run media, state television, state tv, state radio,
            state broadcaster, state news agency"""
        ),
    ),
    Kind(
        name="media",
        independent=True,
        words=_nouns(
            """media, newspaper, newspapers, daily, broadcaster, broadcasters, television,
            television channel, tv channel, radio station, website, journalist, journalists,
            reporter, reporters, correspondent, correspondents"""
        ),
    ),
    Kind(
        name="witness",
        independent=True,
        words=_nouns(
            """witness, witnesses, eyewitness, eyewitnesses, resident, residents, local, locals,
            villager, villagers, inhabitant, inhabitants, survivor, survivors, relative,
            relatives, neighbour, neighbours, neighbor, neighbors, bystander, bystanders,
            activist, activists, community leader, community leaders, tribal elder,
            tribal elders"""
        ),
    ),
)

KINDS = MappingProxyType({kind.name: kind for kind in _ALL})

_KIND_OF_WORD = {word: kind for kind in KINDS.values() for word in kind.words}


def kind_of_word(word: str) -> Kind | None:
    """Return the kind that a general noun means ("rebels", "war monitor"), if it means one."""
    return _KIND_OF_WORD.get(word.lower())
