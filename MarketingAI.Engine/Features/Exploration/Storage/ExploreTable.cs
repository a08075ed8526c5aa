using System.Data.Common;
using MarketingAI.Engine.Data;

namespace MarketingAI.Engine.Features.Exploration.Storage;

/// <summary>Opens sources for reading, as the present person may see them.</summary>
internal sealed class ExploreTable(IWarehouse warehouse)
{
    /// <summary>Whether the warehouse has the table.</summary>
    public bool Has(WarehouseTable table)
    {
        using WarehouseSession session = warehouse.Open();
        return session.Has(table);
    }

    /// <summary>Rows of the business unit.</summary>
    public long Count(WarehouseTable table)
    {
        using WarehouseSession session = warehouse.Open(table);
        return session.Count($"SELECT count(*) FROM {table}");
    }

    public ExploreRows Open(ExploreSource source, CancellationToken cancellationToken)
    {
        WarehouseSession session = warehouse.Open(source.Table);
        session.StopOn(cancellationToken);
        return new ExploreRows(session, source, []);
    }
}

/// <summary>The rows of a source that keep conditions, open for questions.</summary>
internal sealed class ExploreRows(WarehouseSession session, ExploreSource source, IReadOnlyList<CheckedCondition> where, string? table = null) : IDisposable
{
    private readonly string _table = table ?? source.Table.ToString();

    public ExploreSource Source => source;

    /// <summary>The same rows cut to those that keep conditions as well; closed with these.</summary>
    public ExploreRows With(IReadOnlyList<CheckedCondition> also) => new(session, source, [.. where, .. also], table);

    /// <summary>A sample of these rows, kept in the session; these rows themselves where they are few.</summary>
    /// <param name="columns">The columns that are kept.</param>
    /// <param name="percent">Share of rows to take; null for all.</param>
    public (ExploreRows Rows, BoundSql? Sql) Sampled(IReadOnlyList<ExploreColumn> columns, double? percent)
    {
        if (percent is null || columns.Count == 0)
        {
            return (this, null);
        }

        BoundSql sql = ProfileSql.Sample(this, columns, percent.Value);
        Make(sql);
        return (new ExploreRows(session, source, [], ProfileSql.SampleTable), sql);
    }

    /// <summary>Whether the present person sees the column otherwise than it is.</summary>
    public bool IsMasked(ExploreColumn column) => session.MaskedColumns(source.Table).Contains(column.Column);

    /// <summary>Names of the masked columns, in order: what a kept answer depends on.</summary>
    public IEnumerable<string> Masked => session.MaskedColumns(source.Table).Order(StringComparer.Ordinal);

    /// <summary>The table and its conditions, as they stand after <c>FROM</c>.</summary>
    public string From(SqlValues values, params IEnumerable<CheckedCondition> also)
    {
        string[] conditions = [.. where.Concat(also).Select(condition => ConditionSql.Of(condition, values))];
        return conditions.Length == 0 ? _table : $"{_table} WHERE {string.Join(" AND ", conditions)}";
    }

    public IReadOnlyList<T> Ask<T>(BoundSql sql, Func<DbDataReader, T> row) => session.Query(sql.Text, row, sql.Values);

    public void Make(BoundSql sql) => session.RunWith(sql.Text, sql.Values);

    public void Dispose() => session.Dispose();
}
