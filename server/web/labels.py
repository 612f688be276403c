"""What the pages call things. One word or two for people, for every value that the parts speak in."""

from __future__ import annotations

from collections.abc import Mapping

from guardrails.types import Flag, Kind, Length, Platform, Route, Severity, Stage, Tone, Topic
from server.accounts.person import Role
from server.store.keys import Scope

PLATFORM: Mapping[Platform, str] = {
    "facebook": "Facebook",
    "x": "X",
    "instagram": "Instagram",
    "google": "Google reviews",
    "yelp": "Yelp",
    "linkedin": "LinkedIn",
    "youtube": "YouTube",
    "reddit": "Reddit",
    "other": "Somewhere else",
}

KIND: Mapping[Kind, str] = {
    "complaint": "Complaint",
    "praise": "Praise",
    "question": "Question",
    "misinformation": "Wrong claim",
    "social": "Just chatting",
    "abuse": "Abuse",
    "spam": "Spam",
}

STAGE: Mapping[Stage, str] = {
    "public": "Public reply",
    "holding": "Holding reply (no answer yet)",
    "private": "Private message",
    "closing": "Closing reply (it is solved)",
    "letter": "Letter",
}

TONE: Mapping[Tone, str] = {"warm": "Warm", "plain": "Plain", "formal": "Formal", "light": "Light"}

LENGTH: Mapping[Length, str] = {"normal": "Normal", "short": "Short"}

ROUTE: Mapping[Route, str] = {
    "reply": "Ready for you to read",
    "reply_and_escalate": "Tell a colleague, then reply",
    "escalate": "A person answers this one",
    "walk_away": "Best left alone",
}

FLAG: Mapping[Flag, str] = {
    "emergency": "emergency",
    "self-harm": "self-harm",
    "adverse-event": "harm by a medicine or device",
    "death-or-injury": "death or injury",
    "person-at-risk": "person at risk",
    "legal-threat": "legal threat",
    "discrimination": "discrimination",
    "staff-named": "names a member of staff",
    "privacy": "private details",
    "minor": "about a child",
    "safety": "danger on site",
    "media": "press",
    "substance-use": "substance use",
    "data-breach": "possible data breach",
    "barrage": "many alike",
}

TOPIC: Mapping[Topic, str] = {
    "waiting": "waiting",
    "staff-manner": "how staff behaved",
    "communication": "communication",
    "billing": "billing",
    "phone-access": "reaching us by phone",
    "appointments": "appointments",
    "cleanliness": "cleanliness",
    "parking-access": "parking and access",
    "food": "food",
    "privacy": "privacy",
    "app-website": "app or website",
    "insurance-claims": "insurance claims",
    "care-outcome": "how care went",
    "facilities": "building and rooms",
    "other": "something else",
}

SEVERITY: Mapping[Severity, str] = {"block": "Never served", "repair": "Rewritten first", "advise": "Shown as advice"}

SEVERITY_MEANS: Mapping[Severity, str] = {
    "block": "A text that breaks one of these is never served.",
    "repair": "The writer gets another try; if that fails, an approved text takes its place.",
    "advise": "The draft is served, and the person who posts sees the remark.",
}

IDENTIFIER: Mapping[str, str] = {
    "ID": "number or code",
    "URL": "web address",
    "ORG": "employer",
    "SSN": "social security number",
    "MRN": "record number",
    "IP": "IP address",
    "VIN": "vehicle number",
    "ZIP": "ZIP code",
    "PERSON": "name",
}
"""Only the types whose own name is no plain word; the others read as they are (`PHONE` is "phone")."""

PLACE: Mapping[str, str] = {
    "says": "what the writer is told",
    "title": "what a person reads when it fires",
    "fix": "the hint",
    "why": "why the rule is there",
    "fails": "replies that it must object to",
    "passes": "replies that it must leave alone",
    "check": "what the check looks for",
    "fact": "an approved answer",
    "commitment": "a promise",
    "gesture": "a gesture",
    "comment": "the comment",
    "reply": "the reply",
    "#": "a comment in the file",
}
"""Parts of the rulebook's files as people know them; any other is named as in its file."""

