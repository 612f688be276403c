# ruff: noqa: E501, SIM905 (word lists read best unbroken)
"""Sorts of words that stand beside people's names: relatives, roles at work, places at work, what people do."""

from __future__ import annotations

RELATIVES = frozenset(
    """husband hubby hubs wife wifey spouse partner fiance fiancee boyfriend girlfriend bf gf ex mother mom mum mommy momma mama ma father dad daddy papa pa
    pops pop son daughter kid kiddo child baby newborn toddler boy girl twins twin brother bro sister sis sibling grandmother grandma granny gran nana nanna gramma gma mawmaw
    meemaw memaw mimi nonna abuela abuelita lola yiayia oma bubbe halmoni grandfather grandpa gramps grandad granddad gpa papaw pawpaw opa abuelo abuelito lolo
    nonno uncle aunt auntie aunty tia tio tita tito cousin cuz primo prima niece nephew sobrino sobrina stepson stepdaughter stepmom stepdad stepfather
    stepmother stepbrother stepsister godson goddaughter godmother godfather grandson granddaughter grandbaby grandchild grandkid mil fil sil bil dil friend bestie buddy homie homegirl
    neighbor neighbour roommate coworker colleague caregiver babysitter nanny esposo esposa marido mujer novio novia mama papa madre padre hijo hija hijito hijita hermano hermana hermanito hermanita nino nina bebe
    nieto nieta suegro suegra cunado cunada cuñada nuera yerno ahijado ahijada amigo amiga vecino vecina comadre compadre padrino madrina tata mija mijo patient in-law""".split()
)  # fmt: skip

ROLES = frozenset(
    """nurse nurses doctor doc dr surgeon tech technician aide cna rn lpn pa np midwife doula therapist sonographer receptionist scheduler phlebotomist phleb dentist
    hygienist counselor advocate manager supervisor caseworker interpreter translator volunteer anesthesiologist pharmacist provider coordinator navigator
    transporter janitor custodian housekeeper orderly guard security chaplain resident intern fellow attending hospitalist specialist dietitian nutritionist
    clerk cashier valet operator rep agent adjuster biller paramedic emt medic driver cook radiologist dermatologist cardiologist oncologist neurologist
    pediatrician psychiatrist psychologist urologist podiatrist optometrist lady guy dude gal woman man chick kid registrar greeter admin secretary assistant worker
    enfermera enfermero doctora recepcionista cajera guardia partera trabajadora licenciada licenciado secretaria senorita camillero""".split()
)  # fmt: skip

PLACES = frozenset(
    """billing reception radiology registration triage scheduling pharmacy oncology cardiology pediatrics peds admissions er ed icu nicu picu lab labs imaging records
    housekeeping security cafeteria phlebotomy dental derm dermatology ortho maternity labor delivery surgery intake checkin check-in frontdesk front
    insurance accounting payroll hr parking nursing dialysis endoscopy rehab physical respiratory patient customer medical claims member phones desk
    counter window dietary transport mri ct xray x-ray ultrasound referrals authorizations auths pt ot urology neurology gi infusion l&d obgyn
    kitchen garage valet entrance lobby nights days office clinic ward unit floor facturacion farmacia recepcion admision urgencias laboratorio caja""".split()
)  # fmt: skip

ACTS = frozenset(
    """called told said drew took answered explained checked listened hung yelled laughed promised refused introduced works worked walked held cleaned transferred
    screamed rolled smiled ignored apologized argued stuck poked sat hugged left put made came went got gave showed helped waited knows knew says tells deserves
    needs wants rocks saved caught fixed brought wrote asked lied quit retired speaks cares cried died passed fell went has had was is will would could should can
    didn't doesn't isn't wasn't won't never always just keeps kept seems looked acted treated spent stayed wheeled sang stopped threw moved sent forgot missed lost
    grito dijo llamo colgo atendio hizo llego firmo llevo espero fue estuvo tiene nacio murio prometio""".split()
)  # fmt: skip
