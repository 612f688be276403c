# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""Short forms of given names, both ways (`bob` <-> `robert`). Written by hand from common usage."""

from __future__ import annotations

from functools import cache

GROUPS = """robert bob bobby rob robbie bert beto; william bill billy will willie liam; richard rick ricky rich richie dick; james jim jimmy jamie jaime
john jack johnny jon; jonathan jon johnny; joseph joe joey pepe; jose pepe chepe joe; michael mike mikey mick mickey; david dave davey; daniel dan danny
thomas tom tommy; charles charlie chuck chas carlos; edward ed eddie ted ned; theodore ted teddy theo; anthony tony ant; antonio tony tono
christopher chris kit topher; matthew matt matty; andrew andy drew; alexander alex xander sasha al; alexandra alex lexi sandra sasha; alejandro alex ale
benjamin ben benny benji; samuel sam sammy; samantha sam sammie; nicholas nick nicky nico; nathaniel nate nathan; patrick pat paddy; patricia pat patty trish tricia
elizabeth liz lizzie beth betty betsy eliza liza lisa ellie; katherine kate kathy katie kat kay kathryn; catherine cathy kate cat cate; margaret maggie meg peggy marge margie greta
rebecca becca becky; jennifer jen jenny jenn; jessica jess jessie; deborah deb debbie; susan sue susie suzy; barbara barb barbie babs; dorothy dot dottie dolly
victoria vicky tori vic; stephanie steph stephie; kimberly kim kimmy; pamela pam pammy; judith judy jude; jacqueline jackie; cynthia cindy; sandra sandy; theresa terry tess tessa
gregory greg; jeffrey jeff geoff; kenneth ken kenny; ronald ron ronnie; donald don donnie; gerald jerry gerry; lawrence larry; raymond ray; stephen steve stevie; steven steve
timothy tim timmy; walter walt wally; frederick fred freddy; francis frank; francisco paco pancho frank cisco; guadalupe lupe lupita; ignacio nacho; jesus chuy; enrique kike quique
roberto beto; alberto beto al; eduardo lalo eddie; rosario chayo; dolores lola; concepcion concha; maria mari mary; refugio cuca; manuel manny manolo; miguel mike migue
isabella bella izzy; abigail abby; gabriel gabe; gabriela gaby; zachary zach zack; joshua josh; jacob jake; vincent vince vinny; leonard leo len lenny; philip phil; peter pete
oluwaseun seun; chukwuemeka emeka; oluwatobi tobi; ngozi ngo; chinedu edu; babatunde tunde; adewale wale; katarzyna kasia; malgorzata gosia; aleksandra ola; wojciech wojtek; krzysztof krzys
ekaterina katya kate; alexei alyosha; dmitri dima; vladimir vova; svetlana sveta; natalia natasha; mohammed mo moe; muhammad mo; abdullah abdul; christina chris tina; christine chris chrissy
melissa missy mel; amanda mandy; veronica ronnie vero; valerie val; monica moni; angela angie; madeline maddie; allison allie ali; caroline carrie; eleanor ellie nell; evelyn evie
henry hank harry; harold harry hal; arthur art; albert al bert; ernest ernie; eugene gene; clifford cliff; louis lou; lewis lew; stanley stan; curtis curt; russell russ; douglas doug"""


@cache
def _table() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in GROUPS.replace("\n", ";").split(";"):
        full, *short = group.split()
        table.setdefault(full, set()).update(short)
        for form in short:
            table.setdefault(form, set()).add(full)
    return {name: frozenset(others) for name, others in table.items()}


def forms(name: str) -> frozenset[str]:
    """Other forms of a given name in lower case; empty where none is known."""
    return _table().get(name, frozenset())
