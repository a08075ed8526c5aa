namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>One person in the experiment.</summary>
/// <param name="Effect">True expected effect of the mail on converting, given what is known about the person.</param>
internal sealed record MailSubject(
    Person Person, bool Treated, int OrdersBefore, long SpentBefore, int? RecencyDays, PersonType Type, double Effect, bool Visited, bool Converted, long Minor)
{
    public bool ConvertsUntreated => Type is PersonType.SureThing or PersonType.SleepingDog;

    public bool ConvertsTreated => Type is PersonType.SureThing or PersonType.Persuadable;
}
