using CsCheck;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Identity.Matching.Algorithms;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class LevelsTests
{
    private static readonly IReadOnlyList<ComparisonLevel> Near = [new("same", LevelTest.Same), new("near", LevelTest.Edits, 2)];

    [Fact]
    public void Levels_by_labels_give_the_m_of_the_reference()
    {
        // splink test_m_train: within clusters {Robin, Robyn, Robin} and {James, David}.
        (string, string)[] pairs = [("robin", "robyn"), ("robin", "robin"), ("robyn", "robin"), ("james", "david")];

        Assert.Equal([1, 2, 1], Counts(pairs));
    }

    [Fact]
    public void Levels_of_all_pairs_give_the_u_of_the_reference()
    {
        // splink test_u_train: 15 pairs of six names.
        string[] names = ["amanda", "robin", "robyn", "david", "eve", "amanda"];
        List<(string, string)> pairs = [];
        for (int i = 0; i < names.Length; i++)
        {
            for (int j = i + 1; j < names.Length; j++)
            {
                pairs.Add((names[i], names[j]));
            }
        }

        Assert.Equal([1, 1, 13], Counts(pairs));
    }

    [Theory]
    [InlineData("martha", "marhta", 0.9611111111111111)]
    [InlineData("dixon", "dicksonx", 0.8133333333333332)]
    [InlineData("jellyfish", "smellyfish", 0.8962962962962964)]
    [InlineData("abc", "xyz", 0)]
    public void Similarity_is_that_of_the_literature(string left, string right, double expected) =>
        Assert.Equal(expected, JaroWinkler.Similarity(left, right), 9);

    [Theory]
    [InlineData("ca", "abc", 2)]
    [InlineData("1971-06-24", "1971-05-24", 1)]
    [InlineData("smith", "smiht", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    public void Edits_count_an_exchange_as_one(string left, string right, int expected) => Assert.Equal(expected, Edits.Between(left, right));

    [Fact]
    public void Edits_are_symmetric_bounded_and_agree_with_their_quick_check() => Gen.Select(Word, Word).Sample((left, right) =>
    {
        int edits = Edits.Between(left, right);
        Assert.Equal(edits, Edits.Between(right, left));
        Assert.InRange(edits, left == right ? 0 : 1, Math.Max(1, Math.Max(left.Length, right.Length)));
        for (int most = 0; most < 4; most++)
        {
            Assert.Equal(edits <= most, Edits.AtMost(left, right, most));
        }

        Assert.Equal(JaroWinkler.Similarity(left, right), JaroWinkler.Similarity(right, left), 12);
        Assert.Equal(JaroWinkler.Similarity(left, right) >= 0.8, JaroWinkler.AtLeast(left, right, 0.8));
    });

    [Fact]
    public void Levels_do_not_depend_on_the_side() => Gen.Select(Word, Word).Sample((left, right) =>
    {
        foreach (FieldRole role in (FieldRole[])[FieldRole.FirstName, FieldRole.LastName, FieldRole.City, FieldRole.Text, FieldRole.Postcode])
        {
            NormalValue one = NormalForm.Of(role, left, "US");
            NormalValue other = NormalForm.Of(role, right, "US");
            Assert.Equal(PairLevels.Of(LevelChoice.For(role), one, other), PairLevels.Of(LevelChoice.For(role), other, one));
        }
    });

    [Theory]
    [InlineData("Hall", "Isla", "Isla", "Hall", true)]
    [InlineData("Isla", "Hall", "Isla", "Hall", false)]
    [InlineData("Isla", "Isla", "Isla", "Hall", false)]
    [InlineData("Thomas", "Gabriel", null, "Thomas", true)]
    public void Exchanged_names_are_seen(string first, string last, string? otherFirst, string otherLast, bool crossed) =>
        Assert.Equal(crossed, PairLevels.NamesAreCrossed(V(first), V(last), V(otherFirst), V(otherLast)));

    [Theory]
    [InlineData("  Müller-Lüdenscheidt ", "muller ludenscheidt")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("Straße", "strasse")]
    [InlineData(" - ", null)]
    public void Names_are_brought_to_one_way_of_writing(string raw, string? plain) => Assert.Equal(plain, PlainText.Of(raw));

    [Theory]
    [InlineData("(651) 555-0248", "+16515550248")]
    [InlineData("+1 651 555 0248", "+16515550248")]
    [InlineData("+16515550248", "+16515550248")]
    [InlineData("12", null)]
    public void Telephone_numbers_get_their_country(string raw, string? expected) => Assert.Equal(expected, NormalForm.Phone(raw, "US").Value);

    [Fact]
    public void Short_names_share_a_form()
    {
        Assert.Equal(NormalForm.Of(FieldRole.FirstName, "Bob", "US").Derived, NormalForm.Of(FieldRole.FirstName, "ROBERT", "US").Derived);
        Assert.False(string.Equals(NormalForm.Of(FieldRole.FirstName, "Bob", "US").Value, NormalForm.Of(FieldRole.FirstName, "Robert", "US").Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("katharina", "catarina")]
    [InlineData("smith", "smyth")]
    [InlineData("philip", "filip")]
    public void Names_that_sound_alike_share_a_code(string one, string other) => Assert.Equal(Sound.Of(one), Sound.Of(other));

    [Fact]
    public void Keys_do_not_know_the_order_of_names()
    {
        BlockingRule rule = new("names", [new KeyPart("first", KeyForm.NamesInEitherOrder), new KeyPart("last", KeyForm.NamesInEitherOrder)]);

        Assert.Equal(Key(rule, "isla", "hall"), Key(rule, "hall", "isla"));
        Assert.NotEqual(Key(rule, "isla", "hall"), Key(rule, "isla", "ball"));
        Assert.Null(Key(rule, "isla", null));
    }

    [Fact]
    public void Persons_are_joined_over_several_steps() => Assert.Equal([0, 0, 2, 0, 4], Persons.Join(5, [(0, 1), (3, 1)]));

    [Fact]
    public void One_to_one_takes_the_heaviest_first()
    {
        ScoredPair[] pairs = [new(0, 5, 0, 0, 9), new(0, 6, 0, 0, 8), new(1, 5, 0, 0, 7), new(1, 6, 0, 0, 2)];

        Assert.Equal([(0, 5), (1, 6)], OneToOne.Greedy(pairs).Select(pair => (pair.Left, pair.Right)));
    }

    [Fact]
    public void Patterns_read_back() => Gen.Int[0, 4].Array[4].Sample(levels =>
    {
        PatternCode code = new([4, 4, 4, 4]);
        Assert.Equal(levels, code.Decode(code.Encode(levels)));
    });

    private static Gen<string> Word => Gen.Char["abcde"].Array[0, 9].Select(letters => new string(letters));

    private static NormalValue V(string? text) => new(PlainText.Of(text), null);

    private static ulong? Key(BlockingRule rule, string? first, string? last) =>
        BlockKeys.Of(rule, field => new NormalValue(field == "first" ? first : last, null));

    private static int[] Counts(IEnumerable<(string, string)> pairs)
    {
        int[] counts = new int[3];
        foreach ((string one, string other) in pairs)
        {
            counts[PairLevels.Of(Near, new NormalValue(one, null), new NormalValue(other, null)) - 1]++;
        }

        return counts;
    }
}
