"""The closed registries: every name a flow file may use, and what it stands for.

``library`` checks flow files against these names; the rest of this room gives each its function of the portrait,
the answers so far and the day. Three rules hold throughout. A block without subjects is not asked, unless it says
``even_if_none``. A choice, multi or values field whose ``options_from`` gives nothing is not asked. A note with
nothing to show is left out. "Held" means chosen and neither reached nor set down. "The subject" is what the step
speaks of: its block's, or the thing that ``of`` points to.
"""

from __future__ import annotations

EACH: dict[str, str] = {
    "unanswered_promise": "promises from earlier days with no outcome yet, newest first; of those from "
    "before a time away, only the newest; none that was marked that day as too early to tell",
    "open_promise": "the same and today's, today's first, then newest first",
    "result": "every current result, in order of area, then of when it was written",
    "result_today": "current results by whose turn it is, or what this session wrote if there are none: this week's "
    "focus first, then importance times days unseen, "
    "halved for those that would not be taken; resting ones left out",
    "unfinished_result": "current results missing something that a `lacks_` condition names, most important first",
    "reached_result": "results that were reached, newest first",
    "new_step": "the steps written in this session, in order",
    "result_to_rate": "current results, never rated first, then least recently rated first",
    "result_to_weigh": "current results whose importance was never given, shuffled by the seed",
    "result_here": "current results in the area picked in step `area` of this session",
    "conflicted_result": "current results whose ratings over a year go back and forth, most recently rated first",
    "value": "the current values, as ranked",
    "signal": "the one thing the notebook noticed, if anything, counting this session's answers so far; its text is "
    "the whole wording",
    "lens": "the one behaviour at work seen least in the last eight weeks; its id is `lens_` and the behaviour's",
    "feedback_due": "feedback saved two weeks ago or more and not looked at since; text is the tenth that may be right",
    "question_to_ask": "questions to ask that were not ticked off, newest first",
    "being_tried": "open promises made in the learning log, oldest first, each from its day on",
    "walked_result": "the current results in the area picked in step `area` of this session, least recently rated "
    "first, or else what was written in this session",
    "assumption_due": "assumptions whose test is due, longest overdue first; not after 14 days",
    "loop_thing": "the things named in this session as parts of a loop, in order",
    "line_due": "what was said about how things are and not looked at for 91 days, this session's area first, then the "
    "oldest; note is the day",
    "card": "every value card, shuffled by the seed; text is the name, note the definition",
    "pair": "two contenders at a time (`ten`, or else the “very” pile): the pairs already answered, and the next one "
    "needed to know the first five; none for five contenders or fewer, none after `stop`; id is `a+b`",
    "held_value": "the values picked in step `five` of this session",
    "area_in_play": "the areas picked in step `areas` of this session",
    "new_result": "the results written in this session, in order, in their newest wording",
    "away_result": "results of this session whose first wording says what should go away (stop, no, less, avoid, "
    "without, in the person's language)",
}
"""What a block can go through, one subject after the other."""

