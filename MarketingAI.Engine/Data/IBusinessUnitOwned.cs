namespace MarketingAI.Engine.Data;

/// <summary>A stored row of one business unit. The store fills the id in and shows a scope only its own rows.</summary>
public interface IBusinessUnitOwned
{
    string BusinessUnitId { get; set; }
}
