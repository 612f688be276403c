"""Words that several flags share, English and Spanish, folded as in `reading.normal`."""

from __future__ import annotations

from guardrails.triage.matching import words

RELATIVE = words(
    r"""
        mother|mom|moms|mum|mommy|mama|father|dad|dads|daddy|papa|son|sons|daughter|daughters|husband|wife|
        wifey|hubby|partner|fiance|fiancee|boyfriend|girlfriend|bf|gf|brother|bro|sister|sis|uncle|aunt|auntie|
        tia|tio|cousin|nephew|niece|grandmother|grandfather|grandma|grandpa|granny|gran|nana|nanna|papaw|mamaw|
        abuela|abuelo|abuelita|abuelito|child|children|kid|kids|baby|babies|newborn|infant|toddler|twins|friend|
        friends|roommate|neighbor|neighbour|grandson|granddaughter|grandchild|grandbaby|stepdad|stepmom|in law|
        loved one|family member|coworker|bestie|homie|madre|padre|hijo|hija|hijos|esposo|esposa|marido|mujer|
        hermano|hermana|primo|prima|sobrino|sobrina|suegra|suegro|bebe|nene|nena|nino|nina|ninos|amigo|amiga|
        nieto|nieta|novio|novia|vecino|vecina|pareja|jefa|viejo|viejita|xperson|patient|patients|paciente|
        pacientes|someone|somebody|alguien|guy|man|woman|lady|dude|people|gente|person|persona|senor|senora|
        muchacho|muchacha|girl|boy|he|she|him|her|they|them|i|me|we|us|el|ella|yo
    """
)
CHILD = words(
    r"""
        child|childs|children|kid|kids|kiddo|baby|babies|babys|newborn|infant|infants|toddler|toddlers|preemie|
        son|sons|daughter|daughters|grandson|granddaughter|grandbaby|stepson|stepdaughter|nephew|niece|twins|
        little (?:one|boy|girl|guy|man)|teen|teens|teenager|teenage|bebe|nino|nina|ninos|ninas|hijo|hija|hijos|
        hijas|hijito|hijita|nene|nena|nieto|nieta|sobrino|sobrina|pediatric\w*|peds|pediatra|pediatria|nicu|
        picu|menor de edad|menores
    """
)
DRUG = words(
    r"""
        meds?|medications?|medicines?|medicina|medicinas|medicamentos?|pills?|pastillas?|tablets?|capsules?|
        drugs?|prescriptions?|rx|dose|doses|dosage|dosis|injections?|inyeccion(?:es)?|shots?|vaccines?|
        vaccinations?|vacunas?|jab|jabs|booster|infusions?|drip|iv|chemo|chemotherapy|quimio\w*|antibiotics?|
        antibioticos?|steroids?|insulin|insulina|statins?|metformin|metformina|lisinopril|ozempic|wegovy|
        mounjaro|semaglutide|tirzepatide|zepbound|lipitor|atorvastatin|zoloft|sertraline|prozac|lexapro|xanax|
        adderall|ritalin|warfarin|coumadin|eliquis|xarelto|heparin|blood thinners?|anticoagulantes?|penicillin|
        penicilina|amoxicillin|amoxicilina|amox|augmentin|cipro|levaquin|bactrim|sulfa|keflex|z ?pack|
        azithromycin|ibuprofen|ibuprofeno|tylenol|acetaminophen|aspirin|aspirina|naproxen|toradol|morphine|
        morfina|oxycodone|percocet|hydrocodone|norco|vicodin|fentanyl|dilaudid|tramadol|gabapentin|lyrica|
        prednisone|prednisona|depo|birth control|contraceptivo|accutane|humira|methotrexate|botox|fillers?|
        anesthesia|anestesia|anesthetic|epidural|lidocaine|sedation|contrast|dye|contraste|tratamiento|
        treatment|generic|inhaler|inhalador|nasal spray|eye drops|gotas|cream|crema|ointment|pomada|patch|
        supplements?|suplementos?|covid shot|flu shot|tdap|mmr|gardasil|pfizer|moderna|blood pressure (?:pill|
        med)s?|antidepress?ants?|antidepresivos?|samples?|remedio|jarabe|syrup|refill
    """
)
DEVICE = words(
    r"""
        implants?|implante|pacemaker|marcapasos|defibrillator|icd|stents?|mesh|malla|insulin pump|pump|
        bomba de insulina|cgm|glucose monitor|glucose sensor|libre|dexcom|cpap|bipap|catheters?|cateter|picc|
        port|iuds?|diu|mirena|paragard|nexplanon|hip replacement|knee replacement|artificial (?:hip|knee)|
        protesis|prosthe\w+|contacts?|lens|lenses|lentes|hearing aids?|audifonos?|breast implants?|feeding tube|
        g tube|breathing tube|ventilator|ventilador|nebulizer|oxygen (?:tank|concentrator)|wheelchair|walker|
        crutches|boot|brace|cast|yeso|braces|retainer|crown|filling|needle|aguja|laser|machine|maquina|monitor|
        device|dispositivo|aparato|test kit|epipen|epi pen|auto ?injector|surgical (?:screw|plate)s?|screws?
    """
)
STAFF = words(
    r"""
        nurse|nurses|rn|cna|doctor|doctors|dr|dra|doc|docs|physician|surgeon|specialist|dentist|hygienist|
        midwife|therapist|technician|tech|techs|phlebotomist|receptionist|receptionists|front desk|clerk|
        scheduler|security|guard|guards|staff|employee|employees|manager|supervisor|provider|pa|np|orderly|aide|
        aides|caregiver|billing (?:lady|guy|rep|person)|rep|agent|pharmacist|medico|medica|doctora|enfermera|
        enfermero|enfermeras|enfermeros|recepcionista|personal|empleado|empleada|empleados|guardia|cirujano|
        cirujana|dentista|gerente|trabajador|trabajadora
    """
)
PLACE = words(
    r"""
        hospital|clinic|clinica|er|ed|e r|emergency room|urgent care|waiting room|lobby|parking|garage|lot|
        floor|hall|hallway|hallways|bathroom|bathrooms|restroom|restrooms|entrance|elevator|stairwell|stairs|
        cafeteria|pharmacy|farmacia|ward|unit|room|building|estacionamiento|sala|sala de espera|pasillo|
        pasillos|bano|banos|elevador|ascensor|edificio|entrada|emergencias|urgencias|office|consultorio|here|
        aqui|there
    """
)
NOW = words(
    r"""
        now|rn|right now|currently|at the moment|this (?:second|minute|instant|very moment)|as i type|
        as we speak|still|just (?:now|started|collapsed|fainted|passed out|stopped|fell|took|swallowed|drank|
        ate|drove|had|got)|asap|hurry|quick|quickly|urgent|urgently|ahora|ahorita|en este momento|ya mismo|
        urgente|rapido|todavia|sigue|acaba de|acabo de|ayuda|ayudenme|auxilio|help|help me|please help|pls help|
        someone help|sos|what do i do|what should i do|que hago|que hacemos|what do we do|should i (?:call|go|
        take|come|drive|wait)|do i (?:call|go|need|come)|debo ir|deberia ir|since (?:this morning|last night|
        yesterday|noon|an hour)|for (?:the (?:last|past)|an hour|two hours|\d+ (?:min|minutes|hours))|tonight|
        today|this morning|esta manana|hoy|desde (?:anoche|ayer|esta manana|hace)
    """
)
