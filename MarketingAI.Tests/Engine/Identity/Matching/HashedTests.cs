using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Identity.Matching;
using MarketingAI.Engine.Identity.Matching.Algorithms;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Numerics;
using MarketingAI.Tests.Support;

namespace MarketingAI.Tests.Engine.Identity.Matching;

public sealed class HashedTests : IDisposable
{
    private readonly FileWork _work = new(add: services => services.AddMatching());

    [Fact]
    public async Task Records_of_which_only_hashes_are_known_are_matched_exactly()
    {
        (List<string> lines, Dictionary<string, string> persons) = World(hashed: true);
        DataSet set = await LoadAsync(lines);
        MatchPlan plan = (await _work.Get<IMatching>().ProposeAsync(set, null, default)).Value;

        MatchResult result = (await _work.Get<IMatching>().MatchAsync(set, null, plan, new MatchOptions { CompareAllUpTo = 0 }, null, default)).Value;
        TruthReport judged = _work.Get<IMatching>().Judge(result, MatchTruth.OfPersons(persons)).Value;

        Assert.Equal([FieldRole.HashedEmail, FieldRole.HashedPhone], plan.Fields.Select(field => field.Role));
        Assert.All(plan.Fields, field => Assert.Equal(LevelTest.Same, Assert.Single(field.Levels).Test));
        // Two hashes cannot say whether an e-mail with two telephone numbers is one person or a family: such pairs (one in twenty here) stay in doubt.
        Assert.True(judged.AtThreshold is { Precision: > 0.99, Recall: > 0.93 }, $"Precision {judged.AtThreshold.Precision:0.000}, recall {judged.AtThreshold.Recall:0.000}.");
    }

    [Fact]
    public async Task An_address_in_clear_meets_its_hash()
    {
        DataSet clear = await LoadAsync([.. World(hashed: false).Lines]);
        DataSet hashed = await LoadAsync([.. World(hashed: true).Lines]);

        MatchPlan plan = (await _work.Get<IMatching>().ProposeAsync(clear, hashed, default)).Value;
        MatchResult result = (await _work.Get<IMatching>().MatchAsync(clear, hashed, plan, new MatchOptions { OneToOne = true }, null, default)).Value;

        Assert.Equal(("email", "email_sha256"), (plan.Fields[0].LeftColumn, plan.Fields[0].RightColumn));
        Assert.True(result.Accepted.Count >= 570, $"{result.Accepted.Count} of 600 meet.");
    }

    [Theory]
    [InlineData(" Ann@Mail.Example ", "ann@mail.example")]
    [InlineData("ann@mail.example", "ann@mail.example")]
    public void Normalisation_comes_before_the_hash(string typed, string plain) =>
        Assert.Equal(Hash(plain), NormalForm.Of(FieldRole.HashedEmail, typed, "US").Value);

    [Fact]
    public void A_telephone_number_is_hashed_with_its_country_and_what_is_neither_is_missing()
    {
        Assert.Equal(Hash("+16515550248"), NormalForm.Of(FieldRole.HashedPhone, "(651) 555-0248", "US").Value);
        Assert.Equal(Hash("+16515550248"), NormalForm.Of(FieldRole.HashedPhone, Hash("+16515550248").ToUpperInvariant(), "US").Value);
        Assert.Null(NormalForm.Of(FieldRole.HashedEmail, "not an address", "US").Value);
        Assert.Null(NormalForm.Of(FieldRole.HashedKey, "anything", "US").Value);
    }

    [Fact]
    public async Task Levels_between_same_and_different_do_not_fit_hashes()
    {
        DataSet set = await LoadAsync(World(hashed: true).Lines);
        MatchPlan plan = (await _work.Get<IMatching>().ProposeAsync(set, null, default)).Value;
        MatchPlan odd = plan with { Fields = [plan.Fields[0] with { Levels = [new ComparisonLevel("one slip", LevelTest.Edits, 1)] }, plan.Fields[1]] };

        Refusal refusal = Assert.IsType<UnfitPlan>(_work.Get<IMatching>().Fault(odd, set, null));

        Assert.Contains("does not fit email_sha256", refusal.Reason, StringComparison.Ordinal);
    }

    public void Dispose() => _work.Dispose();

    /// <summary>600 persons, half of them with two records; a telephone number is missing in three of ten, another one in one of twenty.</summary>
    private static (List<string> Lines, Dictionary<string, string> Persons) World(bool hashed)
    {
        SeededRandom random = new(8);
        List<string> lines = [hashed ? "record_id,email_sha256,phone_sha256" : "record_id,email,phone"];
        Dictionary<string, string> persons = new(StringComparer.Ordinal);
        for (int person = 0; person < 600; person++)
        {
            for (int record = 0; record < (hashed && person % 2 == 0 ? 2 : 1); record++)
            {
                string email = $"person{person}@mail.example";
                int number = random.NextDouble() < 0.05 ? 800_000 + (person * 2) + record : person;
                string? phone = random.NextDouble() < 0.3 ? null : string.Create(CultureInfo.InvariantCulture, $"+4930{number:0000000}");
                string key = $"r{person}-{record}";
                persons[key] = $"p{person}";
                lines.Add(hashed ? $"{key},{Hash(email)},{(phone is null ? "" : Hash(phone))}" : $"{key},{email},{phone}");
            }
        }

        return (lines, persons);
    }

    private async Task<DataSet> LoadAsync(IReadOnlyList<string> lines) => (await _work.Files.LoadAsync(_work.Text(string.Join('\n', lines)), default)).Value;

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
