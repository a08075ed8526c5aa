namespace MarketingAI.Workbench.CommandLine.Verbs;

/// <summary>Every verb, in the order <c>--help</c> shows them. A new verb is a file in this folder and a line here.</summary>
internal static class VerbList
{
    /// <summary>Made anew for each run, as options hold what was parsed.</summary>
    public static IReadOnlyList<IVerb> All =>
    [
        new SimulateVerb(),
        new TrainVerb(),
        new ScoreVerb(),
        new MatchVerb(),
        new AuditVerifyVerb(),
        new BenchVerb(),
    ];
}
