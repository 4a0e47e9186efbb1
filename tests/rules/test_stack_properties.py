"""What no sequence of acts on the stack can break."""

from hypothesis import given, strategies as st

from asamblea.rules import stack
from asamblea.rules.refusal import Refusal
from asamblea.rules.stack.line import LAST_RANK

PEOPLE = "ABCDE"
ENTRIES = [f"e{n}" for n in range(16)]

SETTINGS = st.builds(
    stack.Settings,
    order=st.sampled_from(["least_spoken", "first_come"]),
    multiple=st.booleans(),
    present_only=st.booleans(),
    present=st.frozensets(st.sampled_from(PEOPLE)),
    closed_blocks_points=st.booleans(),
    points_for_others=st.booleans(),
)
CALLS = st.fixed_dictionaries({"do": st.just("call")}, optional={"id": st.sampled_from(ENTRIES)})
ADDS = st.fixed_dictionaries(
    {"do": st.just("add"), "who": st.sampled_from(PEOPLE), "kind": st.sampled_from(["speak", *stack.KINDS])},
    optional={"rank": st.integers(1, 3), "by": st.sampled_from(["self", "facilitator"])},
)
NAMED = st.fixed_dictionaries({"do": st.sampled_from(["pause", "resume", "end", "remove"]), "id": st.sampled_from(ENTRIES)})
PLAIN = st.fixed_dictionaries({"do": st.sampled_from(["take_back", "close", "open_list"])})
ROUNDS = st.fixed_dictionaries({"do": st.just("rounds"), "on": st.booleans()})
MOVES = st.fixed_dictionaries({"do": st.just("move"), "id": st.sampled_from(ENTRIES), "to": st.integers(0, 3)}).map(
    lambda act: {**act, "reason": "x"}
)
DOWNS = st.fixed_dictionaries({"do": st.just("move_down"), "id": st.sampled_from(ENTRIES), "who": st.sampled_from(PEOPLE)})
ORDERS = st.permutations(ENTRIES[:3]).map(lambda order: {"do": "reorder", "order": order})
UNMOVED = st.lists(ADDS | ADDS | CALLS | NAMED | ROUNDS | PLAIN.filter(lambda a: a["do"] != "take_back"), max_size=30)
ANY = st.lists(ADDS | ADDS | CALLS | CALLS | NAMED | PLAIN | ROUNDS | MOVES | DOWNS | ORDERS, max_size=40)


def timed(acts: list[dict]) -> list[dict]:
    """The acts with rising times and an id for each entry."""
    return [{**act, "at": 10 * n, **({"as": f"e{n}"} if act["do"] == "add" else {})} for n, act in enumerate(acts)]


def walk(acts, settings):
    """Yield the stack before each act, the act, and what it gave."""
    line = stack.Stack()
    for act in timed(acts):
        result = stack.apply(line, act, settings)
        yield line, act, result
        line = line if isinstance(result, Refusal) else result


@given(ANY, SETTINGS)
def test_nobody_speaks_who_was_not_called(acts, settings):
    called: set[str] = set()
    for line, act, result in walk(acts, settings):
        if isinstance(result, Refusal):
            continue
        began = {s.id for s in result.open} - {s.id for s in line.open}
        if act["do"] == "call":
            called |= began
            assert began == {act.get("id", line.waiting[0].id)}
        else:
            assert not began
        assert {s.id for s in (*result.open, *result.done)} <= called


@given(ANY, SETTINGS)
def test_nobody_waits_twice_beside_one_point_of_order(acts, settings):
    for _, _, result in walk(acts, settings):
        if isinstance(result, stack.Stack) and not settings.multiple:
            places = [(entry.who, entry.kind == "point") for entry in result.waiting]
            assert len(places) == len(set(places))


@given(ANY, SETTINGS)
def test_at_most_one_speech_runs_and_at_most_one_is_no_question(acts, settings):
    for _, _, result in walk(acts, settings):
        if isinstance(result, stack.Stack):
            assert sum(s.state == "speaking" for s in result.open) <= 1
            assert sum(not s.is_question for s in result.open) <= 1
            assert not result.open or not result.open[0].is_question


