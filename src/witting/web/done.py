"""What is said on a page after a form was sent?

The address carries only the key, so nobody can make the desk say a sentence of their own.
"""

from __future__ import annotations

DONE = {
    "received": "The deal is in the queue.",
    "judged": "The judgement is kept.",
    "proposed": "The decision waits for a second person.",
    "decided": "The decision is kept.",
    "approved": "The decision is agreed and stands.",
    "sent_back": "The decision was sent back.",
    "reopened": "The case is open again.",
    "assigned": "Who works on it, and until when, is kept.",
    "commented": "The comment is kept.",
    "attached": "The file is kept.",
    "allowed": "The party is allowed.",
    "allowance_proposed": "The allowance waits for a second person.",
    "allowance_declined": "The party is not allowed.",
    "revoked": "The party is no longer allowed.",
    "screened": "The deal was screened again.",
    "bulk": "Done for every case that was ticked.",
    "kept": "The search is kept in the chain of events.",
    "measuring": "It is measured now, beside the desk.",
    "added": "It is added.",
    "changed": "The change is kept.",
    "settings_proposed": "The change waits for a second admin.",
    "settings_declined": "The settings stay as they are.",
    "password": "Your password is changed. Sign in with the new one.",
    "signed_out": "You are signed out.",
}
