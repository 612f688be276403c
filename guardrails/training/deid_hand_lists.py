# ruff: noqa: E501, SIM905 (word lists read best unbroken)
"""Words that no package sorts well, by hand: which are names first, which are words first, which are never names."""

from __future__ import annotations

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
    an see so ok hi hey wow no yes dolores dang""".split()
)  # fmt: skip

NOT_NAMES = set(
    """else many see so in an my sunday monday tuesday wednesday thursday friday saturday january february september
    october november december america china nevada argentina latina manual loan thu era les min angeles santa
    lawyer doctor nurse patient hospital clinic mom dad mother father sister brother uncle aunt grandma grandpa
    him his her she they them we us you he me it the and but or not to too up on off by be been was were is are am
    do did go get got had has have can cant could would should how who what when where why which that this these
    those all any some no yes ok okay please thanks thank care team staff office desk front back billing lab er icu
    ward room unit floor bed gurney stretcher wheelchair bedpan triage catheter cannula vitals stitches cast boot brace sling splint crutches walker
    cane ramp lobby garage cafe portal kiosk copay deductible refill script generic referral intake discharge consult rounds specimen culture biopsy
    math maths statin statins antibiotic antibiotics thinner thinners mrna rna dna cbd thc ssri ssris nsaid nsaids opioid opioids narcotic narcotics
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

EASY_NOT_CITY = set(
    "of most as nice best same rum bar march may bath male mobile tamale marlboro brandywine bologna choctaw aba".split()
)
