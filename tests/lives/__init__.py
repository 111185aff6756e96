"""Made-up people whose truth is known, to see whether what taut says about them is so. ``python -m tests.lives``.

``character`` draws a person, ``course`` how things really are with them, ``events`` and ``planting`` what happens to
them, ``diary`` what they write, ``life`` what taut says to it, ``truth`` whether that is so, ``enough`` whether what
happened was written down well enough to be seen, ``score`` the figures.
"""
