"""One small program for each side, so that both pay for starting an interpreter."""
