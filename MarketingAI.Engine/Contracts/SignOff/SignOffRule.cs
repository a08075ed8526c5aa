using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Contracts.SignOff;

/// <summary>Who may speak for which team, and when a version is signed by all.</summary>
internal static class SignOffRule
{
    public static IReadOnlyList<ContractTeam> TeamsOf(Actor actor) =>
        [.. Enum.GetValues<ContractTeam>().Where(team => RolesOf(team).Any(actor.Has))];

    public static Refusal? WhyNot(DataContract contract, SignOffWord word, IReadOnlyList<SignOffWord> spoken, Actor actor)
    {
        if (contract.State != ContractState.Waiting)
        {
            return new ContractNotAt(contract.Name, contract.Version, contract.State, word.IsSigned ? "signed" : "objected to");
        }

        if (!TeamsOf(actor).Contains(word.Team))
        {
            return new NotOfTheTeam(actor.Name, word.Team);
        }

        if (spoken.FirstOrDefault(other => other.Team != word.Team && IsBy(other, actor)) is { } elsewhere)
        {
            return new SpokeForAnotherTeam(actor.Name, elsewhere.Team);
        }

        SignOffWord? before = spoken.FirstOrDefault(other => other.Team == word.Team);
        bool mayChange = before is null || (!before.IsSigned && IsBy(before, actor));
        return mayChange ? null : new TeamHasSpoken(word.Team, before!.By, before.IsSigned);
    }

    public static bool IsComplete(IReadOnlyList<SignOffWord> spoken) =>
        Enum.GetValues<ContractTeam>().All(team => spoken.Any(word => word.Team == team && word.IsSigned));

    private static bool IsBy(SignOffWord word, Actor actor) => string.Equals(word.By, actor.Name, StringComparison.Ordinal);

    private static string[] RolesOf(ContractTeam team) => team switch
    {
        ContractTeam.Marketing => [Roles.Marketer, Roles.ChannelLead],
        ContractTeam.DataScience => [Roles.DataScientist],
        ContractTeam.Finance => [Roles.Finance],
    };
}
