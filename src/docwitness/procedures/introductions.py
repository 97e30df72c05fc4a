"""What introduces a list promises all that the list has: "When you add a boat, you can specify:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docwitness.model import Block, Claim, Procedure, Sentence
from docwitness.procedures.acting.lists import ends_open, in_bullets, offers
from docwitness.procedures.enumerating import introduces

_THERE = ("entry", "offers", "presence")
"""Kinds of claims that items make of what is there, or can be done there."""
_FEWEST = 2
"""Items of a list; one alone says no more than its sentence."""


def with_introductions(procedure: Procedure) -> Procedure:
    """The procedure, in which what introduces a list is held against the product by what its items promise.

    Where an item promises nothing of the kind, it is not all that the list has, and so nothing is promised.
    """
    asking = {step.sentence for step in procedure.steps} | {
        claim.sentence for claim in procedure.claims if claim.kind != "behaviour"
    }
    sentences, claims = list(procedure.sentences), list(procedure.claims)
    for index, sentence in enumerate(procedure.sentences):
        if sentence.id in asking or not (introduces(sentence.text) or offers(sentence.text)):
            continue
        items = _items(procedure.page.blocks, sentence)
        found = [_promised(procedure, item) for item in items]
        if len(found) >= _FEWEST and all(found):
            claims = [claim for claim in claims if claim.sentence != sentence.id]
            at = next(i for i, claim in enumerate(claims) if claim is found[0][0])
            claims[at:at] = [_said_by(sentence, claim) for each in found for claim in each]
            sentences[index] = replace(sentence, kind="claim", rest=())
    return replace(procedure, sentences=tuple(sentences), claims=tuple(claims))


def _said_by(sentence: Sentence, claim: Claim) -> Claim:
    return replace(
        claim, id=f"{claim.id}:{sentence.id}", sentence=sentence.id, location=sentence.location, text=sentence.text
    )


def _items(blocks: Sequence[Block], sentence: Sentence) -> list[int]:
    """The items of the list behind the sentence, by their indices; not those of lists within it."""
    follows = sentence.block + 1
    if follows >= len(blocks) or not ends_open(sentence.text) or not in_bullets(blocks[follows]):
        return []
    its_list = _lists(blocks[follows])[-1]
    within = range(follows, _end(blocks, follows, its_list))
    return [i for i in within if blocks[i].kind == "item" and _lists(blocks[i])[-1:] == [its_list]]


def _end(blocks: Sequence[Block], start: int, its_list: int) -> int:
    return next((i for i in range(start, len(blocks)) if its_list not in _lists(blocks[i])), len(blocks))


def _lists(block: Block) -> list[int]:
    return [container.id for container in block.containers if container.kind in ("bullets", "numbers")]


def _promised(procedure: Procedure, item: int) -> list[Claim]:
    """What the item says to be there, or that can be done; what it tells of an entry besides was not announced."""
    own = {sentence.id: sentence.rest for sentence in procedure.sentences if sentence.block == item}
    return [
        claim
        for claim in procedure.claims
        if claim.sentence in own and claim.kind in _THERE and (claim.kind != "offers" or not own[claim.sentence])
    ]