@given(ANY, SETTINGS)
def test_an_entry_is_in_one_place_only(acts, settings):
    for _, _, result in walk(acts, settings):
        if isinstance(result, stack.Stack):
            everywhere = [x.id for x in (*result.waiting, *result.open, *result.done)]
            assert len(everywhere) == len(set(everywhere))


@given(ANY, SETTINGS)
def test_pauses_never_exceed_the_speech_and_time_adds_up(acts, settings):
    for _, _, result in walk(acts, settings):
        if isinstance(result, stack.Stack):
            assert all(0 <= s.paused <= s.end - s.begin for s in result.done)
            counted = [s for s in result.done if s.kind not in ("point", "question")]
            assert sum(p.turns for p in result.spoken) == len(counted)
            assert sum(p.seconds for p in result.spoken) == sum(s.end - s.begin - s.paused for s in counted)


def heard(entry: stack.Entry) -> tuple[int, int]:
    """The issue's order, written down a second time."""
    kinds = {"question": 0, "intervention": 1, "point": 2, "reply": 3, "speak": 4}
    return kinds[entry.kind], entry.rank if entry.kind == "point" else 0


@given(UNMOVED, SETTINGS)
def test_without_moves_the_line_is_by_kind_then_by_house_order(acts, settings):
    for _, _, line in walk(acts, settings):
        if not isinstance(line, stack.Stack):
            continue
        assert [heard(e) for e in line.waiting] == sorted(heard(e) for e in line.waiting)
        turns = {p.who: p.turns for p in line.spoken}
        for speech in line.open:
            if speech.kind in ("speak", "reply", "intervention"):
                turns[speech.who] = turns.get(speech.who, 0) + 1
        speakers = [e for e in line.waiting if e.kind == "speak"]
        if settings.order == "least_spoken" and not line.rounds:
            assert speakers == sorted(speakers, key=lambda e: (turns.get(e.who, 0), e.number))
        if settings.order == "first_come" and not line.rounds:
            assert speakers == sorted(speakers, key=lambda e: e.number)


@given(UNMOVED, SETTINGS)
def test_inside_a_rank_points_are_first_come(acts, settings):
    for _, _, line in walk(acts, settings):
        if isinstance(line, stack.Stack):
            points = [(e.rank, e.number) for e in line.waiting if e.kind == "point"]
            assert points == sorted(points) and all(rank in (1, 2, 3, LAST_RANK) for rank, _ in points)


@given(ANY, SETTINGS)
def test_a_refusal_is_an_answer_and_the_same_one_every_time(acts, settings):
    for line, act, result in walk(acts, settings):
        assert stack.apply(line, act, settings) == result
        assert not isinstance(result, Refusal) or str(result)


@given(ANY, SETTINGS)
def test_a_new_item_keeps_every_turn(acts, settings):
    line = stack.Stack()
    for _, _, result in walk(acts, settings):
        line = result if isinstance(result, stack.Stack) else line
    counted = sum(s.kind not in ("point", "question") for s in (*line.open, *line.done))
    assert sum(p.turns for p in stack.fresh(line, at=10_000).spoken) == counted


@given(ANY, SETTINGS)
def test_ending_and_taking_back_leaves_no_trace_in_the_counts(acts, settings):
    for line, _, _ in walk(acts, settings):
        for speech in line.open[:1]:
            ended = stack.apply(line, {"do": "end", "id": speech.id, "at": 10_000}, settings)
            back = stack.apply(ended, {"do": "take_back"}, settings)
            if isinstance(back, Refusal):
                assert back.code == "already_waiting"
            else:
                assert back.waiting[0].id == speech.id
                assert [(p.who, p.turns, p.seconds) for p in back.spoken] == [(p.who, p.turns, p.seconds) for p in line.spoken]


@given(ANY, SETTINGS)
def test_letting_others_go_first_never_puts_anybody_further_up(acts, settings):
    for line, act, result in walk(acts, settings):
        if act["do"] == "move_down" and isinstance(result, stack.Stack):
            before, now = ([e.id for e in x.waiting].index(act["id"]) for x in (line, result))
            assert now == before + 1


@given(ANY, SETTINGS)
def test_everybody_who_waits_is_told_why(acts, settings):
    for _, _, line in walk(acts, settings):
        if isinstance(line, stack.Stack):
            assert all(stack.reason(line, entry, settings).code for entry in line.waiting)
