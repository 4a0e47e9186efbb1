"""Elections as files: read, written, read again; what is malformed is named with its line."""

import pytest
from hypothesis import given, strategies as st

from asamblea.rules.refusal import Refusal
from asamblea.rules.tally import count, count_papers
from asamblea.rules.tally.files import blt, csv_ballots, pb
from asamblea.rules.tally.files.election import by_method, of_vote
from tests.rules.tally.elections import chosen, costs, rankings, scores, ticks, vote

BLT = "4 2\n-3\n5 1 2 0\n2 (a) 4 0\n".replace(" (a)", "") + '1 2 1 0\n0\n"Ana"\n"Bo ""B"" Oh"\nCem\n"Dee"\n"A title"\n'
PB = (
    "META\nkey;value\nbudget;100,50\nvote_type;approval\nnum_votes;3\nPROJECTS\nproject_id;name;cost\n"
    'a;"Shade; and water";40\nb;Bench;60.25\nVOTES\nvoter_id;vote\n1;a,b\n2;b\n3;\n'
)


def test_a_blt_is_read():
    election = blt.parse(BLT)
    assert [option["id"] for option in election.vote["options"]] == ["1", "2", "4"]
    assert [option["text"]["text"] for option in election.vote["options"]] == ["Ana", 'Bo "B" Oh', "Dee"]
    assert (election.vote["seats"], election.vote["question"]["text"]) == (2, "A title")
    assert election.papers == [(("1", "2"), 5), (("2", "1"), 1), (("4",), 2)]


def test_a_blt_may_hold_comments_names_of_ballots_and_gaps():
    text = "\ufeff# an election\r\n2 1 # two\r\n\r\n(b1) 3 1 - 2 0\r\n0 # end\r\nAna\r\nBo"
    assert blt.parse(text).papers == [(("1", "2"), 3)]


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ("", "Line 1: expected two numbers, candidates and seats."),
        ("4\n", "Line 1: expected two numbers, candidates and seats."),
        ("x 2\n", "Line 1: expected two numbers, candidates and seats."),
        ("2 1\n-x\n", "Line 2: expected withdrawn candidates as negative numbers."),
        ("2 1\n5 1 2\n", "Line 2: expected how many ballots, candidates in order, and 0."),
        ("2 1\n1.5 1 2 0\n", "Line 2: expected how many ballots, candidates in order, and 0."),
        ("2 1\n5 1 3 0\n", "Line 2: expected candidates' numbers from 1 to 2."),
        ("2 1\n5 1 1 0\n", "Line 2: one candidate stands there twice."),
        ("2 1\n5 1=2 0\n", "Line 2: two candidates at one place (=) cannot be counted."),
        ("2 1\n5 1 2 0\n", "Line 2: the file ends here; expected a line with 0 after the ballots."),
        ("2 1\n5 1 2 0\n0\nAna\n", "Line 4: the file ends here; expected 2 names of candidates, found 1."),
        ("1 1\n0\na\nb\nc\n", "Line 5: expected nothing more after the names and a title."),
    ],
)
def test_a_malformed_blt_is_refused_with_its_line(broken, sentence):
    assert str(blt.parse(broken)) == sentence


def test_a_pb_is_read_in_whole_parts_of_its_money():
    election = pb.parse(PB)
    assert [(option["id"], option["cost"], option["text"]["text"]) for option in election.vote["options"]] == [
        ("a", 4000, "Shade; and water"),
        ("b", 6025, "Bench"),
    ]
    assert (election.vote["budget"], election.vote["scale"], election.notes) == (10050, 100, ())
    assert election.papers == [((), 1), ((("a", 1), ("b", 1)), 1), ((("b", 1),), 1)]


def test_money_is_shown_in_the_files_unit():
    election = pb.parse(PB)
    rounds = count_papers(election.vote, election.papers, present=0)["rounds"]
    assert rounds[0] == {"share": "33.5", "voters": 3}
    assert rounds[1]["funded"] == "b"
    assert (rounds[1]["cost"], rounds[1]["each_pays"]) == ("60.25", "30.125")


def test_a_pb_with_other_votes_than_it_says_is_counted_and_noted():
    assert pb.parse(PB.replace("num_votes;3", "num_votes;4")).notes == ("The file says that it has 4 votes; it has 3.",)


def test_points_of_a_pb_keep_their_proportions():
    text = PB.replace("approval", "cumulative").replace(
        "voter_id;vote\n1;a,b\n2;b\n3;\n", "voter_id;points;vote\n1;1.5,0;a,b\n2;2;b\n"
    )
    assert pb.parse(text).papers == [((("a", 15),), 1), ((("b", 20),), 1)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (PB, "", "Line 1: the file ends here; expected a section META."),
        ("META\n", "", "Line 1: expected META, with which a Pabulib file begins."),
        ("VOTES\nvoter_id;vote\n1;a,b\n2;b\n3;\n", "", "Line 9: the file ends here; expected a section VOTES."),
        (
            "approval",
            "shouting",
            "META from line 1: expected vote_type to be one of: approval, choose-1, cumulative, scoring, ordinal.",
        ),
        ("100,50", "much", "META from line 1: expected budget to be a number above 0."),
        ("100,50", "-5", "META from line 1: expected budget to be a number above 0."),
        ("num_votes;3", "completion;all", "META from line 1: expected completion to be one of: none, add_one."),
        ("project_id;name;cost", "project_id;name", "Line 7: expected names of columns, among them project_id, cost."),
        (";60.25", ";NaN", "Line 9: expected the project's cost as a number."),
        (";60.25", "", "Line 9: expected 3 fields, found 2."),
        ("b;Bench", "a;Bench", "Line 9: expected a project_id that no other project has."),
        ("voter_id;vote\n", "voter_id;choice\n", "Line 11: expected names of columns, among them vote."),
        ("2;b", "2", "Line 13: expected 2 fields, found 1."),
        ("2;b", "2;c", "Line 13: expected the vote to name projects of this file, between commas."),
        ("1;a,b", "1;a,a", "Line 12: one project stands there twice."),
        ("approval", "cumulative", "Line 11: expected names of columns, among them vote, points."),
    ],
)
def test_a_malformed_pb_is_refused_with_its_line(old, new, sentence):
    assert str(pb.parse(PB.replace(old, new))) == sentence


