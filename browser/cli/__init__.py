"""Guestscope on the command line. Its texts are English: scripts read them, and reports quote them."""
