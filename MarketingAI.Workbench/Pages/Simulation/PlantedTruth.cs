using System.Globalization;
using MarketingAI.Engine.Simulation;
using MarketingAI.Workbench.Components;

namespace MarketingAI.Workbench.Pages.Simulation;

/// <summary>One planted truth in words.</summary>
/// <param name="Found">What the product makes of it today, honestly.</param>
internal sealed record PlantedTruth(string What, string Figure, string Where, string Found)
{
    private const string NotYet = "Not yet";

    public static IReadOnlyList<PlantedTruth> Of(UnitTruth unit) =>
    [
        new("Leads: best possible AUC", Metric(unit.Leads.OracleAuc), "Leads", "Yes: the models above"),
        new("Leads: a column known only afterwards", "call_seconds", "Leads", "Yes: refused by its contract"),
        new("Leads: the section gives gender away", $"Cramér's V {Numbers.Metric(unit.People.ProxyCramersV)}", "Leads, column section", NotYet),
        new("Product launch shifts who asks", Day(unit.Plan.Incidents.Launch), "Leads", NotYet),
        new("Mail experiment: mean effect on buying", Points(unit.Experiment.MeanEffect), "Mail experiment", NotYet),
        new("Mail experiment: people the mail puts off", Numbers.Share(unit.Experiment.TypeShares["sleeping_dog"]), "Mail experiment", NotYet),
        new(
            "Orders: weekly purchase rate and drop-out", Invariant($"r {unit.Plan.Purchases.R}, alpha {unit.Plan.Purchases.Alpha}, a {unit.Plan.Purchases.A}, b {unit.Plan.Purchases.B}"),
            "Orders", NotYet),
        .. unit.Journeys.RemovalEffect.OrderByDescending(pair => pair.Value).Take(2).Select(pair => new PlantedTruth(
            $"Touch paths: orders that go with {pair.Key.Replace('_', ' ')}", Numbers.Share(pair.Value), "Touch paths", NotYet)),
        .. unit.Media.Channels.OrderByDescending(channel => channel.Roas).Take(2).Select(channel => new PlantedTruth(
            $"Media: revenue per euro of {channel.Name.Replace('_', ' ')}", Invariant($"{channel.Roas:0.00} €"), "Media by week", NotYet)),
        .. unit.Platforms.Select(platform => new PlantedTruth(
            $"{platform.Platform} reports more or less than we count", Invariant($"{platform.Reported - platform.Ours:+#,0;-#,0;0} of {platform.Ours:#,0}"), "Platform exports", NotYet)),
        new("Customer register: second and third records of one person", Numbers.Count(unit.Records.Copies), "Customer register", NotYet),
        new("Web events that arrive twice", Numbers.Count(unit.Events.Duplicates), "Web events", NotYet),
        new("Tracking tag falls silent", Day(unit.Plan.Incidents.SilentFrom), "Web events", NotYet),
        new("Web events change their schema", Day(unit.Plan.Incidents.SchemaChange), "Web events", NotYet),
    ];

    private static string Metric(double? value) => value is { } known ? Numbers.Metric(known) : "none";

    private static string Points(double share) => Invariant($"{share * 100:+0.0;-0.0} points");

    private static string Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "none";

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
