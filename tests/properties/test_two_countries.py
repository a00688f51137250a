"""Small articles on two countries, told of several pairs: which of the two each figure holds in.

A figure is written ``[12|A]`` where it holds in the first country, ``[12|B]`` where in the second.
"""

from __future__ import annotations

import re

import pytest

from numclaims import extract

PAIRS = [
    {"A": "Burundi", "Ad": "Burundian", "Ap": "Burundians", "Acap": "Bujumbura", "At": "Ngozi", "Ac": "BDI",
     "B": "Rwanda", "Bd": "Rwandan", "Bcap": "Kigali", "Bt": "Kirehe", "Bc": "RWA"},
    {"A": "Venezuela", "Ad": "Venezuelan", "Ap": "Venezuelans", "Acap": "Caracas", "At": "Maracaibo", "Ac": "VEN",
     "B": "Colombia", "Bd": "Colombian", "Bcap": "Bogota", "Bt": "Cucuta", "Bc": "COL"},
    {"A": "Kyrgyzstan", "Ad": "Kyrgyz", "Ap": "Kyrgyz", "Acap": "Bishkek", "At": "Osh", "Ac": "KGZ",
     "B": "Uzbekistan", "Bd": "Uzbek", "Bcap": "Tashkent", "Bt": "Andijan", "Bc": "UZB"},
    {"A": "Samoa", "Ad": "Samoan", "Ap": "Samoans", "Acap": "Apia", "At": "Lalomanu", "Ac": "WSM",
     "B": "Fiji", "Bd": "Fijian", "Bcap": "Suva", "Bt": "Labasa", "Bc": "FJI"},
]  # fmt: skip

