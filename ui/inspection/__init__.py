"""The inspection panel: what is in a system, card by card."""
