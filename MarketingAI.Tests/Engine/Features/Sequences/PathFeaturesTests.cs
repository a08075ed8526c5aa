using MarketingAI.Engine.Features.Sequences;
using MarketingAI.Engine.Numerics;

namespace MarketingAI.Tests.Engine.Features.Sequences;

public sealed class PathFeaturesTests
{
    private static readonly string[] Words = ["home", "product", "basket", "help"];

    private static long Minute(int minute) => minute * TimeSpan.TicksPerMinute;

    [Fact]
    public void By_hand_a_pause_another_person_or_another_campaign_begins_a_session()
    {
        SequenceEvents events = new([1, 0, 0, 0, 0], [Minute(0), Minute(70), Minute(0), Minute(30), Minute(61)], [3, 2, 0, 1, 1], Words);
        SessionList sessions = PathFeatures.Sessions(events, new SequenceOptions()).Value;
        SessionList byCampaign = PathFeatures.Sessions(events with { Campaigns = [-1, 8, 7, -1, 7] }, new SequenceOptions { Gap = TimeSpan.FromHours(2) }).Value;

        Assert.Equal(3, sessions.Count);
        Assert.Equal([0, 1], sessions.TokensOf(0).ToArray());
        Assert.Equal([1, 2], sessions.TokensOf(1).ToArray());
        Assert.Equal([2, 1, 0, 0, 1], sessions.SessionOfEvent);
        Assert.Equal([0, 1, 1], byCampaign.TokensOf(0).ToArray());
        Assert.Equal([2], byCampaign.TokensOf(1).ToArray());
        ReadmeExamples.AssertStandIn("Sequences", "SessionList sessions = PathFeatures.Sessions(events, new SequenceOptions()).Value;");
    }

    [Fact]
    public void Moves_by_step_add_up_to_the_sessions()
    {
        SequenceEvents events = new([0, 0, 1, 2, 2], [0, 1, 0, 0, 1], [0, 1, 0, 0, 1], Words);
        SessionList sessions = PathFeatures.Sessions(events, new SequenceOptions()).Value;

        IReadOnlyList<SequenceMove> moves = PathFeatures.Moves(sessions, Words, steps: 5);

        Assert.Equal([new SequenceMove(0, "home", "product", 2), new SequenceMove(0, "home", PathFeatures.Left, 1), new SequenceMove(1, "product", PathFeatures.Left, 2)], moves);
    }

    [Fact]
    public void The_run_that_drives_the_outcome_has_the_highest_lift_and_noise_has_none()
    {
        SeededRandom random = new(2);
        List<(int Person, long Ticks, int Token)> rows = [];
        List<bool> endsWell = [];
        for (int person = 0; person < 6000; person++)
        {
            int[] tokens = [.. Enumerable.Range(0, 4).Select(_ => random.NextBelow(4))];
            bool holds = Enumerable.Range(0, 3).Any(i => tokens[i] == 1 && tokens[i + 1] == 2);
            endsWell.Add(random.NextDouble() < (holds ? 0.5 : 0.05));
            rows.AddRange(tokens.Select((token, i) => (person, (long)i, token)));
        }

        SequenceEvents events = new([.. rows.Select(row => row.Person)], [.. rows.Select(row => row.Ticks)], [.. rows.Select(row => row.Token)], Words);
        SessionList sessions = PathFeatures.Sessions(events, new SequenceOptions()).Value;
        IReadOnlyList<SequenceGram> grams = PathFeatures.TopByLift(sessions, endsWell, Words, new SequenceOptions { LongestGram = 2, LeastSessions = 100 }).Value;

        SequenceGram best = grams.MaxBy(gram => gram.Lift)!;
        Assert.Equal("product > basket", best.Text);
        Assert.InRange(best.Rate, 0.45, 0.55);
        Assert.True(grams.Where(gram => gram.Tokens.Count == 2 && gram.Text != best.Text).All(gram => gram.Lift < best.Lift / 1.5));
        Assert.Equal(
            Enumerable.Range(0, sessions.Count).Count(session => PathFeatures.Holds(sessions, session, [best])[0]), best.Sessions);
    }

    [Fact]
    public void Hashed_counts_are_the_same_for_the_same_session_and_need_no_words()
    {
        double[] left = new double[64];
        double[] right = new double[64];
        PathFeatures.Hash([0, 1, 2], 3, left);
        PathFeatures.Hash([0, 1, 2], 3, right);

        Assert.Equal(left, right);
        Assert.InRange(left.Sum(Math.Abs), 1, 6);
        PathFeatures.Hash([2, 1, 0], 3, right);
        Assert.NotEqual(left, right);
    }

    [Fact]
    public void Unknown_tokens_and_outcomes_of_one_kind_are_refused()
    {
        Assert.IsType<SequencesUnfit>(PathFeatures.Sessions(new SequenceEvents([0], [0], [9], Words), new SequenceOptions()).Refusal);
        SessionList sessions = PathFeatures.Sessions(new SequenceEvents([0], [0], [1], Words), new SequenceOptions()).Value;
        Assert.IsType<SequencesUnfit>(PathFeatures.TopByLift(sessions, [true], Words, new SequenceOptions()).Refusal);
        Assert.Equal(0, PathFeatures.Sessions(new SequenceEvents([], [], [], Words), new SequenceOptions()).Value.Count);
    }
}
