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

    /// <summary>Sets unit and actor; called by entry points only, again when a person switches the unit.</summary>
    public void Enter(BusinessUnitId unit, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        (_unit, _actor) = (unit, actor);
    }

    private static InvalidOperationException NotEntered() =>
        new("No business unit was entered. The entry point (page, API, job, command) must call WorkScope.Enter first.");
}
