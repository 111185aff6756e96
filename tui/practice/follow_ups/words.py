"""The words by which promises and facts are read; English alone. ``signs`` says how.

A text in another language has none of these words in these places, so nothing is found in it.
"""

from __future__ import annotations

import re
from functools import cached_property


class Phrases:
    """Any of some patterns, one per line, as whole words; compiled when first looked for, which a start never does."""

    def __init__(self, lines: str) -> None:
        self._lines = lines

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All of them as one."""
        return re.compile("|".join(rf"\b(?:{line})\b" for line in self._lines.strip().split("\n")))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NUMBERS = _words("""
one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty half quarter
twice hundred dozen
""")
"""Numbers, spelled out."""

# promises

LEADS = _words("""
i will i'll ill i'd like want wanna would to today tomorrow tonight just really please gonna going must should need
and not don't dont never let's lets again finally always even simply truly also this week morning
""")
"""Words before the verb of a promise that say nothing of what it is."""
INNER = _words("""
be become feel think focus concentrate worry accept trust believe appreciate enjoy relax remember care hope consider
understand love respect communicate being feeling staying aim strive grow reflect cope forgive stay remain unwind
prioritize prioritise overthink embrace cherish acknowledge realize realise manage function heal change reconnect
procrastinate live persevere cooperate support encourage breathe listen slow
""")
"""Verbs of being, trying and feeling: nothing that is done in sight."""
INNER_WITH = {
    verb: _words(rest)
    for verb, rest in {
        "enjoy": "the my this day days week moment moments weekend morning evening life more it little",
        "listen": "more better well carefully properly to him her them others people closely",
        "change": "my life attitude ways habits myself mindset for the better",
        "support": "him her them my team family more better",
        "breathe": "",
        "slow": "down",
        "remember": "what why who how that i want wanted it is am not to be my the purpose reason reasons breathe",
        "live": "my life more fully really healthily healthier in the now moment and not just function well",
    }.items()
}
"""Verbs of that kind only with nothing but these words after them: with others, somebody is seen doing something."""
ABSTRACT = _words("""
myself self patience patient relationship relationships marriage anger attitude confidence health life habits
discipline mindset balance communication focus weaknesses weakness temper effort progress motivation energy courage
kindness honesty gratitude calm peace stress worry worries distraction distractions time fun joy trust respect mind
mood feelings emotions anxiety listening skills boundaries productivity performance presence attention space grace
care love hope strength willpower consistency routine perspective rest silence
""")
"""What can be had or worked on and not be seen."""
TAKES_ABSTRACT = ("work on", "improve", "reduce", "find", "have", "build", "take", "show", "keep")
"""What such a thing is promised with."""
COMPARED = _words("""
better more less healthier harder kinder calmer smarter faster earlier stronger happier nicer well properly enough
healthy healthily
""")
"""How something is to be, with no measure."""
UNSEEN = Phrases(r"""
my (?:all|best|everything)
do (?:better|well|good|more|my part|it right)
an? (?:open mind|better attitude)
better care
make (?:an |more |some )?(?:effort|progress)
make (?:it|today|the day|this week) count
(?:show|step) up
let go
gets? to me
(?:life|act|myself) together
get (?:better|worse|stronger|healthier|fitter)(?: at| with| about| again|$)
stop (?:being|worrying|thinking|overthinking|caring|comparing|feeling|doubting|judging|complaining)
(?:my|the) balance
(?:keep|lose) (?:my|the) (?:cool|temper|nerve|faith|head)
myself first
take (?:it|things|life) \w+
spend (?:more |some |quality |real )*time with
(?:make|find) (?:my |some )?peace
hold space
lead by
good for myself
slow down
open up
hang in there
power through
go with the flow
(?:give|cut) (?:myself|him|her|them) (?:a break|(?:some |more )?(?:credit|grace|slack|space|attention|love))
set (?:better |some |clear )?boundaries
""")
"""Phrases that nobody could see done, whatever stands around them."""
PLACES = Phrases(r"""
^(?:be|stay|remain) (?:home|back|up|out|outside|off|offline|online|finished|done with|ready)
^(?:be|stay|remain) in (?:bed|the|my)
^(?:be|stay|remain) at (?!peace|ease|least)\w+
^(?:be|stay|remain) on (?!edge|track|top)\w+
^(?:be|stay|remain) with \w+ until
""")
"""Being somewhere can be seen."""
DONE = _words("""
call ring write send walk ask bring read cut put buy book pay water sit go run swim cook clean tidy clear wash email
text mail post print draw paint play practise practice sing open close sort pack phone visit meet invite tell say
apologise apologize thank sign return fix repair plant bake drive cycle meditate stretch record list note copy order
build carry fold iron sweep vacuum measure count delete upload submit apply register leave weed feed mow rake mend
hang knit sew learn prepare develop finish coffee tea bath recipe film desk shower page pages chapter minutes minute
hour hours o'clock noon pm am stairs door bike letter shop
""")
"""What is done, or is there, for anyone to see."""

# facts

SEEN = _words("""
said told asked wrote called rang sent walked came ate drank slept bought paid read swam ran cried hugged shouted
laughed yelled argued thanked signed moved opened closed cancelled canceled missed finished planted left stayed
spilled nodded sat stood drove cooked cleaned played met spoke talked answered replied brought gave took put held
broke fell painted drew wore danced sang kissed slammed knocked emailed texted phoned visited helped showed says tells
writes apologised apologized fixed built stopped started went woke worked watched carried listed rained snowed
interrupted screamed whispered waved quit resigned hired fired married died born monday tuesday wednesday thursday
friday saturday sunday noon midnight plaster broken
""")
"""What was said or done in sight, and when."""
JUDGING = _words("""
bad good great awful terrible horrible poor nice wonderful fantastic lovely fine ok okay alright better worse best
worst boring pointless useless stupid lazy rude unfair fair selfish mean kind cruel difficult hard easy tense awkward
stressful chaotic hopeless hectic exhausting annoying disappointing perfect amazing unmotivated motivated immature
childish arrogant ungrateful dishonest disappointed angry upset sad happy lonely tired jealous fat ugly weak strong
successful productive unproductive unprofessional incompetent toxic hostile cold distant unfriendly friendly
frustrating embarrassing ridiculous impossible incredible brilliant overwhelming intense slow messy irresponsible
careless clumsy late badly well rough filthy brave demotivated respected neglecting hiding rotten miserable dreadful
dull bleak brutal pleasant decent excellent superb super terrific marvellous mediocre strange weird odd crazy insane
silly dumb clever smart confident insecure shy bold nervous anxious scared afraid worried stressed stuck lost
overwhelmed exhausted burnt drained bored ashamed guilty proud grateful calm relaxed relieved content hurt offended
annoyed irritated frustrated furious resentful bitter cynical patient impatient polite impolite harsh gentle warm
loving caring needy clingy bossy greedy stubborn moody lovable demanding inefficient efficient poorly unreliable
reliable trustworthy loyal disloyal fake honest sincere unfit healthy unhealthy inadequate worthless unloved unwanted
unappreciated undervalued ignored invisible misunderstood alienated close chilly frosty strained complicated smooth
off blah meh shit crap crappy lousy fabulous peaceful draining
""")
"""Words that judge or feel, after a word that says so of something."""
COPULAS = _words("""
is are was were be been being am i'm he's she's it's they're we're you're that's isn't aren't wasn't weren't feel
feels felt feeling look looks looked looking did doing going go went goes act acts acted behaved sound sounds sounded
seem seems seemed get gets got getting become becomes became i've we've they've
""")
"""Such words: how something is, feels, looks or goes."""
JUDGED = _words("""
mess disaster catastrophe failure progress nightmare joke shame waste tension chaos discipline loser idiot hell drama
stress fault problem success triumph pain burden blessing joy circus farce coward hypocrite bully saint genius star
fool liar narcissist fraud
""")
"""Nouns that judge."""
JUDGED_COURSE = Phrases(r"""
(?:went|goes|going) (?:very |really |quite |so )?(?:well|badly|fine|ok|okay|great|wrong)
""")
"""How something went."""
OPINION = Phrases(r"""
(?:i|we) (?:just |really |still )?(?:think|feel|believe|guess|suppose|doubt|hate|love|should have|could have)
(?:i|we) (?:just |really |still )?(?:wasted|lost control|let \w+ down|messed|mess|failed|suck)
(?:i|we) (?:just |really |still )?(?:procrastinated|overreacted)
(?:it|everything|everyone|everybody|things|all) (?:feels?|felt|seems?|seemed|(?:is|are|was|were) too)
feels? like
felt like
seems?|seemed|obviously|clearly|deliberately|on purpose|apparently|as always
always|never|constantly|all the time
everyone else
nothing (?:really |ever )?(?:changed|changes|works)
get along
drift(?:ing|ed)? apart|grew apart
not (?:\w+ )?(?:good|great|bad) at
too \w+ (?:for|to)
what a
not enough
care less
behind on everything
can't (?:concentrate|cope|focus|think|stand)
""")
"""A thought, a feeling, or a word for all and always."""
_WHO = (
    "nobody|no one|everyone|everybody|they|he|she|boss|people|mum|mom|dad|mother|father|wife|husband|partner|kids|"
    "team|who|and"
)
_THINKS = (
    "cares?|thinks?|wants?|wanted|hates?|likes?|respects?|trusts?|loves?|understands?|ignored?|ignores|judges?|resents?|"
    "blames?|meant|expects?|despises?|envies|values?|appreciates?|treats?|treated|looks? down|avoids?|manipulates?|"
    r"exploits?|takes? \w+ for granted"
)
MIND_READ = Phrases(
    rf"(?:{_WHO}) (?:all |always |never |just |only |obviously |clearly |really )?"
    rf"(?:(?:doesn't|don't|didn't|does not|do not|did not) )?(?:{_THINKS})"
)
"""What somebody else thinks or means."""
_IS = "(?:is|are|was|were|been|am|i'm|he's|she's|it's|they're|we're|feel|felt|looks?|looked)"
_HOW = "(?:just |also |all )?(?:so|too|very|really|quite|pretty|rather|not|a bit|a little|extremely|incredibly)"
JUDGED_BY_FORM = Phrases(rf"""
{_IS} {_HOW} \w+(?:y|ed|ing|ive|ous|ful|less|ish|able|ible|ant|ent|al|ic)
{_IS} (?:un(?!der|til|less|cle|it|ique)\w+|\w+(?:ful|less|ive|ous|ish))
(?:had|have|has|having) an? (?:(?:really|very|pretty) )?(?:good|bad|great|terrible|nice|lovely|awful|wonderful|hard|fun)
(?:had|have|has|having) an? (?:(?:really|very|pretty) )?(?:difficult|tough|rough|horrible|fantastic|mixed|weird)
(?:have|has|had|lacks?|lacked|no|zero) (?:(?:no|any|zero|much) )?(?:motivation|discipline|courage|energy|willpower)
(?:have|has|had|lacks?|lacked|no|zero) (?:(?:no|any|zero|much) )?(?:confidence|patience|empathy|respect|manners)
""")
"""Judgements that are known by how they are said."""
