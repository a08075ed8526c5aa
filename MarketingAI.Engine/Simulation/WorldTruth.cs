namespace MarketingAI.Engine.Simulation;

/// <summary>What was planted in a world, and what came out of it when the dice had fallen. Written as <c>truth.json</c>.</summary>
public sealed record WorldTruth(
    int Schema, string Company, int Seed, double Scale, bool NoEffects, bool NoIncidents, DateOnly From, DateOnly Until, IReadOnlyList<UnitTruth> Units);

/// <summary>The truth of one business unit: the plan, and the figures of this draw.</summary>
public sealed record UnitTruth(
    UnitPlan Plan, PeopleTruth People, RecordTruth Records, PurchaseTruth Purchases, EventTruth Events, JourneyTruth Journeys, OfflineTruth Offline,
    IReadOnlyList<PlatformTruth> Platforms, ExperimentTruth Experiment, ComparisonTruth Comparison, MediaTruth Media, LeadTruth Leads);

/// <param name="ProxyCramersV">Planted association of section and gender, with equally many women and men.</param>
public sealed record PeopleTruth(long Persons, long Women, long Customers, long Households, long SharedDevices, double ProxyCramersV);

/// <param name="Copies">Second and third records, which carry the errors.</param>
/// <param name="NicknamePossible">Copies of persons whose first name has a short form.</param>
/// <param name="Errors">Copies with each error.</param>
public sealed record RecordTruth(long Records, long Copies, long NicknamePossible, IReadOnlyDictionary<string, long> Errors);

/// <param name="Revenue">Sum of all orders, in euros.</param>
public sealed record PurchaseTruth(long Orders, long Customers, double Revenue);

/// <param name="Events">Distinct events that were sent.</param>
/// <param name="Silenced">Purchases that the silent tag never reported.</param>
public sealed record EventTruth(long Events, long Lines, long Late, long Duplicates, long Silenced);

/// <param name="RemovalEffect">True share of web and app orders that go with the channel, by channel.</param>
/// <param name="CausalShare">The removal effects scaled to sum to one; zero where nothing causes anything.</param>
public sealed record JourneyTruth(
    double ConversionChance, IReadOnlyDictionary<string, double> RemovalEffect, IReadOnlyDictionary<string, double> CausalShare, long Converting, long Lost);

/// <param name="AfterClick">Sales at the till that a click led to.</param>
/// <param name="WrongNames">Sales whose name is misspelt.</param>
public sealed record OfflineTruth(long Sales, long AfterClick, long WrongNames);

/// <param name="Parts">Reported minus ours, by cause; the parts sum to the difference (Shapley values over the causes).</param>
public sealed record PlatformTruth(string Platform, long Ours, long Reported, IReadOnlyDictionary<string, double> Parts);

/// <summary>Share of persons by type, and the mean effect on converting: over these very persons, and as expected from what is known about them.</summary>
public sealed record ExperimentTruth(
    long Persons, long Treated, double MeanEffect, double ExpectedEffect, IReadOnlyDictionary<string, double> TypeShares);

/// <summary>An A/A test: the effect is zero by construction.</summary>
public sealed record ComparisonTruth(string Name, string Salt, DateOnly Start, long Persons, long InB);

/// <summary>What the six channels did over all weeks.</summary>
/// <param name="InteractionTotals">Revenue of each planted pairwise interaction, in euros, in the order of the parameters.</param>
/// <param name="CapturedBrandSpend">Brand search spend that the upper channels caused, in euros.</param>
public sealed record MediaTruth(
    IReadOnlyList<MediaChannelTruth> Channels, IReadOnlyList<double> InteractionTotals, double Revenue, double CapturedBrandSpend,
    IReadOnlyDictionary<string, double> RegionStrength);

/// <param name="Contribution">Own effect over all weeks, in euros, without interactions.</param>
/// <param name="Roas">Contribution per euro; null without spend.</param>
/// <param name="LostIfRemoved">Revenue that goes when the channel never spends: own effect, interactions and the brand search it feeds.</param>
public sealed record MediaChannelTruth(string Name, double Spend, double Contribution, double? Roas, double LostIfRemoved);

/// <param name="OracleAuc">AUC of the true chances on this draw's outcomes: no model can be expected to do better.</param>
/// <param name="ExpectedOracleAuc">The same over all draws.</param>
/// <param name="OracleAucLastFifth">On the last fifth of rows in time.</param>
/// <param name="OracleLogLoss">Mean negative log-likelihood of the true chances.</param>
public sealed record LeadTruth(
    long Rows, double ConvertedShare, double MeanProbability, double? OracleAuc, double? ExpectedOracleAuc, double? OracleAucLastFifth, double OracleLogLoss);