def test_points_must_be_as_many_as_projects():
    text = PB.replace("approval", "cumulative").replace("voter_id;vote\n1;a,b\n2;b\n3;\n", "voter_id;vote;points\n1;a,b;3\n")
    assert str(pb.parse(text)) == "Line 12: expected points, as many numbers as projects, between commas."


@pytest.mark.parametrize(
    ("text", "method", "papers"),
    [
        ("choice\nyes\nno\nYes\n", "majority", [("no", 1), ("yes", 2)]),
        ("choice;count\nagree;4\nblock;1\n", "consent", [("agree", 4), ("block", 1)]),
        ("rank 2,rank 1\nBo,Ana\n,Bo\n", "irv", [(("1", "2"), 1), (("2",), 1)]),
        ("Park,Pool,count\nx,,3\n,X,2\n", "approval", [(("1",), 3), (("2",), 2)]),
        ("Park\tPool\n5\t\n2\t3\n", "score", [((("1", 2), ("2", 3)), 1), ((("1", 5),), 1)]),
    ],
)
def test_a_csv_is_read_by_its_columns(text, method, papers):
    election = csv_ballots.parse(text)
    assert (election.vote["method"], election.papers) == (method, papers)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: expected a name for each column, none twice."),
        ("a,a\nx,\n", "Line 1: expected a name for each column, none twice."),
        ("a,b\nx\n", "Line 2: expected 2 fields, found 1."),
        ("a,b\nx,maybe\n", "Line 2: expected x or points from 0 in each column, or nothing."),
        ("a,count\nx,some\n", "Line 2: expected the count as a whole number."),
        ("choice\nyes\nblock\n", "Line 3: expected one of: yes, no, abstain."),
        ("rank 1,rank 2\nAna,Ana\n", "Line 2: one candidate stands there twice."),
        ("a,b\n" + "x" * 200_000 + ",\n", "Line 2: expected fields of text; quotes or characters are wrong."),
    ],
)
def test_a_malformed_csv_is_refused_with_its_line(text, sentence):
    assert str(csv_ballots.parse(text)) == sentence


@pytest.mark.parametrize("file", ["pabulib", "blt"])
def test_real_files_written_and_read_again_are_the_same(data, file):
    files = sorted((data / file).iterdir())
    assert files
    module = pb if file == "pabulib" else blt
    for path in files:
        election = module.parse(path.read_text(encoding="utf-8-sig"))
        again = module.parse(module.write(election))
        assert again.papers == election.papers
        assert count_papers(again.vote, again.papers, present=0) == count_papers(election.vote, election.papers, present=0)


@given(rankings, st.sampled_from(["stv", "irv", "schulze"]), st.integers(1, 3))
def test_a_ranked_vote_written_as_blt_counts_the_same(ballots, method, seats):
    said = vote(method, seats=seats)
    read = by_method(blt.parse(blt.write(of_vote(said, ballots))), method)
    assert count_papers({**read.vote, "seed": said["seed"]}, read.papers, present=0) == count(said, ballots, present=0)


@given(ticks, costs, st.integers(1, 150), st.sampled_from(["cost", "cardinality"]), st.sampled_from(["none", "add_one"]))
def test_shares_written_as_pb_count_the_same(ballots, prices, budget, satisfaction, completion):
    said = vote("equal_shares", list(prices), prices, budget=budget, satisfaction=satisfaction, completion=completion)
    read = pb.parse(pb.write(of_vote(said, ballots)))
    assert count_papers(read.vote, read.papers, present=0) == count(said, ballots, present=0)


@given(st.one_of(st.tuples(st.just("approval"), ticks), st.tuples(st.just("score"), scores)))
def test_marks_written_as_csv_count_the_same(case):
    method, ballots = case
    said = vote(method)
    read = csv_ballots.parse(csv_ballots.write(of_vote(said, ballots)))
    if read.vote["method"] == method:  # points of only 0 and 1 look like ticks
        again = count_papers({**read.vote, "seed": said["seed"]}, read.papers, present=0)
        assert again["winners"] == count(said, ballots, present=0)["winners"]


def test_choices_written_as_csv_count_the_same():
    said = vote("consent", [])
    read = csv_ballots.parse(csv_ballots.write(of_vote(said, chosen(agree=3, block=1))))
    assert count_papers(read.vote, read.papers, present=0)["counts"] == {"agree": 3, "aside": 0, "block": 1}


def test_ballots_that_a_method_cannot_count_are_refused():
    refusal = by_method(blt.parse(BLT), "majority")
    assert str(refusal) == "These ballots cannot be counted by majority. They can by: stv, irv, schulze, equal_shares."
    assert by_method(blt.parse(BLT), "equal_shares").code == "no_budget"


@given(st.sampled_from([BLT, PB, "a,b\nx,\n"]), st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks(text, draw):
    at = draw.draw(st.integers(0, len(text)))
    damaged = text[:at] + draw.draw(st.text(max_size=3)) + text[at + draw.draw(st.integers(0, 9)) :]
    for module in (blt, pb, csv_ballots):
        election = module.parse(damaged)
        if not isinstance(election, Refusal):
            assert count_papers(election.vote, election.papers, present=0)["voted"] >= 0
