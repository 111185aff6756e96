"""Several machines: what is sent, what came in, and how files get from one to the other.

Each machine has a folder of its own at the place where all of them meet, and writes nowhere else there, so that no two
ever change one file. It appends what it wrote to one file a month; the others read what is new in it.
"""