ARTICLES = {
    "'there' is the country named last, and not the town of the sentence before":
        "{Bcap} - Aid agencies are struggling to cope with people fleeing {A}. They are sheltered near {Bt}, where cholera has"
        " killed [14|B] people. Violence broke out in {A} last month. At least [87|A] people have been killed and [610|A]"
        " arrested there, rights groups say. The government in {Acap} denies that its police fired on protesters, [five|A] of"
        " whom died on Sunday. {B} has asked donors for $[12 million|B].",
    "those who arrive are with the host, whichever of the two a text speaks of more":
        "{Bcap} - {B} is struggling to cope with people fleeing violence in {A}. More than [31,000|B] {Ad} refugees have crossed"
        " the border since April. Some [2,400|B] arrived on Monday alone.",
    "attackers of whom refugees tell are at home, measles are in their camp":
        "{Bt}, {B} - Peter fled {A} after gunmen attacked his village. The attackers killed [11|A] people and burned [60|A]"
        " houses, he says. At the camp in {Bt}, [nine|B] children have died of measles. Back home, [200,000|A] people are"
        " displaced. [Twelve|A] aid workers have been killed in the country.",
    "donors are not where their gifts are, nor what the news is about":
        "Donors pledged more than $[90 million|A] on Tuesday to help the victims of floods in {A}. Britain gave $[16 million|A],"
        " the United Arab Emirates $[10 million|A] and Japan $[7 million|A]. {B} sent [40|A] tonnes of rice and [25|A] doctors."
        " Germany promised [five million|A] euros. The floods have killed [212|A] people.",
    "victims of other countries died where the others did":
        "Gunmen opened fire at a beach resort in {B} on Friday, killing [27|B] people. [Eleven|B] of the dead were {Ap}."
        " [Three|B] Germans and [two|B] Belgians were also killed. [Nine|B] others, including [four|B] {Ap}, were wounded.",
    "a foreign ministry speaks of its citizens abroad":
        "A bus plunged into a ravine near {Bt} in {B} on Saturday, killing [19|B] people. [Seven|B] {Ap} were among the dead,"
        " {Bd} police said. [Two|B] other {Ap} were injured. The {Ad} foreign ministry confirmed that [seven|B] of its citizens"
        " had died.",
    "rescuers speak of their own country, and so does an army of its soldiers in a clash at the border":
        "Torrential rain has caused floods on both sides of the border between {A} and {B}. In {A}, [41|A] people died. {Bd}"
        " rescuers said [18|B] people were missing. According to {Ad} authorities, [710|A] houses were swept away.",
    "an army speaks of its own soldiers in a clash at the border":
        "{A} and {B} traded artillery fire across their border on Monday. {Ad} shells landed in {Bt}, killing [four|B] people."
        " {A} said [five|A] of its soldiers were killed by {Bd} fire. About [13,000|B] villagers fled their homes on the {Bd}"
        " side of the border.",
    "an arrest is where it was made, and not where those are to whom the arrested have links":
        "{Bd} media reported on Friday that [12|B] people suspected of links to fighters in {A} had been arrested in {Bcap}. {B}"
        " has detained [340|B] suspects this year.",
    "fire by one country's troops strikes the villages of the other":
        "Cross-border fire by {Ad} troops has killed [six|B] people and wounded [13|B] others in two {Bd} villages, officials"
        " said on Monday. Last month [eleven|A] people were killed on the {Ad} side and [seven|B] on the {Bd} side.",
    "each army of a clash speaks of its own":
        "{B} says [four|B] of its soldiers have been killed in a clash with {Ad} forces near {Bt}. {A}'s military said [three|A]"
        " of its men died. A {Bd} military statement said [two|B] civilians were also killed.",
    "what a group has done for long elsewhere is told by the way":
        "Fighters from {A} killed [44|B] people in an attack on {Bt} in {B} on Friday. It was the worst attack in {B} by the"
        " group, which has killed [2,000|A] people in {A} since 2012. {Bd} troops killed [15|B] of the attackers. [Seven|B]"
        " schools were set on fire. {B} has declared a state of emergency and arrested [90|B] people.",
    "the army of the country that people fled speaks of what is done there":
        "Fresh fighting in {A} has forced many people to flee to {B}. A Red Cross worker in {Bt} said [27|B] wounded people had"
        " reached the hospital. He said [two|B] had died on the way. {A}'s army says [35|A] rebels were killed.",
    "workers of one country among the victims in another one":
        "At least [18|B] {Ap} were among [23|B] people killed when a gas tanker exploded at a factory in {Bt}, {B}, the {Ad}"
        " mission said on Wednesday. [Sixteen|B] {Ap} were missing. [Seven|B] {Ap} are in hospital, [four|B] of them in critical"
        " condition.",
    "soldiers who are withdrawn are in the country that they leave":
        "{A} will withdraw its [910|B] soldiers from {B} by June, the {Ad} defence minister said in {Acap}.",
    "a war of which others talk":
        "{Bcap} - Leaders met in {Bcap} on Friday to discuss the war in {A}. More than [80,000|A] people have been killed since"
        " fighting began. The {Bd} president said his country had taken in [400,000|B] refugees.",
    "those who are put to death and jailed abroad":
        "{B} has executed [two|B] {Ap} for drug smuggling, the {Ad} foreign ministry said on Tuesday. [Fourteen|B] {Ap} are on"
        " death row there.",
    "who is displaced by a war is not where some of them have gone":
        "{Ad} rebels based in {B} said they had killed [22|A] soldiers in an attack on an army base in {At}. {A}'s army said"
        " [31|A] rebels were killed. It accused {B} of arming the group. {B} denies this. The conflict has displaced [300,000|A]"
        " people, [50,000|B] of whom have crossed into {B}.",
    "policemen among the dead of whom was told first":
        "Gunmen crossed into {B} from {A} on Sunday and killed [17|B] villagers near {Bt}. In {A}, officials said they had"
        " arrested [five|A] men. [Two|B] policemen were among the dead.",
    "bodies on a boat are where those on it were rescued":
        "{Bd} coast guards have rescued [94|B] {Ad} migrants from a sinking boat, officials in {Bcap} said on Saturday. [Seven|B]"
        " bodies were found on board. Police in {A} have arrested [three|A] smugglers.",
    "a country holds the prisoners that it is said to hold":
        "Both sides will free their prisoners after a border war. {A} holds [340|A] {Bd} soldiers. In {At}, shells killed"
        " [five|A] people hours before the signing.",
    "the country that a crowd has fled to is told by its name alone":
        "UNHCR is alarmed by the number of people fleeing {A}. Since 3 May, some [12,400|B] people have fled to {B}. Inside {A},"
        " [55,000|A] people have been uprooted. Measles have killed [six|B] children at the camp in {Bt}.",
}  # fmt: skip
_FIGURE = re.compile(r"\[([^|\]]+)\|([AB])\]")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["A"])
@pytest.mark.parametrize("why", ARTICLES)
def test_each_figure_is_in_its_own_country(why, pair):
    told = ARTICLES[why].format(**pair)
    text = _FIGURE.sub(r"\1", told)
    at = {c.char_start: c.place_country for c in extract(text, published="2016-05-20")}
    expected, found, shift = [], [], 0
    for figure in _FIGURE.finditer(told):
        expected.append((figure[1], pair[f"{figure[2]}c"]))
        found.append((figure[1], at[figure.start() - shift]))
        shift += len(figure[0]) - len(figure[1])
    assert found == expected
