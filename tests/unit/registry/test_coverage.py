"""Names as reporters write them, each of which must join to its entry; and sentences with none."""

import pytest

from marsad.registry.store import load_registry

REGISTRY = load_registry()

NAMES = """
al-Shabaab=al-shabaab|Al Shabab=al-shabaab|Harakat al-Shabaab al-Mujahideen=al-shabaab
حركة الشباب=al-shabaab|Al-Shebab=al-shabaab|SOHR=sohr|OSDH=sohr|the Syrian Observatory=sohr
Syrian Observatory for Human Rights=sohr|Rami Abdulrahman=sohr|المرصد السوري لحقوق الإنسان=sohr
Hay’at Tahrir al-Sham=hts|HTS=hts|هيئة تحرير الشام=hts|Jabhat al-Nusra=nusra-front
al-Nusra Front=nusra-front|Jabhat Fatah al-Sham=nusra-front|Free Syrian Army=free-syrian-army
SNHR=snhr|Syrian Network for Human Rights=snhr|White Helmets=white-helmets
Syrian Civil Defense=white-helmets|SANA=sana|Daesh=islamic-state|ISIL=islamic-state
داعش=islamic-state|ИГИЛ=islamic-state|ISWAP=iswap|IS-K=is-khorasan|ISIS-K=is-khorasan
Hezbollah=hezbollah|Hizbullah=hezbollah|حزب الله=hezbollah|Hamas=hamas
Izz ad-Din al-Qassam Brigades=qassam-brigades|Saraya al-Quds=islamic-jihad|PFLP=pflp
Gaza's Health Ministry=gaza-health-ministry|Hamas-run health ministry=gaza-health-ministry
Israel Defense Forces=israeli-army|IDF=israeli-army|Shin Bet=shin-bet
Israeli police=israeli-police|Magen David Adom=magen-david-adom|B'Tselem=btselem|WAFA=wafa
UNRWA=unrwa|Houthis=houthis|Ansar Allah=houthis|Yahya Saree=houthis
Saudi-led coalition=saudi-coalition|Southern Transitional Council=southern-transitional-council
Al-Masirah TV=al-masirah|Libyan National Army=lna|Ahmed al-Mismari=lna
Government of National Accord=libyan-government|UNSMIL=unsmil|Popular Mobilisation Forces=pmf
Hashed al-Shaabi=pmf|Kata'ib Hezbollah=kataib-hezbollah|Peshmerga=peshmerga|PKK=pkk|YPG=ypg
Syrian Democratic Forces=sdf|FSB=fsb|ФСБ=fsb|SBU=sbu|СБУ=sbu
General Staff of Ukraine=ukraine-general-staff|Kyrylo Budanov=ukraine-military-intelligence
ВСУ=ukrainian-army|Минобороны России=russian-defence-ministry
Igor Konashenkov=russian-defence-ministry|Russian Defense Ministry=russian-defence-ministry
Kharkiv governor=kharkiv-administration|Oleh Syniehubov=kharkiv-administration
Donetsk regional governor=donetsk-ua-administration|Vitali Klitschko=kyiv-city-administration
Vyacheslav Gladkov=belgorod-region-government
State Emergency Service of Ukraine=ukraine-emergency-service|Ukrinform=ukrinform|TASS=tass
РИА Новости=ria-novosti|Azov Brigade=azov|Wagner Group=wagner|ЧВК Вагнер=wagner|Redut=redut
Donetsk People's Republic=dpr|HRMMU=hrmmu|DeepState=deepstate|Institute for the Study of War=isw
Pentagon=us-defence-department|CENTCOM=us-centcom|AFRICOM=us-africom|White House=white-house
State Department=us-state-department|UK Ministry of Defence=uk-defence-ministry|NATO=nato
Rapid Support Forces=rsf|RSF=rsf|قوات الدعم السريع=rsf|Sudanese Armed Forces=sudanese-army
Sudan Doctors Network=sudan-doctors-network|Emergency Lawyers=emergency-lawyers-sudan
Justice and Equality Movement=jem|SPLM-N=splm-n|SPLA-IO=splm-io|SSPDF=south-sudanese-army
Radio Tamazuj=radio-tamazuj|UNMISS=unmiss|Tigray People's Liberation Front=tplf
ENDF=ethiopian-army|Fano=fano|Oromo Liberation Army=ola|Ethiopian Human Rights Commission=ehrc
AMISOM=amisom|ATMIS=amisom|Danab=danab|Jubaland forces=jubaland-forces
Aamin Ambulance=aamin-ambulance|M23=m23|AFC/M23=m23|FARDC=congolese-army|Wazalendo=wazalendo
CODECO=codeco|Kivu Security Tracker=kivu-security-tracker|FDLR=fdlr|Allied Democratic Forces=adf
MONUSCO=monusco|Radio Okapi=radio-okapi|Anti-Balaka=anti-balaka
Coalition of Patriots for Change=cpc|MINUSCA=minusca|JNIM=jnim|GSIM=jnim|FAMa=malian-army
Azawad Liberation Front=cma|MNLA=mnla|VDP=vdp|Dan Na Ambassagou=dan-na-ambassagou
Boko Haram=boko-haram|MNJTF=mnjtf|Civilian JTF=civilian-jtf|Babagana Zulum=borno-government
Zagazola Makama=zagazola|HumAngle=humangle|IPOB=ipob|Ambazonia Defence Forces=ambazonia
Cabo Ligado=cabo-ligado|SAMIM=samim|Renamo=renamo|Zabihullah Mujahid=taliban
Afghan Taliban=taliban|طالبان=taliban|TOLOnews=tolo-news|UNAMA=unama
National Resistance Front=nrf-afghanistan|Tehreek-e-Taliban Pakistan=ttp|TTP=ttp|ISPR=ispr
Frontier Corps=frontier-corps|Baloch Liberation Army=baloch-liberation-army
Rescue 1122=rescue-1122|PICSS=picss|CRPF=crpf|Jammu and Kashmir Police=jammu-kashmir-police
Naxalites=maoists-india|Jaish-e-Mohammad=jaish-e-mohammed|Tatmadaw=myanmar-army
State Administration Council=myanmar-government|Arakan Army=arakan-army|AAPP=aapp
People's Defence Force=pdf|Karen National Union=knu|TNLA=tnla|Abu Sayyaf=abu-sayyaf
New People's Army=npa|Philippine National Police=philippine-police
Barisan Revolusi Nasional=brn-thailand|ELN=eln|Clan del Golfo=clan-del-golfo|CJNG=cjng
Indepaz=indepaz|Viv Ansanm=viv-ansanm|RNDDH=rnddh|Haitian National Police=haitian-police
Kenya-led mission=mss-haiti|Nagorno-Karabakh Defence Army=artsakh
Azerbaijan's Defence Ministry=azerbaijani-defence-ministry|OSCE=osce|ACLED=acled|UCDP=ucdp
Airwars=airwars|Iraq Body Count=iraq-body-count|HRANA=hrana|Human Rights Watch=hrw
Amnesty International=amnesty|MSF=msf|Médecins sans frontières=msf|ICRC=icrc
Lebanese Red Cross=lebanese-red-cross|Palestine Red Crescent=prcs|OCHA=ocha|UNHCR=unhcr
UNICEF=unicef|WHO=who|IOM=iom|Turkish police=turkish-police
Turkish Defence Ministry=turkish-defence-ministry
Turkey's interior ministry=turkish-interior-ministry|Anadolu=anadolu|AFP=afp|Reuters=reuters
Associated Press=associated-press|Xinhua=xinhua|Al Jazeera=al-jazeera|الجزيرة=al-jazeera
"""
CASES = [pair.split("=") for line in NAMES.strip().splitlines() for pair in line.split("|")]


