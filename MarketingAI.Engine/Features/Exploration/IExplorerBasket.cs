using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Features.Exploration;

/// <summary>Columns that a person put aside for a training set; kept by person and business unit.</summary>
public interface IExplorerBasket
{
    /// <summary>What the present person put aside, in the order it was put.</summary>
    Task<IReadOnlyList<BasketColumn>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Puts a column of a source aside; one that is there stays as it is.</summary>
    Task<Outcome<IReadOnlyList<BasketColumn>>> AddAsync(string source, string column, CancellationToken cancellationToken);

    /// <summary>Takes a column out; nothing happens where it is not in.</summary>
    Task<IReadOnlyList<BasketColumn>> RemoveAsync(string source, string column, CancellationToken cancellationToken);

    /// <summary>Takes everything out.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}

/// <param name="Source">Key of the source.</param>
/// <param name="SourceTitle">What people called the source when the column was put aside.</param>
/// <param name="DataSetId">The data set that the source is; null where it is none.</param>
public sealed record BasketColumn(string Source, string SourceTitle, Guid? DataSetId, string Column, DateTimeOffset AddedAt);
