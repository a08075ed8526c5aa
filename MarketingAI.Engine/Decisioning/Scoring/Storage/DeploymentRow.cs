using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Decisioning.Scoring.Storage;

/// <summary>A deployment as stored; never changed, the newest of an alias counts.</summary>
internal sealed class DeploymentRow : IBusinessUnitOwned
{
    public Guid Id { get; set; }

    public string BusinessUnitId { get; set; } = string.Empty;

    /// <summary>Order in which deployments were made.</summary>
    public long Position { get; set; }

    public string Alias { get; set; } = string.Empty;

    public Guid ModelVersionId { get; set; }

    public string ModelName { get; set; } = string.Empty;

    public int ModelVersion { get; set; }

    public string By { get; set; } = string.Empty;

    public DateTimeOffset At { get; set; }

    public string Reason { get; set; } = string.Empty;

    public Guid? PreviousId { get; set; }

    public bool RolledBack { get; set; }

    public Deployment ToDeployment() =>
        new(Id, Alias, ModelVersionId, ModelName, ModelVersion, By, At, Reason, PreviousId, RolledBack);
}
