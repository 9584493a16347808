"""Measures Guestscope beside its peers: same disk, same machine, alternating, medians of one run.

`python -m bench.launch` and its neighbours print a table and, with `--write`, put it into
`docs/performance.md`. They need what `scripts/setup --test` installs.
"""
