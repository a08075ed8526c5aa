namespace MarketingAI.Engine.Data;

/// <summary>Opens the store of definitions, jobs, approvals and the like.</summary>
public interface IStore
{
    /// <summary>A unit of work that sees and writes only the rows of the present scope's business unit.</summary>
    /// <exception cref="InvalidOperationException">No scope was entered.</exception>
    WorkbenchStore Open();

    /// <summary>A unit of work over all business units: for recovery, schedules and administration. Each use says why.</summary>
    /// <param name="reason">Why this work concerns every unit; shown in the log.</param>
    WorkbenchStore OpenForAllUnits(string reason);
}
