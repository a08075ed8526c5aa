using System.Security.Cryptography;

namespace MarketingAI.Engine.Audit.Algorithms;

/// <summary>Walks the chain row by row and remembers the first thing that is wrong.</summary>
/// <param name="anchor">What the witness outside the database vouches for.</param>
/// <param name="from">Where the walk starts: the empty head for the whole chain.</param>
internal sealed class LedgerCheck(LedgerChain chain, LedgerHead anchor, LedgerHead from)
{
    private byte[] _previous = from.Signature;
    private long _rows = from.Count;
    private long? _firstBad;
    private string? _finding;

    /// <param name="signature">As stored with the row.</param>
    public void Next(LedgerLine line, byte[] signature)
    {
        _rows++;
        if (_firstBad is not null)
        {
            return;
        }

        if (line.Position != _rows)
        {
            Bad(_rows, line.Position > _rows
                ? $"Row {_rows} is missing: row {line.Position} comes in its place."
                : $"Row {line.Position} stands where row {_rows} belongs.");
        }
        else if (line.Previous.Length != LedgerChain.SignatureBytes || !CryptographicOperations.FixedTimeEquals(chain.Sign(line), signature))
        {
            Bad(_rows, $"Row {_rows} does not match its signature: it was edited, moved or put in later.");
        }
        else if (!_previous.AsSpan().SequenceEqual(line.Previous))
        {
            Bad(_rows, $"Row {_rows} does not follow the row before it.");
        }
        else if (_rows == anchor.Count && !anchor.Signature.AsSpan().SequenceEqual(signature))
        {
            Bad(_rows, $"Row {_rows} is not the row that the anchor outside the database vouches for.");
        }

        _previous = signature;
    }

    public LedgerVerdict Verdict()
    {
        if (_firstBad is null && _rows < anchor.Count)
        {
            Bad(_rows + 1, $"The end was cut off: the anchor vouches for {anchor.Count} rows, {_rows} are there.");
        }

        return new LedgerVerdict(_rows, _firstBad is null, _firstBad, _finding);
    }

    private void Bad(long row, string finding) => (_firstBad, _finding) = (row, finding);
}
