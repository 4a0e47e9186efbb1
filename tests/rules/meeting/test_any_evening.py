"""Whatever people do in whatever order: the promises of the rules hold."""

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from asamblea.rules import chain
from asamblea.rules.meeting import (
    agenda,
    breakouts,
    decisions,
    floor,
    interpreting,
    merging,
    minutes,
    opening,
    proposals,
    report_back,
    signals,
    translations,
    voting,
    where,
)
from asamblea.rules.refusal import Refusal
from tests.rules.meeting.evening import SEED, Evening, ballots, said

seats = st.integers(1, 6)
ids = st.integers(1, 4)
languages = st.sampled_from(["es", "ko", "tl"])
words = st.sampled_from(["abrir", "cerrar", "회의", "now"]).map(said)
PREPARED = {"owner": "mesa", "owner_kind": "role", "due": "2026-12-20", "review": "", "next": said("luego")}


class AnyEvening(RuleBasedStateMachine):
    """Random commands of every kind; most are refused, and refusals change nothing."""

    @initialize(order=st.sampled_from(["least_spoken", "first_come"]), asks=st.sampled_from(agenda.ASKS))
    def doors(self, order, asks):
        self.evening = Evening(neighbors=3, asks=asks, stack_order=order, temperature_pause=0)
        self.called: set[str] = set()

    def act(self, command, by="facilitator", later=1000):
        before = self.evening.state
        entries = self.evening.act(command, by, later=later)
        if isinstance(entries, Refusal):
            assert self.evening.state == before
            return
        for entry in entries:
            if entry["kind"] == "called":
                self.called |= {s.id for s in self.evening.state.stack.open}
        self.looked_at(entries)

    def looked_at(self, entries):
        for entry in entries:
            if entry["kind"] == "meeting_closed":
                late = {v.item for v in self.evening.state.late_votes}
                items = self.evening.state.items.values()
                answered = {x for i in late for x in self.evening.state.answered_with(i)}
                assert all(i.answer or i.id in answered for i in items if i.asks == "decide")
            if entry["kind"] in ("vote_opened", "vote_closed") and self.evening.state.holds:
                vote = entry["vote"]
                assert entry["kind"] == "vote_closed" and self.evening.state.votes[vote].is_late, "votes wait"
            if entry["kind"] in ("vote_opened", "item_closed", "meeting_closed"):
                assert self.evening.state.breakouts_now is None, "people sit in groups"
            if entry["kind"] == "breakouts_opened":
                seated = [s for g in entry["groups"] for s in g["seats"]]
                assert sorted(seated) == sorted(self.evening.state.present), "everybody sits in one group"
            if entry["kind"] == "breakouts_closed":
                self.brought_back(entry, entries)
            if entry["kind"] == "vote_closed" and "ballots" in entry:
                receipts = [b["receipt"] for b in entry["ballots"]]
                assert len(set(receipts)) == len(receipts) <= self.evening.state.seats

    def brought_back(self, closed, entries):
        """Nothing that a group reported is lost on the way to the plenary."""
        groups = self.evening.state.breakouts[closed["breakouts"]].groups
        told = [(g.number, text) for g in groups if g.report for text in g.report.proposals]
        assert [(e["group"], e["text"]) for e in entries if e["kind"] == "proposed"] == told
        assert closed["unreported"] == [g.number for g in groups if g.report is None]

    @rule(title=words, asks=st.sampled_from(agenda.ASKS))
    def add_item(self, title, asks):
        self.act(agenda.AddItem(title, asks))

    @rule(n=ids)
    def open_item(self, n):
        self.act(agenda.OpenItem(f"i{n}"))

    @rule(n=ids)
    def end_item(self, n):
        self.act(agenda.CloseItem(f"i{n}"))

    @rule()
    def arrive(self):
        self.act(opening.Arrive(), by="neighbor")

    @rule(seat=seats)
    def leave(self, seat):
        self.act(opening.Leave(seat), by="neighbor")

    @rule(seat=seats, kind=st.sampled_from(["speak", "point", "question", "intervention", "reply"]))
    def join(self, seat, kind):
        self.act(floor.JoinStack(seat, kind, 1 if kind == "point" else None), by="neighbor")

    @rule()
    def call(self):
        self.act(floor.CallNext())

    @rule(n=st.integers(1, 9))
    def end_speech(self, n):
        self.act(floor.EndSpeech(f"s{n}"))

    @rule(n=st.integers(1, 9))
    def pause(self, n):
        self.act(floor.Pause(f"s{n}"))

    @rule(n=st.integers(1, 9))
    def resume(self, n):
        self.act(floor.Resume(f"s{n}"))

    @rule()
    def take_back(self):
        self.act(floor.TakeBack())

    @rule(on=st.booleans())
    def rounds(self, on):
        self.act(floor.SetRounds(on))

    @rule(seat=seats, text=words)
    def propose(self, seat, text):
        self.act(proposals.Propose(seat, text), by="neighbor")

    @rule(n=ids, seat=seats, text=words)
    def amend(self, n, seat, text):
        self.act(proposals.Amend(f"p{n}", seat, text), by="neighbor")

    @rule(n=ids, seat=seats)
    def accept(self, n, seat):
        self.act(proposals.AcceptAmendment(f"m{n}", seat), by="neighbor")

    @rule(n=ids, method=st.sampled_from(["consent", "majority"]), by=st.sampled_from(["urn", "hands"]), late=st.booleans())
    def open_vote(self, n, method, by, late):
        until = self.evening.at + 3_600_000 if late else None
        self.act(voting.OpenVote(method, SEED, proposal=f"p{n}", by=by, until=until, prepared=PREPARED if late else None))

    @rule(n=ids, text=words, lang=st.sampled_from(["ko", "en"]), check=st.booleans())
    def translate(self, n, text, lang, check):
        found = self.evening.state.proposals.get(f"p{n}")
        command = translations.CheckTranslation if check else translations.DraftTranslation
        self.act(command(f"p{n}", found.text if found else text, {**text, "lang": lang}), by="translator")

    @rule(n=ids, declared=st.lists(st.sampled_from(["es", "ko"]), unique=True), without=st.booleans())
    def open_vote_for_readers(self, n, declared, without):
        left = tuple(declared) if without else ()
        self.act(voting.OpenVote("consent", SEED, proposal=f"p{n}", declared=tuple(declared), without=left))

    @rule(n=ids, choices=st.lists(st.sampled_from(["agree", "aside", "block", "yes", "no"]), max_size=8), wait=st.booleans())
    def close_vote(self, n, choices, wait):
        self.act(voting.CloseVote(f"v{n}", ballots(choices)), by="clock", later=3_700_000 if wait else 1000)

    @rule(n=ids, teller=st.sampled_from(["1", "2"]), yes=st.integers(0, 3))
    def count(self, n, teller, yes):
        self.act(voting.EnterCount(f"v{n}", teller, {"yes": yes, "no": 0, "abstain": 0}), by="teller")

    @rule(n=ids)
    def decide(self, n):
        self.act(decisions.RecordDecision(f"v{n}", "mesa", "role", "2026-12-20"))

    @rule(n=ids)
    def decide_nothing(self, n):
        self.act(decisions.RecordNoDecision(f"i{n}", said("no"), said("luego")))

    @rule(mark=st.sampled_from(signals.MARKS))
    def temperature(self, mark):
        self.act(signals.OpenTemperature())
        self.act(signals.GiveTemperature(mark), by="neighbor")

    @rule(dealt=st.lists(st.integers(0, 2), min_size=6, max_size=6), lang=st.sampled_from(["", "es", "ko"]))
    def open_groups(self, dealt, lang):
        seats = [[s for s, n in enumerate(dealt, 1) if n == group] for group in range(3)]
        groups = [{"place": "", "language": lang if n else "", "seats": s} for n, s in enumerate(seats) if s]
        self.act(breakouts.OpenBreakouts(said("¿Qué falta?"), 10, groups))

    @rule(names=st.lists(words, max_size=4), how=st.sampled_from([*where.HOW, "liking"]))
    def ask_where(self, names, how):
        self.act(where.AskWhere(how, names))

    @rule()
    def stop_asking_where(self):
        self.act(where.StopAskingWhere())

    @rule(seat=seats, lang=st.sampled_from(["", "es", "ko"]))
    def join_group(self, seat, lang):
        self.act(breakouts.JoinGroup(seat, (lang,) if lang else ()), by="neighbor")

    @rule(seat=seats, role=st.sampled_from(["", *breakouts.ROLES]))
    def group_role(self, seat, role):
        self.act(breakouts.TakeGroupRole(seat, role), by="neighbor")

    @rule(group=st.integers(0, 4), seat=st.none() | seats, said=st.lists(words, max_size=3))
    def report_group(self, group, seat, said):
        self.act(report_back.ReportGroup(group, seat, said, said[1:]), by="note-taker" if seat is None else "neighbor")

    @rule(n=st.integers(1, 3))
    def call_back(self, n):
        self.act(report_back.CloseBreakouts(f"b{n}"))

    @rule(n=ids, m=ids, text=words)
    def offer_merge(self, n, m, text):
        self.act(merging.OfferMerge((f"p{n}", f"p{m}"), text))

    @rule(n=st.integers(1, 3), seat=seats, agree=st.booleans())
    def answer_merge(self, n, seat, agree):
        self.act(merging.AnswerMerge(f"o{n}", seat, agree), by="neighbor")

    @rule(group=st.integers(0, 3), seen=st.integers(0, 3))
    def hear_group(self, group, seen):
        self.act(report_back.HearGroup(group, seen))

    @rule(pair=st.tuples(languages, languages), seat=st.none() | seats)
    def take_pair(self, pair, seat):
        self.act(interpreting.TakePair(pair, "mesa", seat), by="interpreter")

    @rule(n=ids, swap=st.booleans())
    def swap_or_leave(self, n, swap):
        self.act((interpreting.TakeOver if swap else interpreting.LeavePair)(f"r{n}"), by="interpreter")

    @rule(lang=languages, hold=st.booleans())
    def hold_or_clear(self, lang, hold):
        self.act((interpreting.NotInterpreted if hold else interpreting.ClearNotInterpreted)(lang), by="interpreter")

    @rule(lang=languages, why=words)
    def end_hold(self, lang, why):
        self.act(interpreting.EndHold(lang, why))

    @rule(ask=st.booleans())
    def slower(self, ask):
        self.act((interpreting.SpeakSlower if ask else interpreting.ClearSpeakSlower)(), by="interpreter")

    @rule()
    def close_meeting(self):
        self.act(opening.CloseMeeting())

    @invariant()
    def replaying_gives_the_same_state(self):
        assert minutes.replay(self.evening.entries) == self.evening.state

    @invariant()
    def the_chain_holds(self):
        assert chain.check(self.evening.entries) is None

    @invariant()
    def nobody_speaks_who_was_not_called(self):
        speeches = [*self.evening.state.stack.open, *self.evening.state.stack.done]
        assert {s.id for s in speeches} <= self.called

    @invariant()
    def whoever_interprets_is_in_the_room(self):
        for pair in self.evening.state.interpreted.values():
            assert all(one.seat is None or one.seat in self.evening.state.present for one in pair.people)
            assert len({one.id for one in pair.people}) == len(pair.people)

    @invariant()
    def nobody_sits_in_two_groups(self):
        for sat in self.evening.state.breakouts.values():
            seated = [s for g in sat.groups for s in g.seats]
            assert len(set(seated)) == len(seated)

    @invariant()
    def every_decision_rests_on_a_vote_that_passed(self):
        state = self.evening.state
        assert all(state.votes[d.vote].passed for d in state.decisions.values())


TestAnyEvening = AnyEvening.TestCase
TestAnyEvening.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