WHEN: dict[str, str] = {
    "rating_due": "the subject was never rated, or last rated 7 days ago or more; true with no subject",
    "not_mine": "in this session the person said they would not take the subject, or want it if nobody could ever know",
    "nothing_wanted": "there is no current result",
    "nothing_wanted_here": "there is no current result in the area picked in this session",
    "on_its_day": "the session is for a day that is not over",
    "no_value_held": "there is no current value",
    "first_three": "the subject is one of its block's first three",
    "pile_over_ten": "more than ten cards lie on the “very” pile, own values included",
    "something_wanted": "there is a current result, or a vision statement was written",
    "two_values": "two or more values were chosen in this session",
    "letter_waiting": "an earlier renewal left a sealed letter, and its day has come",
    "unplanned": "no follow-up of this session was answered with an if-then",
    "no_review_lately": "no weekly review was saved in the 8 days before",
    "heavy": "the check-in of this session is heavy: a word marked so, or at or below -3 on both axes",
    "enough": "likewise, and `go_on` was not picked in one of the flow's `gentle` steps",
    "week_1_of_5": "the ISO week number is divisible by five",
    "length_open": "how long mornings should be was never said, here or in the settings, and this is the second or "
    "third morning, or it was begun short and then continued",
    "chain_written": "a chain of a result was written in this session",
    "lacks_scene": "the subject was never pictured, and neither was its area in the entry where it was first written",
    "lacks_clarity": "it was never said how clearly the subject is seen",
    "lacks_desire": "it was never said whether the subject would be taken",
    "lacks_chain": "it was never said what the subject brings",
    "lacks_own": "it was never said whether the subject would be wanted if nobody could know",
    "lacks_importance": "it was never said how much the subject matters",
    "lacks_anchors": "nothing says what a visitor would see on the subject's present scale",
    "lens_initiative": "the subject is initiative; outside a `lens` block, seen least in the last 56 days",
    "lens_curiosity": "the subject is curiosity; outside a `lens` block, seen least in the last 56 days",
    "lens_honesty": "the subject is honesty; outside a `lens` block, seen least in the last 56 days",
    "lens_resilience": "the subject is resilience; outside a `lens` block, seen least in the last 56 days",
    "lens_trust": "the subject is trust; outside a `lens` block, seen least in the last 56 days",
}
"""Conditions that look further than one earlier answer."""

OPTIONS_FROM: dict[str, str] = {
    "areas": "every area, starting with those shown first; the hint says when it was last looked at",
    "areas_first": "the areas shown first",
    "loop_things": "the things named in this session as parts of a loop",
    "other_things": "the same without the subject",
    "fact_subjects": "current results, then every area",
    "result_gaps": "current results, widest gap first; the hint is area and gap",
    "vision_lines": "the newest statement's sentences, then the current results' wordings",
    "week_learnings": "what was learned in the last 7 days, newest first",
    "season_keepers": "what was learned in the last 92 days, newest first",
    "very_pile": "cards on the “very” pile and the person's own values from this session; the hint is the definition",
    "pair_sides": "the pair's two values, then `stop`: that is enough comparing",
    "ranked": "the contenders, most preferred so far first; the hint is the definition",
    "value_pairs": "pairs of the values picked in step `five`, those facing each other on the circle first; id `a+b`",
    "promise_days": "the day of the session, the next, and the seven after them by name; the id is the date",
    "promise_next": "what is next for a promise that was not kept: again, smaller, another day, let go, leave it",
    "promise_next_early": "the same in a morning: again and smaller are for the session's own day",
    "signal": "what can be answered to the subject, a signal, then `wrong` and `later`; what each does is in its id",
}
"""What a field can offer besides options written out. A values field without one offers the held values."""

