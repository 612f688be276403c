# ruff: noqa: E501, SIM905 (word lists read best unbroken)
"""Who employs people: shops and makers by name, what such names end in, and what stands in their place and is none."""

from __future__ import annotations

BRANDS = frozenset(
    "walmart target costco kroger amazon ups fedex usps starbucks mcdonalds mcdonald's wendys wendy's walgreens cvs ikea lowes lowe's publix wegmans heb h-e-b hilton marriott hyatt boeing ford gm tesla google apple microsoft facebook meta intel dell verizon comcast tyson cargill safeway albertsons aldi macys macy's kohls kohl's nordstrom sephora chipotle subway dominos domino's kfc ihop dennys denny's applebees applebee's chilis sonic arbys arby's popeyes dunkin petsmart petco gamestop autozone uber lyft doordash instacart greyhound amtrak delta southwest united jetblue caterpillar deere honeywell lockheed raytheon northrop chase citibank geico allstate usaa statefarm progressive disney seaworld honda toyota nissan michelin goodyear nestle pepsi coca-cola smithfield perdue bestbuy sams aramark sodexo meijer hyvee hy-vee winco sheetz wawa 7-eleven 711 quiktrip buc-ees bucees usaf zaxbys zaxby's zaxby autozone jbs hollister sheetz love's loves sedano's sedanos bojangles whataburger raising-cane's culver's culvers krystal hardee's hardees pilgrim's".split()
)
TWO = ("home depot", "best buy", "taco bell", "burger king", "pizza hut", "waffle house", "olive garden", "whole foods", "trader joes", "trader joe's", "dollar general", "dollar tree", "family dollar", "state farm", "wells fargo", "panda express", "red lobster", "jack in the box", "whole foods market", "sams club", "sam's club", "hobby lobby", "big lots", "chick fil a", "chick-fil-a", "five guys", "in n out", "holiday inn", "best western", "cracker barrel", "piggly wiggly", "winn dixie", "rite aid", "post office", "harris teeter", "john deere", "general motors", "bank of america", "foster farms", "pollo tropical", "papa johns", "papa john's", "jimmy johns", "jimmy john's", "tyson foods", "food lion", "dairy queen", "white castle")  # fmt: skip
TAILS = frozenset(
    """airlines air lines martin foods motors bakery diner stores store supercenter warehouse logistics express ground freight schools elementary high
    middle academy college university hotel hotels inn resort coffee grill bank insurance construction electric steel mills market cafe plant downtown
    airport""".split()
)
BUSINESS = frozenset(
    "bakery school bank church hotel restaurant warehouse diner cafe market salon garage farm dairy ranch motel grill deli brewery factory foods motors airlines elementary".split()
)
NOT_FIRST = frozenset(
    """god medicare medicaid medi-cal covid monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december""".split()
)  # fmt: skip
GENERIC = frozenset(
    """every each home night nights day days noon least all once times work school hospital clinic restaurant store office desk front back hours weeks months years
    living me them us him her you it this that these those my your our their his same time end door window company place job business government state
    city county district nonprofit bank church hotel factory warehouse gas station daycare er emergency room nursing counter register present full part
    minimum wage now lunch midnight dawn minutes staff people everyone everybody someone anyone nothing something everything free fun billing reception
    radiology pharmacy insurance triage scheduling lab registration check being getting not no only just calling asking telling doing making taking money
    doctor nurse doctors nurses patient patients medicare medicaid aetna cigna humana two three four five six seven eight nine ten twenty thirty forty
    noche noches casa hospital clinica vez anos horas first last next best good great new long pain hard kids us-all change answers help care
    ent ob obgyn gyn pt ot gi mri xray x-ray derm ortho peds icu nicu dad mom mother father mama papa grandma grandpa""".split()
)  # fmt: skip
ENDS = frozenset(
    """nights weekends days full part will fire fired told said in near since because when where lost lied asked called overnight evenings mornings i and
    but so who was is has with until till they he she we it for from by if""".split()
)  # fmt: skip
# What a clinic or a hospital is made of: "the eye doctor's", "the entire outpatient lab".
CARE = frozenset(
    "doctor doctors dentist lab labs unit ward floor department surgery tour place office clinic hospital practice".split()
)
EYES = frozenset(["eye", "foot", "ear", "skin", "bone"])
NEGOCIOS = frozenset(
    "escuela fabrica empresa restaurante tienda hotel iglesia taller banco panaderia lavanderia".split()
)
UNLINKED = BUSINESS | frozenset(
    "employer workplace company union business job work boss empleador empresa trabajo patron jefe shift".split()
)
