"""The hash chain of the minutes."""

import hashlib
import json

import pytest
from hypothesis import given, strategies as st

from asamblea.rules import chain
from asamblea.rules.refusal import Refusal

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcñ한"), inner, max_size=3),
    max_leaves=8,
)


def minutes(*words: str) -> tuple[dict, ...]:
    return chain.link([{"at": 1_000 * i, "kind": "noted", "by": "notes", "text": w} for i, w in enumerate(words)])


def code(entries) -> str | None:
    refusal = chain.check(entries)
    return refusal and refusal.code


def test_the_canonical_form_is_sorted_tight_and_unescaped():
    assert chain.canonical({"b": [1, True, None], "a": "ñ한"}) == '{"a":"ñ한","b":[1,true,null]}'.encode()


def test_the_same_word_in_two_unicode_forms_is_written_once():
    assert chain.canonical("n\u0303") == chain.canonical("\u00f1")


@pytest.mark.parametrize("value", [1.0, float("nan"), {1: 2}, {"a": b""}, {"\u00f1": 1, "n\u0303": 2}])
def test_what_could_be_written_in_two_ways_has_no_canonical_form(value):
    with pytest.raises(ValueError):
        chain.canonical(value)


def test_anyone_can_recompute_a_hash_with_json_and_sha256():
    entry = minutes("ñ")[0]
    bare = {k: v for k, v in entry.items() if k != "hash"}
    text = json.dumps(bare, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert entry["hash"] == hashlib.sha256(text.encode()).hexdigest()


def test_entries_are_numbered_from_one_and_follow_64_zeros():
    first, second = minutes("a", "b")
    assert (first["n"], first["prev"], second["n"], second["prev"]) == (1, "0" * 64, 2, first["hash"])


def test_a_whole_chain_is_right_and_so_is_an_empty_one():
    assert chain.check(minutes("a", "b", "c")) is None
    assert chain.check(()) is None


def test_a_chain_can_be_continued_and_checked_from_the_middle():
    first, second = minutes("a", "b")
    assert chain.link([{"at": 1_000, "kind": "noted", "by": "notes", "text": "b"}], first["hash"], 2) == (second,)
    assert chain.check([second], first["hash"], 2) is None


def test_a_changed_word_is_found_at_its_entry():
    a, b, c = minutes("a", "b", "c")
    refusal = chain.check((a, {**b, "text": "B"}, c))
    assert str(refusal) == "Entry 2 was changed: its hash does not match what it says."


def test_a_changed_word_with_a_new_hash_breaks_the_chain_at_the_next_entry():
    a, b, c = minutes("a", "b", "c")
    b["text"] = "B"
    b["hash"] = chain.entry_hash(b)
    refusal = chain.check((a, b, c))
    assert isinstance(refusal, Refusal) and (refusal.code, refusal.params["n"]) == ("chain_broken", 3)


def test_a_missing_entry_and_a_swapped_pair_are_out_of_place():
    a, b, c = minutes("a", "b", "c")
    assert code((a, c)) == "entry_out_of_place"
    assert code((b, a, c)) == "entry_out_of_place"


def test_an_entry_older_than_the_one_before_is_named():
    late = chain.link([{"at": 5, "kind": "noted"}, {"at": 4, "kind": "noted"}])
    assert code(late) == "entry_too_early"


def test_bytes_that_only_look_the_same_are_a_change():
    (entry,) = minutes("ñ")
    assert code([{**entry, "text": "n\u0303"}]) == "entry_changed"


@pytest.mark.parametrize("wrong", [None, [], "x", {}, {"n": True}, {"n": 1, "at": 1.0}])
def test_what_is_no_entry_is_refused_in_a_sentence(wrong):
    refusal = chain.check([wrong])
    assert str(refusal) == "Entry 1 is not an entry of minutes."


def test_floats_and_lone_surrogates_in_an_entry_are_refused():
    (entry,) = minutes("a")
    assert code([{**entry, "x": 0.5}]) == "entry_changed"
    assert code([{**entry, "x": "\ud800"}]) == "entry_changed"


@given(VALUES)
def test_reading_the_canonical_form_gives_the_same_canonical_form(value):
    once = chain.canonical(value)
    assert chain.canonical(json.loads(once)) == once


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1, max_size=5), st.data())
def test_any_changed_byte_is_noticed(words, data):
    line = "\n".join(chain.canonical(e).decode() for e in minutes(*words)).encode()
    place = data.draw(st.integers(0, len(line) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != line[place]))
    changed = line[:place] + bytes([byte]) + line[place + 1 :]
    try:
        entries = [json.loads(part) for part in changed.decode().split("\n")]
    except ValueError:
        return  # no longer JSON: noticed before the chain is looked at
    original = [json.loads(part) for part in line.decode().split("\n")]
    assert (chain.check(entries) is None) == (entries == original)
