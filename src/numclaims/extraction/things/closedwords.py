"""Words that begin or end a noun phrase: determiners and pronouns, closed classes, verbs that stand where a noun might."""

from __future__ import annotations

from typing import Final

from numclaims.extraction.text.tokens import word_set

DETERMINERS: Final = word_set("the a an this that these those his her its their our my your whose all such")
PRONOUNS: Final = word_set("them whom us which these those you it")
# Words of the closed classes that never stand between a number and its noun.
_FUNCTION: Final = word_set("""
    of about above across after against along alongside among amongst around as at before behind below beneath beside besides
    between beyond but by despite down during except for from in inside into like near off on onto out outside over past per
    since than through throughout till to toward towards under until unto up upon via with within without amid amidst
    following including and or nor so yet if because although though while when where whether why how what who whom whose
    which that unless whereas i you he she it we they me him us them myself himself herself itself themselves ourselves
    this these those the a an his her its their our my your each every either neither another any some both no not
    is are was were be been being am has have had having do does did doing will would shall should can could may might must
    's 're 've 'll 'd n't cannot gonna ought ago today yesterday tomorrow tonight overnight now then there here later earlier
    again also already only just still even ever never almost nearly away back apart alone once twice too very quite rather
    perhaps maybe instead meanwhile however overseas abroad afterwards upwards onwards indoors outdoors elsewhere together
    respectively worldwide nationwide anew monday tuesday wednesday thursday friday saturday sunday last next thus hence
    therefore more less fewer
    """)
# Verbs that come right behind an elliptical number or end a noun phrase. Forms in "-s" that are nouns as often ("strikes",
# "runs", "votes") are left out; forms in "-ed" are judged by their place.
_VERBS: Final = word_set("""
    say says said saying tell tells told telling die dies died dying flee flees fled fleeing kill kills killing leave leaves
    left leaving go goes went gone going come comes came coming take takes took taken taking get gets got getting make makes
    made making give gives gave given giving hold holding see sees saw seen seeing know knows knew known think thinks thought
    believe believes find finds found finding become becomes became begin begins began begun bring brings brought feel feels
    felt fight fought fighting fall fell fallen falling rise rose risen rising run ran running lose loses lost losing
    meet meets met sit sits sat sitting stand stood standing speak speaks spoke spoken send sends sent sending
    spend spends spent spending seek seeks sought seeking slept join joins joined joining remain remains
    remained want wants need live lived work worked face faced facing cross crossed
    crossing march marched marching gather gathered gathering return returned returning arrive arrived arriving escape
    escaped escaping receive received receiving attend attended enter entered entering vote voted survive survived
    refuse refused serve served suffer suffered suffering sustain sustained sustaining
    wound wounding injure injures injuring burn burning
    drown drowning hit hitting strike struck striking rocked cause causes caused causing show showed shown
    appear appeared seem seems seemed happen happens happened occur occurred stay stayed staying include includes included
    protest protested demonstrate demonstrated rally rallied flock flocked pour poured win won beat lead led hide hid
    wait waited waiting pay paid buy bought sell sold call called calling try tried trying ask asked use put set mean meant
    keep kept let eat ate drink drank wear wore write wrote written carry carried carrying
    arrives enters attends receives survives refuses suffers departs surrenders
    belonging according linked due aged worth wide long tall high deep old late thick heavy
    """)
STOPS: Final = _FUNCTION | _VERBS
# Of these verbs, those that are nouns right behind "one": "one vote", "one call".
ALSO_NOUNS: Final = word_set("""
    vote call run fight march protest rally strike hit need show set stand lead return escape win fall rise march face work
    """)
# Participles that are as good as adjectives, so that a noun may follow though another stood before them.
FIRM: Final = word_set(
    "armed united retired masked unidentified suspected alleged accused displaced disabled skilled uniformed"
)
REPORTING: Final = word_set("said say says told tell reported report reports claimed claim claims added confirmed")
