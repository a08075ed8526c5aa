namespace MarketingAI.Workbench.Navigation;

public static partial class Urls
{
    /// <summary>Who is who: persons, their keys, conflicts.</summary>
    public const string Persons = "/data/persons";
    public const string PersonRoute = "/data/persons/{PersonId:guid}";

    public static string Person(Guid personId) => $"/data/persons/{personId}";
}
