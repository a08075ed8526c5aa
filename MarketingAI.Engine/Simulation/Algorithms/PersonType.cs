namespace MarketingAI.Engine.Simulation.Algorithms;

/// <summary>What a person does without and with the mail.</summary>
internal enum PersonType
{
    LostCause,
    SureThing,
    Persuadable,
    SleepingDog,
}
