namespace MarketingAI.Engine.Privacy.SubjectRequests;

/// <summary>A store that holds data of persons. Every module that keeps some registers one, so that requests reach all of it.</summary>
public interface IPersonalDataHolder
{
    /// <summary>Name of the store as a reviewer reads it, such as "Decision log".</summary>
    string Name { get; }

    /// <summary>How many rows the store holds of a person.</summary>
    /// <param name="personKey">The person's key as the data sets hold it.</param>
    Task<long> CountAsync(string personKey, CancellationToken cancellationToken);

    /// <summary>Removes or anonymises all the store holds of a person.</summary>
    /// <returns>Rows touched.</returns>
    Task<long> EraseAsync(string personKey, CancellationToken cancellationToken);
}