STEP: Mapping[str, str] = {
    "deidentify": "Remove identifiers",
    "triage": "Understand the comment",
    "select": "Choose rules and facts",
    "write": "Write",
    "check": "Check every sentence",
    "repair": "Write again",
    "fallback": "Use approved sentences",
    "record": "Record",
}

WRITER: Mapping[str, str] = {
    "composer": "Approved sentences",
    "guided": "Approved frame with a model's sentence",
    "free-form": "Model",
    "model": "Model",
    "fixed": "Approved fixed text",
    "none": "Nobody: a person answers",
}

ROLE: Mapping[Role, str] = {"staff": "Staff", "compliance": "Compliance", "admin": "Admin"}

ROLE_MEANS: Mapping[Role, str] = {
    "staff": "You draft replies, and read the rules behind them.",
    "compliance": "You draft replies, look into the records, and approve changes to the rules.",
    "admin": "You look after people and keys. Approving rules is somebody else's work.",
}

ACCOUNT: Mapping[str, str] = {"active": "active", "invited": "waits for them", "ended": "has left"}

SCOPE: Mapping[Scope, str] = {"drafts": "drafts", "checks": "checks", "rules": "rules", "audit": "audit"}

ACTION: Mapping[str, str] = {
    "draft": "Draft",
    "draft-failed": "No draft",
    "outcome": "Outcome",
    "exported": "Export",
    "proposed": "Change proposed",
    "proposal-changed": "Proposal changed",
    "proposal-updated": "Proposal brought up to date",
    "proposal-withdrawn": "Proposal withdrawn",
    "proposal-remark": "Remark on a proposal",
    "approved": "Rulebook approved",
    "rejected": "Proposal rejected",
    "rolled-back": "Rulebook rolled back",
    "signed-in": "Signed in",
    "signed-out": "Signed out",
    "sign-in-refused": "Sign-in refused",
    "proof-refused": "Wrong password at a grave step",
    "person-invited": "Invited",
    "account-activated": "Account begins",
    "account-ended": "Account ended",
    "account-readmitted": "Let in again",
    "role-changed": "Role changed",
    "contacts-changed": "Contacts changed",
    "link-made": "One-time link",
    "password-set": "Password set",
    "profile-changed": "Profile changed",
    "codes-on": "One-time codes on",
    "codes-off": "One-time codes off",
    "key-made": "Key made",
    "key-revoked": "Key revoked",
    "paired": "Browser paired",
    "head-adopted": "Head adopted",
    "head-accepted": "Head accepted",
    "pruned": "Old texts removed",
}

WAIT: Mapping[str, str] = {
    "5-minutes": "within 5 minutes",
    "15-minutes": "within 15 minutes",
    "hour": "within an hour",
    "4-hours": "within 4 hours",
    "day": "within a day",
    "longer": "later",
}

EMPTIED = "The text was removed after its time."

PROPOSAL: Mapping[str, str] = {
    "open": "waits for a decision",
    "approved": "approved",
    "rejected": "rejected",
    "withdrawn": "withdrawn",
}

CHANNEL: Mapping[str, str] = {
    "email": "E-mail",
    "phone": "Telephone",
    "form": "Page with a form",
    "message": "Message",
}

FOLDER: Mapping[str, str] = {
    "rules": "Rules",
    "templates": "What the model is told",
    "fallbacks/fixed": "Emergency texts, by country",
    "fallbacks/en": "Approved sentences, English",
    "fallbacks/en/concerns": "Approved words for concerns, English",
    "fallbacks/en/matters": "Approved words for what people write about, English",
    "fallbacks/es": "Approved sentences, Spanish",
    "fallbacks/es/concerns": "Approved words for concerns, Spanish",
    "fallbacks/es/matters": "Approved words for what people write about, Spanish",
    "examples": "Approved pairs of comment and reply",
    "": "The organisation and shared words",
}
"""The rulebook's folders, in the order in which they are listed."""

OUTCOME: Mapping[str, str] = {
    "posted": "Posted as drafted",
    "edited": "Edited, then posted",
    "discarded": "Discarded",
}


def identifier(kind: str) -> str:
    """`PHONE` -> "phone", `ID` -> "number or code"."""
    return IDENTIFIER.get(kind, kind.lower().replace("_", " "))
