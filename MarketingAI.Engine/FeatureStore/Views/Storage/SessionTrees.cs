using MarketingAI.Engine.Data;
using MarketingAI.Engine.FeatureStore.Views.Algorithms;

namespace MarketingAI.Engine.FeatureStore.Views.Storage;

/// <summary>Asks the warehouse for the trees of expressions; nothing is run.</summary>
internal sealed class SessionTrees(WarehouseSession session) : ISqlTrees
{
    public string Tree(string query) => session.Query("SELECT CAST(json_serialize_sql($1::VARCHAR) AS VARCHAR)", row => row.GetString(0), query)[0];

    public string Query(string tree) => session.Query("SELECT json_deserialize_sql(CAST($1 AS JSON))", row => row.GetString(0), tree)[0];
}
