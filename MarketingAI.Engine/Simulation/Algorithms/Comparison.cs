namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed class Comparison(int seed, int unit, UnitPlan plan)
{
    public const string Name = "home-page-aa";
    public const string Salt = "home-page-aa-2025";

    public static DateOnly Start { get; } = new(2025, 5, 5);

    public ComparisonSubject Of(Person person)
    {
        Chance chance = new(seed, unit, Draw.Comparison, person.Index);
        double activity = chance.Gamma(1.5) * 2;
        int sessions = chance.Poisson(activity);
        int orders = 0;
        double value = 0;
        for (int i = 0; i < sessions; i++)
        {
            if (chance.Is(.06))
            {
                orders++;
                value += plan.Experiment.OrderMean * chance.Gamma(plan.Experiment.OrderShape) / plan.Experiment.OrderShape;
            }
        }

        return new ComparisonSubject(
            person, MailExperiment.IsTreated(Salt, person.CustomerId, .5), sessions, orders, (long)Math.Round(value * 100), chance.Poisson(activity));
    }
}