SHOWS: dict[str, str] = {
    "card": "what this session came to: the vision looked at, the newest fact, the promise with its plan, if said",
    "ladder": "the rungs of the ladder of inference said in this session, the conclusion near the top; "
    "the card leaves out what this shows",
    "week_gaps": "every rated result's band as it was at the last weekly review, or a week ago, and as it is now, "
    "with the newest facts noted since; the card leaves out what this shows",
    "morrow": "the newest note left for tomorrow, until a morning is saved, and for 3 days at most",
    "lighter": "that this week's mornings hold just the vision, and since when, if so",
    "reminders": "what was chosen for this week in answer to something noticed",
    "asked_further": "what was answered to follow-ups about the subject, or a promise about it, in the last 7 days",
    "promised_already": "open promises for the session's day, if there are any",
    "mood_this_morning": "today's first mood before this session",
    "promise_plan": "when and where the subject, a promise, was to begin, and the day it was made",
    "kept_promise": "the newest kept promise about the subject, with its plan; about anything, if there is no subject",
    "kept_cues": "up to three different plans (when, where) whose promises were kept, newest first",
    "usual_obstacle": "the obstacle named most often about the subject in the last 60 days, if named twice",
    "if_then_cards": "up to three if-then cards, sign and answer: those that fit the obstacle or the weekday "
    "first, then the newest",
    "result": "the subject's newest wording and newest image",
    "result_list": "the current results and those of this session, by area",
    "steps": "the steps on the way to the subject, and what became of them",
    "next_step": "the first step on the way to the subject that is not reached",
    "area_results": "the current results of the subject, an area",
    "last_fact": "the newest fact about the subject from an earlier entry, with its day",
    "facts_new": "facts about the subject since its last rating, those of this session included; below them, "
    "facts about its area",
    "anchors": "what a visitor would see at 10, 5 and 0 of the subject's scale",
    "band": "the subject's band, without a number if it is still to be rated in this session; "
    "every current result's if there is no subject",
    "history": "the subject's ratings over time with turning points, and how much of the change came from which end; "
    "every current result's if there is no subject",
    "previous_rating": "the newest rating of the subject from an earlier entry, with its day",
    "previous_number": "the newest number of the same role about the subject from an earlier entry, with its day",
    "number_before": "the number given earlier in this session in the same role",
    "last_time": "the newest answer to this very step about the same subject, from an earlier entry, with its day",
    "week": "the last 7 days: promises and what became of them (counts), moods, facts, learnings, in order of days",
    "follow_up": "the daily question's second question",
    "vision_prompt": "the area's question that opens a picture; the subject's area",
    "reality_prompt": "the area's question about plain facts; the subject's area",
    "scene": "the newest scene of the subject's area: this session's if written, else an earlier one",
    "chain": "the answers of this step's earlier turns, in order",
    "root_chains": "each result of this session with its chain",
    "root_aims": "the root aims of this session, else the newest ones",
    "statement": "the newest vision statement and its day",
    "statement_versions": "every version of the vision statement with its day, newest first",
    "sealed_letter": "the sealed letter whose day has come",
    "patterns": "the three newest patterns noted",
    "test_set": "the test that was set for the subject, an assumption, and when",
    "sure_before": "how sure the person was of the subject, an assumption, before",
    "loops": "the loops among the things of this session, each drawn, and the question they ask together",
    "inventory": "what was answered in this session so far, step by step",
    "said_then": "the day the subject, a line looked at again, was said",
    "beliefs": "the five newest beliefs noted",
    "questions_wished": "the three newest questions the person wishes they'd asked",
    "rows": "what was said and what was left unsaid in this session, side by side, row by row",
    "signal_evidence": "how many entries the subject, a signal, rests on, over which days; and another reading of it",
    "value_card": "the subject's definition and what it looks like on a day it was lived",
    "value_behaviours": "the person's own behaviours for the subject, a value; for each current value if there is none",
    "previous_values": "the values held before this session, as ranked",
}
"""What can stand quietly under a question, or be shown once its answer is kept."""

NEEDS: dict[str, str] = {
    "vision": "there is a current result, or a vision was put into a statement",
    "values": "there is a current value",
    "two_values": "there are two or more current values",
    "entries": "there are entries on five days or more",
    "month": "the first entry is four weeks old",
    "year": "the first entry is a year old",
}
"""What a daily question can presuppose; it is not asked while one of them is missing."""

PLACEHOLDERS: dict[str, str] = {
    "action": "the subject's text, if it is a promise",
    "result": "the newest wording of the subject, if it is a result",
    "area": "the name of the subject, if it is an area, or of the subject's area",
    "value": "the name of the subject, if it is a value or a card",
    "noted": "the subject's text, if it is feedback or a question to ask",
    "signal": "the signal's whole wording",
    "obstacle": "the obstacle named in this session about the same result, as one line",
    "question": "today's daily question",
    "sentence": "the way found in this session to say it, as one line",
    "person": "who was named in this session, as one line",
    "sign": "the first body sign picked in this session (not `didn't notice`), else the newest if-then card's sign",
    "chain_end": "in a step with turns: the answer of the turn before; at the first turn the subject's wording",
    "pulled": "what the subject pulls the person to do, as answered to that follow-up in this session",
}
"""What «name» in a wording can be; where one has nothing to say, ``ask_plain`` is asked instead."""
