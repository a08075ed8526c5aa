namespace MarketingAI.Engine.Kernel;

/// <summary>
/// In which business unit and as whom the present piece of work runs. One per request, circuit, job or command (a scoped
/// service); the store and the warehouse read it, so no query can forget it.
/// </summary>
public sealed class WorkScope
{
    private BusinessUnitId? _unit;
    private Actor? _actor;

    public bool IsSet => _unit is not null;

    /// <exception cref="InvalidOperationException">Nobody entered a scope: the entry point (page, API, job, command) must.</exception>
    public BusinessUnitId Unit => _unit ?? throw NotEntered();

    /// <exception cref="InvalidOperationException">Nobody entered a scope.</exception>
    public Actor Actor => _actor ?? throw NotEntered();

    /// <summary>What the data are read for, out of <see cref="Purposes"/>.</summary>
    public string Purpose { get; private set; } = Purposes.Analysis;

    /// <summary>Through which door the work came: the address of a page, an endpoint, the kind of a job. For the record of reads.</summary>
    public string Origin { get; set; } = "host";

    /// <summary>Sets unit and actor; called by entry points only, again when a person switches the unit.</summary>
    /// <param name="purpose">What the data are read for.</param>
    public void Enter(BusinessUnitId unit, Actor actor, string purpose = Purposes.Analysis)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!Purposes.All.Contains(purpose, StringComparer.Ordinal))
        {
            throw new ArgumentException($"A purpose is one of {string.Join(", ", Purposes.All)}. Found '{purpose}'.", nameof(purpose));
        }

        (_unit, _actor, Purpose) = (unit, actor, purpose);
    }

    private static InvalidOperationException NotEntered() =>
        new("No business unit was entered. The entry point (page, API, job, command) must call WorkScope.Enter first.");
}
