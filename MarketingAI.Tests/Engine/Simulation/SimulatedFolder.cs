using DuckDB.NET.Data;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Simulation;
using MarketingAI.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Engine.Simulation;

/// <summary>A world in a temporary folder, and questions to its files in SQL: <c>{crm/customers}</c> stands for a file of retail.</summary>
public class SimulatedFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DuckDBConnection _connection = new("Data Source=:memory:");

    public SimulatedFolder(SimulationOptions options)
    {
        Outcome<SimulatedWorld> outcome = WriteAsync(Path, options).GetAwaiter().GetResult();
        World = outcome.Value;
        _connection.Open();
    }

    public string Path => System.IO.Path.Combine(_folder.Path, "world");

    public SimulatedWorld World { get; }

    public UnitTruth Retail => World.Truth.Units[0];

    public static async Task<Outcome<SimulatedWorld>> WriteAsync(string folder, SimulationOptions options)
    {
        await using ServiceProvider services = new ServiceCollection().AddSimulation().BuildServiceProvider();
        return await services.GetRequiredService<ISimulator>().WriteAsync(folder, options, null, CancellationToken.None);
    }

    public double Number(string sql) => Rows(sql)[0][0];

    /// <summary>Rows of numbers; true is 1, missing is NaN.</summary>
    public IReadOnlyList<double[]> Rows(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = Readable(sql);
        using DuckDBDataReader reader = command.ExecuteReader();
        List<double[]> rows = [];
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Value(reader, i))]);
        }

        return rows;
    }

    public IReadOnlyList<string> Texts(string sql)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = Readable(sql);
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static double Value(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? double.NaN
        : reader.GetValue(column) is System.Numerics.BigInteger sum ? (double)sum
        : Convert.ToDouble(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);

    private string Readable(string sql)
    {
        foreach (SimulatedFile file in World.Files)
        {
            string name = file.Path[..file.Path.IndexOf('.', StringComparison.Ordinal)].Replace("truth/retail", "truth", StringComparison.Ordinal).Replace("retail/", "", StringComparison.Ordinal);
            string reader = file.Path.EndsWith(".parquet", StringComparison.Ordinal) ? "read_parquet" : file.Path.Contains(".jsonl", StringComparison.Ordinal) ? "read_json" : "read_csv";
            sql = sql.Replace($"{{{name}}}", $"{reader}('{System.IO.Path.Combine(Path, file.Path)}'{(reader == "read_json" ? ", sample_size = -1" : "")})", StringComparison.Ordinal);
        }

        return sql;
    }
}

/// <summary>The world most tests ask: 4,000 persons of retail.</summary>
public sealed class SmallWorld() : SimulatedFolder(new SimulationOptions { Scale = 0.2, Seed = 11 });

/// <summary>The same size without any effect.</summary>
public sealed class NullWorld() : SimulatedFolder(new SimulationOptions { Scale = 0.1, Seed = 12, NoEffects = true, NoIncidents = true });
