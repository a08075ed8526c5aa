namespace MarketingAI.Engine.Contracts.Exchange;

/// <summary>Owners are members of the document's team that say for which of the three teams they answer.</summary>
internal static class OdcsTeam
{
    private const string TeamKey = "contractTeam";

    public static IReadOnlyList<ContractOwner> Read(YamlMap document) => [.. Members(document).Select(OwnerOf).OfType<ContractOwner>()];

    public static void Write(IReadOnlyList<ContractOwner> owners, YamlMap document)
    {
        if (document["team"] is YamlList)
        {
            OdcsEdit.Reconcile(document, "team", owners, OwnerOf, MemberOf);
            return;
        }

        YamlMap team = document["team"] as YamlMap ?? new YamlMap([]);
        OdcsEdit.Reconcile(team, "members", owners, OwnerOf, MemberOf);
        if (document["team"] is null && team.Entries.Count > 0)
        {
            document.Set("team", team);
        }
    }

    private static List<YamlNode> Members(YamlMap document) => document["team"] switch
    {
        YamlList list => list.Items,
        YamlMap team when team["members"] is YamlList list => list.Items,
        _ => [],
    };

    private static ContractOwner? OwnerOf(YamlNode node) => node is YamlMap member && TeamOf(member.CustomText(TeamKey)) is { } team
        ? new ContractOwner(team, member.TextOf("username") ?? string.Empty, member.CustomText("contact"))
        : null;

    private static YamlMap MemberOf(ContractOwner owner)
    {
        YamlMap member = OdcsEdit.MapOf(("username", YamlScalar.Of(owner.Person)), ("role", YamlScalar.Of($"{ContractNames.Of(owner.Team)} owner")));
        member.SetCustom(TeamKey, YamlScalar.Of(ContractNames.Of(owner.Team)));
        member.SetCustomText("contact", owner.Contact);
        return member;
    }

    private static ContractTeam? TeamOf(string? word)
    {
        foreach (ContractTeam team in Enum.GetValues<ContractTeam>())
        {
            if (string.Equals(word, ContractNames.Of(team), StringComparison.Ordinal))
            {
                return team;
            }
        }

        return null;
    }
}
