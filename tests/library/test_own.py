"""A person's own files: what they add and replace, and how their mistakes are told."""

import textwrap

import pytest

from tui.library import load
from tui.library.toml_source import locate

STEP = """\
[[step]]
id = "one"
kind = "choice"
options = ["yes", "no"]
ask = "One?"
"""


@pytest.fixture
def own(tmp_path):
    (tmp_path / "flows").mkdir()

    def write(name: str, text: str | bytes) -> None:
        raw = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)

    write.folder = tmp_path  # type: ignore[attr-defined]
    return write


def told(folder):
    return [(problem.path.name, problem.line, problem.message) for problem in load(folder)[1]]


MISTAKES = {
    "unknown key": ('kindd = "short"\n', 12, 'Step "two": a step has no key "kindd"; did you mean "kind"?'),
    "kind": ('kind = "scael"\n', 12, 'Step "two": no kind is called "scael"; did you mean "scale"?'),
    "kind of another type": ("kind = 3\n", 12, 'Step "two": "kind" must be text, not a whole number.'),
    "role": (
        'kind = "short"\nrole = "raiting"\n', 13, 'Step "two": no role is called "raiting"; did you mean "rating"?',
    ),
    "placeholder": (
        'kind = "short"\nask_plain = "«obstcle»"\n', 13,
        'Step "two": no placeholder is called "obstcle"; did you mean "obstacle"?',
    ),
    "note": ('kind = "short"\nshows = ["bnd"]\n', 13, 'Step "two": no note is called "bnd"; did you mean "band"?'),
    "condition": (
        'kind = "short"\nwhen = "rating_do"\n', 13,
        'Step "two": no condition is called "rating_do"; did you mean "rating_due"?',
    ),
    "condition on no step": (
        'kind = "short"\nwhen = { step = "won", equals = "yes" }\n', 13,
        'Step "two": no earlier step is called "won"; did you mean "one"?',
    ),
    "condition on itself": (
        'kind = "short"\nwhen = { step = "two", answered = true }\n', 13,
        'Step "two": no earlier step is called "two"; it is one of one.',
    ),
    "condition on no option": (
        'kind = "short"\nwhen = [{ step = "one", equals = ["yes", "nope"] }]\n', 13,
        'Step "two": no option of step "one" is called "nope"; did you mean "no"?',
    ),
    "condition on a number": (
        'kind = "short"\nwhen = { step = "one", at_most = 6 }\n', 13,
        'Step "two": step "one" is not a scale, so it has no number to compare.',
    ),
    "condition without a test": (
        'kind = "short"\nwhen = { step = "one" }\n', 13,
        'Step "two": a condition also needs equals, differs, at_most, at_least or answered.',
    ),
    "of": ('kind = "short"\nof = "on"\n', 13, 'Step "two": no earlier step is called "on"; did you mean "one"?'),
    "options": (
        'kind = "multi"\n', 12,
        'Step "two": a multi needs "options", or "options_from" with the name of a source.',
    ),
    "option twice": ('kind = "multi"\noptions = ["a", "a"]\n', 13, 'Step "two": the option "a" is there twice.'),
    "source of options": (
        'kind = "choice"\noptions_from = "area"\n', 13,
        'Step "two": no source of options is called "area"; did you mean "areas"?',
    ),
    "labels": ('kind = "split"\n', 12, 'Step "two": a split needs "labels", the headings of its two columns.'),
    "one label": ('kind = "split"\nlabels = ["left"]\n', 13, 'Step "two": "labels" must be 2 texts, not 1.'),
    "range": (
        'kind = "scale"\nlow = 5\nhigh = 3\n', 14,
        'Step "two": "low" is 5 and "high" is 3, so there is nothing between them.',
    ),
    "seconds": ('kind = "timer"\nseconds = 0\n', 13, 'Step "two": "seconds" must be 1 or more, not 0.'),
    "misplaced": (
        'kind = "short"\nlow = 2\n', 13, 'Step "two": "low" has no effect for the kind short; it belongs to scale.',
    ),
    "then": (
        'kind = "choice"\noptions = ["a", "b"]\nthen = { "a" = "one" }\n', 14,
        'Step "two": no later step is called "one"; there are none.',
    ),
    "then without the option": (
        'kind = "choice"\noptions = ["a", "b"]\n[step.then]\n"c" = "one"\n', 15,
        'Step "two": no option of this step is called "c"; it is one of a, b.',
    ),
    "offers": (
        'kind = "choice"\noptions = ["a", "b"]\noffers = { "a" = "evning" }\n', 14,
        'Step "two": no flow is called "evning"; did you mean "evening"?',
    ),
    "field twice": (
        '[[step.field]]\nid = "a"\nkind = "short"\n[[step.field]]\nid = "a"\nkind = "long"\n', 16,
        'Step "two", field "a": another field of this step is called "a" already.',
    ),
    "block": (
        'kind = "short"\n\n[[step]]\neach = "resultt"\n\n[[step.step]]\nid = "x"\nask = "X?"\nkind = "short"\n', 15,
        'Block 3: no group of things is called "resultt"; did you mean "result"?',
    ),
    "step in a block": (
        'kind = "short"\n\n[[step]]\neach = "value"\n\n[[step.step]]\nid = "one"\nask = "X?"\nkind = "short"\n', 18,
        'Step "one": another step is called "one" already.',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_has_its_own_sentence_and_line(own, name):
    text, line, message = MISTAKES[name]
    own("flows/mine.toml", f'id = "mine"\ntitle = "Mine"\n{STEP}\n[[step]]\nid = "two"\nask = "Two?"\n{text}'.lstrip())
    assert ("mine.toml", line, message) in told(own.folder)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('id = "mine"\nask = = "x"\n', 2, "This is not TOML: invalid value."),
        (
            'id = "mine"\nask = "open\n', 2,
            "This is not TOML: a text that begins on this line has no closing quotation mark.",
        ),
        ('id = "mine"\nask = """open\n', 2, "This is not TOML: unterminated string."),
        (b'id = "mine"\ntitle = "caf\xe9"\n', 2, "This file is not UTF-8 text from here on; save it as UTF-8."),
        (STEP, 1, 'The flow: "id" is missing.'),
        ('id = "mine"\n', 1, "The flow: it has no [[step]]."),
        (f'id = "mine"\nminutes = [5, 3]\n{STEP}', 2, 'The flow: "minutes" is two whole numbers, the short variant\'s '
         "first, such as [3, 5]."),
        ('id = "mine"\n[[step]]\nkind = "short"\nask = "x"\n', 2, 'Step 1: "id" is missing.'),
        ('id = "mine"\n[[step]]\nid = "a"\nkind = "short"\n', 2, 'Step "a": "ask" is missing.'),
        ('id = "mine"\nstep = ["a"]\n', 2, 'The flow: "step" must be a list of tables, written [[step]], and one of '
         "them is text."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_a_flow(own, text, line, message):
    own("flows/mine.toml", text)
    assert ("mine.toml", line, message) in told(own.folder)
    assert "mine" not in load(own.folder)[0].flows


def test_own_flows_add_to_and_replace_ours(own):
    own("flows/a.toml", f'id = "pages"\n{STEP}')
    own("flows/b.toml", f'id = "evening"\ntitle = "My evening"\npurpose = "Mine."\nminutes = [1, 2]\n{STEP}')
    catalogue, problems = load(own.folder)
    assert problems == ()
    assert list(catalogue.flows)[-1] == "pages"
    assert catalogue.flows["evening"].title == "My evening"
    assert len(catalogue.flows) == 33
    pages = catalogue.flows["pages"]
    assert (pages.title, pages.minutes, pages.steps()[0].name) == ("Pages", (1, 1), "One")


def test_a_broken_flow_leaves_ours_and_the_others_in_place(own):
    own("flows/a.toml", f'id = "evening"\ntitle = "My evening"\n{STEP}kind = "twice"\n')
    own("flows/b.toml", f'id = "pages"\ncolour = "blue"\n{STEP}')
    catalogue, problems = load(own.folder)
    assert [problem.path.name for problem in problems] == ["a.toml", "b.toml"]
    assert catalogue.flows["evening"].title == "Evening reflection"
    assert catalogue.flows["pages"].title == "Pages"


def test_two_own_flows_of_one_name(own):
    own("flows/a.toml", f'id = "pages"\n{STEP}')
    own("flows/b.toml", f'\nid = "pages"\n{STEP}')
    assert told(own.folder) == [("b.toml", 2, 'Another flow is called "pages" already, in a.toml.')]


def test_an_own_flow_may_offer_another_one(own):
    own("flows/a.toml", f'id = "pages"\n{STEP}offers = {{ "yes" = "more" }}\n')
    own("flows/b.toml", f'id = "more"\n{STEP}')
    catalogue, problems = load(own.folder)
    assert problems == ()
    assert catalogue.flows["pages"].steps()[0].offers == {"yes": "more"}


def test_own_lists_add_to_and_replace_ours(own):
    own(
        "questions.toml",
        """
        [[question]]
        id = "mine"
        practice = "values"
        text = "What was worth it?"

        [[question]]
        id = "vision-001"
        practice = "vision"
        when = "morning"
        text = "Another one."
    """,
    )
    own("areas.toml", '[[area]]\nid = "garden"\nname = "Garden"\n')
    own("values.toml", '[[value]]\nid = "mischief"\nname = "Mischief"\n')
    own("emotions.toml", '[[emotion]]\nword = "saudade"\nenergy = -2\npleasantness = -1\n')
    catalogue, problems = load(own.folder)
    assert problems == ()
    assert len(catalogue.questions) == 278
    assert catalogue.question("mine").depth == "light"
    assert catalogue.question("vision-001").text == "Another one."
    assert catalogue.questions[0].id == "vision-001"
    assert catalogue.areas[-1].name == "Garden"
    assert catalogue.value("mischief").group is None
    assert catalogue.emotion("Saudade").quadrant == "low_unpleasant"


@pytest.mark.parametrize(
    ("file", "text", "line", "message"),
    [
        ("questions.toml", '[[question]]\nid = "q"\npractice = "visions"\ntext = "x"\n', 3,
         'Question "q": no practice is called "visions"; did you mean "vision"?'),
        ("questions.toml", '[[question]]\nid = "q"\npractice = "vision"\n', 1, 'Question "q": "text" is missing.'),
        ("questions.toml", '[[question]]\npractice = "vision"\ntext = "x"\n', 1, 'Question 1: "id" is missing.'),
        ("questions.toml", '[[question]]\nid = "q"\npractice = "vision"\ntext = "x"\nneeds = "visions"\n', 5,
         'Question "q": no need is called "visions"; did you mean "vision"?'),
        ("questions.toml", '[[question]]\nid = "q"\npractice = "vision"\ntext = "x"\nlike = ["morning.visoin"]\n', 5,
         'Question "q": no step or question is called "morning.visoin"; did you mean "morning.vision"?'),
        ("questions.toml", '[[prompt]]\nid = "q"\n', 1,
         'The file: a file of [[question]] has no key "prompt"; it is one of question.'),
        ("values.toml", '[[value]]\nid = "v"\nname = "V"\ngroup = "caring"\n', 4,
         'Value "v": no group is called "caring"; did you mean "care"?'),
        ("emotions.toml", '[[emotion]]\nword = "w"\nenergy = 7\npleasantness = 1\n', 3,
         'Emotion "w": "energy" must be from -5 to 5, not 7.'),
        ("emotions.toml", '[[emotion]]\nword = "w"\nenergy = 0\npleasantness = 1\n', 3,
         'Emotion "w": "energy" is -5 to -1 or 1 to 5, since every word is in one corner.'),
        ("areas.toml", '[[area]]\nid = "a"\nname = "A"\nshown_first = "yes"\n', 4,
         'Area "a": "shown_first" must be true or false, not text.'),
        ("areas.toml", '[[area]]\nid = "a"\nname = "A"\n\n[[area]]\nid = "a"\nname = "B"\n', 6,
         'Area "a": another area is called "a" already.'),
    ],
)  # fmt: skip
def test_mistakes_in_lists(own, file, text, line, message):
    own(file, text)
    assert told(own.folder) == [(file, line, message)]


def test_an_own_question_can_be_like_a_step_a_question_of_ours_and_one_of_its_own_and_need_several_things(own):
    twins = '["evening.learned", "vision-001", "other", "pages.one"]'
    first = f'[[question]]\nid = "mine"\npractice = "vision"\ntext = "x"\nlike = {twins}\nneeds = ["year", "values"]\n'
    own("questions.toml", f'{first}[[question]]\nid = "other"\npractice = "vision"\ntext = "y"\n')
    own("flows/a.toml", f'id = "pages"\n{STEP}')
    assert told(own.folder) == []
    question = load(own.folder)[0].question("mine")
    assert question.like == ("evening.learned", "vision-001", "other", "pages.one")
    assert question.needs == ("year", "values")


def test_one_mistake_in_a_list_leaves_the_rest(own):
    own("areas.toml", '[[area]]\nid = "a"\n\n[[area]]\nid = "b"\nname = "B"\n')
    catalogue, problems = load(own.folder)
    assert len(problems) == 1
    assert catalogue.area("a") is None
    assert catalogue.area("b").name == "B"


def test_a_byte_order_mark_and_windows_lines_are_no_mistake(own):
    own("areas.toml", b'\xef\xbb\xbf[[area]]\r\nid = "a"\r\nname = "A"\r\n')
    assert told(own.folder) == []


def test_nothing_a_terminal_would_obey_gets_in(own):
    own("areas.toml", '[[area]]\nid = "a"\nname = "A\\u001b[31mred\\nline"\nx = 1\n"\\u001b[2J" = 1\n')
    catalogue, problems = load(own.folder)
    assert catalogue.area("a").name == "A[31mred line"
    assert not any("\x1b" in problem.message for problem in problems)


def test_a_missing_or_unreadable_place(own, tmp_path):
    assert load(tmp_path / "nowhere")[1] == ()
    (own.folder / "areas.toml").mkdir()
    (problem,) = load(own.folder)[1]
    assert problem.message.startswith("This file cannot be read:")
    assert str(problem).startswith(f"{problem.path}:1: ")


def test_lines_are_found_behind_texts_of_several_lines():
    text = (
        'ask = """\n[[step]]\nid = "no"\n"""\n[[step]]\nid = "a"\n  [[step.step]]\n  "a.b" = 1\n[step.then]\nx.y = 2\n'
    )
    assert locate(text, ("step", 0)) == 5
    assert locate(text, ("step", 0, "id")) == 6
    assert locate(text, ("step", 0, "step", 0, "a.b")) == 8
    assert locate(text, ("step", 0, "then", "x", "y")) == 10
    assert locate(text, ("step", 3, "id")) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("flow/pages.toml", 'taut doesn\'t read "flow"; rename it to "flows".'),
        ("question.toml", 'taut doesn\'t read "question.toml"; rename it to "questions.toml".'),
        ("Values.toml", 'taut doesn\'t read "Values.toml"; rename it to "values.toml".'),
        ("areas.txt", 'taut doesn\'t read "areas.txt"; rename it to "areas.toml".'),
        ("pages.toml", "taut doesn't read this file here; move an exercise into the folder {own}/flows."),
        ("flows/pages.tml", 'taut doesn\'t read "pages.tml"; rename it to pages.toml.'),
        ("flows/old/pages.toml", "taut doesn't read folders inside flows; move the files one folder up."),
    ],
)  # fmt: skip
def test_a_file_that_nothing_reads_is_told_by_its_name(own, name, message):
    own(name, f'id = "pages"\n{STEP}')
    found = load(own.folder)[1]
    assert [problem.message for problem in found] == [message.format(own=own.folder)]


@pytest.mark.parametrize("name", [".pages.toml.swp", "flows/pages.toml~", "README.md", "flows/pages.toml.bak"])
def test_what_an_editor_or_a_person_keeps_beside_is_left_alone(own, name):
    own(name, "anything")
    assert load(own.folder)[1] == ()