def test_there_are_enough_names() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize(("name", "entry"), CASES, ids=[name for name, _ in CASES])
def test_a_name_as_reporters_write_it_joins_its_entry(name: str, entry: str) -> None:
    found = {mention.entry.id for mention in REGISTRY.find(f"It was told by {name} on Monday.")}
    assert found == {entry}


@pytest.mark.parametrize(
    "sentence",
    [
        "They met at the observatory on the hill above the town.",
        "The green movement won four seats in the council.",
        "A bomb went off in Al Jazeera Street at noon.",
        "Students of Anadolu University marched on Friday.",
        "Two shells hit the Hezbollah mosque, or what is called so.",
        "Kenya's ambassador to the UN left the room.",
        "The envoy at the African Union spoke of peace.",
        "He wore a white helmet and rode a bicycle.",
        "The network was down for three hours.",
        "It is who you know that counts, as they say.",
        "The army of the north was beaten by the rebels.",
        "The group said in a statement that it was not theirs.",
        "State media reported the deaths of five people.",
        "The ministry gave no number.",
        "Police found a car with broken windows.",
        "Hospital staff counted nine bodies.",
        "The coalition broke apart over the budget.",
        "Our army of volunteers cleans the beaches.",
        "An alliance of farmers blocked the road.",
        "The monitor of the computer was smashed.",
        "Local residents and a tribal elder told the same story.",
        "The emergency agency of the district sent two cars.",
        "Doctors without pay went on strike; the borders were shut.",
        "Rangers and scouts searched the wood.",
        "The victory front of the parade was led by veterans.",
        "Two majors and a captain were among the dead.",
        "Schools opened doors again in the old town.",
        "Aid reached people in need on Sunday.",
        "She acted alone, the court heard.",
        "The dawn raid on the hamlet began at five.",
        "Palestinian officials put the toll at six.",
    ],
)
def test_in_an_ordinary_sentence_nobody_is_named(sentence: str) -> None:
    assert [mention.text for mention in REGISTRY.find(sentence)] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        pytest.param("Turkish police fired tear gas", "turkish-army", id="police are no army"),
        pytest.param("the SBU detained two men", "ukrainian-army", id="a service is no army"),
        pytest.param("the Red Cross took the bodies", "icrc", id="which Red Cross is not said"),
        pytest.param("Ansar al-Sharia said so", "ansar-al-sharia-libya", id="which country"),
        pytest.param("the Army of Islam said so", "jaysh-al-islam", id="Gaza has one too"),
        pytest.param("the Islamic Front said so", "islamic-front-syria", id="others have one too"),
    ],
)
def test_a_wide_name_is_not_pinned_on_one(text: str, wrong: str) -> None:
    assert wrong not in {mention.entry.id for mention in REGISTRY.find(text)}


def test_a_society_that_was_named_is_called_back_by_red_cross() -> None:
    found = REGISTRY.find("The Lebanese Red Cross came. The Red Cross took two bodies.")
    assert [mention.entry.id for mention in found] == ["lebanese-red-cross"] * 2
