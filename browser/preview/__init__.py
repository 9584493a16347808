"""What is shown of a file's content, without widgets: what it is, its text, its bytes, and what is in it.

Whatever interprets more than an encoding runs in a process of its own (`confined`, `child`): the decoders of
pictures, the readers of archives, highlighting, and guessing an encoding. All of them work on what a guest
wrote.
"""
