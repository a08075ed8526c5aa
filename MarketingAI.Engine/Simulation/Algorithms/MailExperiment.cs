using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MarketingAI.Engine.Simulation.Algorithms;

internal sealed class MailExperiment(int seed, int unit, UnitPlan plan)
{
    private const double VisitsAnyway = .12;

    /// <summary>Whether a salted hash puts the unit into the treated arm: the same answer for ever.</summary>
    public static bool IsTreated(string salt, string customerId, double share)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{salt}:{customerId}"), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) < share * ulong.MaxValue;
    }

    public MailSubject Of(Person person, IReadOnlyList<Order> orders)
    {
        Chance chance = new(seed, unit, Draw.Experiment, person.Index);
        ExperimentPlan p = plan.Experiment;
        double start = World.DaysOf(p.Start);
        Order[] before = [.. orders.Where(order => order.Days < start)];
        double[] weights = Weights(p, person, before.Length);
        double total = weights.Sum();
        PersonType type = (PersonType)chance.Pick(weights);
        bool treated = IsTreated(p.Salt, person.CustomerId, p.TreatedShare);
        bool converted = treated ? type is PersonType.SureThing or PersonType.Persuadable : type is PersonType.SureThing or PersonType.SleepingDog;
        bool visited = converted | chance.Is(VisitsAnyway);
        double liking = before.Length == 0 ? 1 : Math.Clamp(before.Average(order => order.Minor) / 100 / p.OrderMean, .3, 3);
        long minor = (long)Math.Round(100 * p.OrderMean * Math.Sqrt(liking) * chance.Gamma(p.OrderShape) / p.OrderShape);
        return new MailSubject(
            person, treated, before.Length, before.Sum(order => order.Minor),
            before.Length == 0 ? null : (int)(start - before[^1].Days), type,
            (weights[(int)PersonType.Persuadable] - weights[(int)PersonType.SleepingDog]) / total, visited, converted, converted ? minor : 0);
    }

    private static double[] Weights(ExperimentPlan p, Person person, int ordersBefore)
    {
        double engagement = (person.Engagement - .4) / .2;
        double fatigue = (person.MailsReceived - 10) / Math.Sqrt(10);
        return
        [
            1,
            Math.Exp(p.SureThing + (p.OrdersOnSureThing * Math.Min(ordersBefore, 6))),
            Math.Exp(p.Persuadable + (p.EngagementOnPersuadable * engagement)),
            Math.Exp(p.SleepingDog + (p.FatigueOnSleepingDog * fatigue)),
        ];
    }
}
