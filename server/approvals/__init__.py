"""Changing the rulebook: versions, proposals, decisions by a second person, and what is in force.

`versions` keeps every version by its hash; `approvals` is the way in: propose, remark, decide, roll back, each with its
row in the audit trail. `validate` says what is wrong with files, `compare` what a proposal would change, `differences`
shows it line by line, `transfer` takes files out and in. `in_force` hands out the pipeline that drafts.
"""

from server.approvals.approvals import Approvals
from server.approvals.proposals import Decision, Proposal, Remark

__all__ = ["Approvals", "Decision", "Proposal", "Remark"]
