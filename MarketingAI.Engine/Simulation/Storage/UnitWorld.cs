using MarketingAI.Engine.Simulation.Algorithms;

namespace MarketingAI.Engine.Simulation.Storage;

/// <summary>One business unit of one world: its plan and the generators made from it, and where its files go.</summary>
internal sealed class UnitWorld
{
    public UnitWorld(string folder, int number, UnitPlan plan, SimulationOptions options)
    {
        (Folder, Number, Plan, Seed) = (folder, number, plan, options.Seed);
        Season = new Season(plan.Season);
        Chain = new TouchChain(plan.Journeys);
        double share = options.Scale * plan.SizeShare;
        Persons = Math.Max(8, (int)Math.Round(World.PersonsAtScaleOne * share / People.Block) * People.Block);
        Leads = Math.Max(20, (int)Math.Round(World.LeadsAtScaleOne * share * plan.Leads.SizeFactor));
        Shards = (Persons + World.ShardSize - 1) / World.ShardSize;
    }

    public string Folder { get; }

    public int Number { get; }

    public UnitPlan Plan { get; }

    public int Seed { get; }

    public Season Season { get; }

    public TouchChain Chain { get; }

    public int Persons { get; }

    public int Leads { get; }

    public int Shards { get; }

    public string TruthBelow => $"truth/{Plan.Name}";

    public TableFile<T> Open<T>(Layout<T> layout, string suffix = "") => new(Folder, Plan.Name, layout, suffix);

    public TableFile<T> OpenTruth<T>(Layout<T> layout, string suffix = "") => new(Folder, TruthBelow, layout, suffix);
}
