namespace MarketingAI.Tests.Architecture;

/// <summary>Who may import whom: the table of docs/architecture.md, written once. A new arrow is a change of this file.</summary>
internal static class ModuleMap
{
    /// <summary>Modules that every module may import, and what they themselves may import.</summary>
    public static IReadOnlyDictionary<string, string[]> Foundation { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Kernel"] = [],
        ["Numerics"] = ["Kernel"],
        ["Statistics"] = ["Kernel", "Numerics"],
        ["Data"] = ["Kernel"],
        ["Jobs"] = ["Kernel", "Data"],
        ["Audit"] = ["Kernel", "Data"],
        ["Notices"] = ["Kernel", "Data", "Audit"],
    };

    /// <summary>What a module may import besides the foundation.</summary>
    public static IReadOnlyDictionary<string, string[]> Modules { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["Learners"] = [],
        ["Privacy"] = [],
        ["Contracts"] = ["Privacy"],
        ["Ingestion"] = ["Contracts", "Privacy"],
        ["Identity"] = ["Ingestion", "Privacy", "Contracts"],
        ["Kpis"] = ["Ingestion", "Identity"],
        ["Experiments"] = ["Ingestion", "Identity", "Kpis"],
        ["Attribution"] = ["Ingestion", "Identity", "Kpis", "Experiments"],
        ["Features"] = ["Ingestion", "Identity", "Contracts", "Learners"],
        ["FeatureStore"] = ["Features", "Identity", "Contracts", "Privacy", "Ingestion"],
        ["Objectives"] = ["Ingestion", "Identity", "Kpis", "Experiments", "Attribution"],
        ["Modeling"] = ["Learners", "Features", "FeatureStore", "Objectives", "Experiments", "Contracts"],
        ["Decisioning"] =
            ["Privacy", "Contracts", "Ingestion", "Identity", "Learners", "Experiments", "Objectives", "Features", "FeatureStore", "Modeling"],
        ["Budgeting"] = ["Ingestion", "Kpis", "Attribution", "Experiments", "Objectives", "Modeling", "Decisioning"],
        ["Bidding"] = ["Privacy", "Ingestion", "FeatureStore", "Modeling", "Decisioning", "Budgeting"],
        ["Monitoring"] = ["Contracts", "Ingestion", "Features", "FeatureStore", "Modeling", "Decisioning"],
        ["Governance"] =
            ["Privacy", "Contracts", "Ingestion", "Identity", "Objectives", "Features", "FeatureStore", "Modeling", "Decisioning"],
        ["Notebooks"] = ["Privacy", "Features", "FeatureStore", "Modeling", "Experiments", "Attribution"],
        ["Collaboration"] =
        [
            "Learners", "Privacy", "Contracts", "Ingestion", "Identity", "Kpis", "Experiments", "Attribution", "Features", "FeatureStore",
            "Objectives", "Modeling", "Decisioning", "Budgeting", "Bidding", "Monitoring", "Governance", "Notebooks",
        ],
        ["Simulation"] = ["Ingestion", "Contracts"],
    };

    public static bool Knows(string module) => Foundation.ContainsKey(module) || Modules.ContainsKey(module);

    public static bool Allows(string from, string to) =>
        string.Equals(from, to, StringComparison.Ordinal)
        || (Foundation.TryGetValue(from, out string[]? below)
            ? below.Contains(to, StringComparer.Ordinal)
            : Foundation.ContainsKey(to) || (Modules.TryGetValue(from, out string[]? allowed) && allowed.Contains(to, StringComparer.Ordinal)));
}
