using MarketingAI.Engine.Ingestion.Events;
using MarketingAI.Engine.Ingestion.Sources.Storage;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>Rows of a Parquet file as JSON objects, fetched some thousands at a time.</summary>
internal sealed class ParquetEvents(ParquetRows rows, string path, string file, long from) : IEventRows
{
    private const int Block = 10_000;

    private IReadOnlyList<byte[]> _block = [];
    private long _next = from;
    private int _at;

    public RawMessage? Next()
    {
        if (_at == _block.Count)
        {
            _block = rows.Read(path, _next, Block);
            _at = 0;
        }

        if (_at == _block.Count)
        {
            return null;
        }

        _next++;
        return new RawMessage(_block[_at++], null, FormattableString.Invariant($"{file} row {_next}"));
    }

    public void Dispose()
    {
    }
}
