using System.Security.Cryptography;
using System.Text;
using MarketingAI.Engine.Data;
using MarketingAI.Engine.Ingestion.Events.Algorithms;

namespace MarketingAI.Engine.Ingestion.Events.Storage;

/// <summary>Writes refused events. The same event refused again for the same reason is kept once.</summary>
internal static class DeadLetterRows
{
    public const string Waiting = "waiting";

    private const string StagedColumns = """
        id VARCHAR, received_at TIMESTAMP, source VARCHAR, schema_name VARCHAR, reason VARCHAR, field VARCHAR, message VARCHAR, body VARCHAR, state VARCHAR
        """;

    /// <returns>Rows added.</returns>
    public static long Add(WarehouseSession session, IReadOnlyList<LoggedDeadLetter> letters)
    {
        if (letters.Count == 0)
        {
            return 0;
        }

        session.Stage("staged_dead_letter", StagedColumns, letters.DistinctBy(IdOf, StringComparer.Ordinal), (row, letter) => row
            .AppendValue(IdOf(letter))
            .AppendValue((DateTime?)new DateTime(letter.ReceivedTicks, DateTimeKind.Utc))
            .AppendValue(letter.Source)
            .AppendValue(letter.SchemaName)
            .AppendValue(letter.Reason.ToString())
            .AppendValue(letter.Field)
            .AppendValue(letter.Message)
            .AppendValue(letter.Raw)
            .AppendValue(Waiting));
        return session.Append(EventTables.DeadLetter, $"""
            SELECT staged.*, NULL::VARCHAR AS decided_by, NULL::TIMESTAMP AS decided_at, NULL::VARCHAR AS decision_reason
            FROM staged_dead_letter staged WHERE id NOT IN (SELECT id FROM {EventTables.DeadLetter})
            """);
    }

    private static string IdOf(LoggedDeadLetter letter) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{letter.Source}\n{letter.Reason}\n{letter.Field}\n{letter.Raw}")).AsSpan(0, 16));
}
