"""People: who they are, how they show it, what they may do.

`person` is what the rest of the server knows of somebody. `accounts` is the directory with everything that happens to
an account, `sessions` the signed-in browsers, `passwords` and `codes` two ways of showing who one is, `sign_in` the
interface that the local way and OpenID Connect share. Everything that changes something leaves a row in the audit
trail, without the name that was typed.
"""
