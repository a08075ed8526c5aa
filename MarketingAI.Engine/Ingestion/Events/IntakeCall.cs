using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Unicode;
using MarketingAI.Engine.Ingestion.Events.Algorithms;
using MarketingAI.Engine.Ingestion.Sources;
using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Ingestion.Events;

/// <summary>One body on its way to the log: the records made of it, and memory that later calls use again.</summary>
internal sealed class IntakeCall : IDisposable
{
    public const int MostRawBytes = 64 * 1024;

    private const int MostProblems = 100;
    private const int MostBroken = 1000;
    private const int MostKept = 64;
    private const int MostBytesKept = 4 * 1024 * 1024;

    private static readonly ConcurrentQueue<IntakeCall> Pool = new();

    private readonly EventTransform _transform = new();
    private readonly RecordWriter _records = new();
    private readonly List<IntakeProblem> _problems = [];
    private readonly ArrayBufferWriter<byte> _inherited = new();
    private Guid[] _ids = new Guid[4];
    private int _broken;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public ReadOnlyMemory<byte> Records => _records.Bytes;

    public Memory<Guid> Ids => _ids.AsMemory(0, Accepted + Rejected);

    public static IntakeCall Rent() => Pool.TryDequeue(out IntakeCall? used) ? used : new IntakeCall();

    public IntakeAnswer Answer(string source) => new(source, Accepted, Rejected, [.. _problems]);

    /// <summary>Reads a body's events; none of them can keep the others out.</summary>
    /// <returns>Null, or why the body as a whole is not taken.</returns>
    public Refusal? Read(ReadOnlySpan<byte> body, LiveSource source, BodyForm form, long arrivalTicks, int most)
    {
        bool isText = Utf8.IsValid(body);
        EventBody events = new(body, form.IsLines);
        if (events.Context.Length > SharedContext.MostBytes)
        {
            return new BatchContextTooLong(events.Context.Length, SharedContext.MostBytes);
        }

        while (events.Next(out ReadOnlySpan<byte> rest))
        {
            if (Accepted + Rejected == most)
            {
                return new TooManyEvents(most);
            }

            EventFault? fault;
            ReadOnlySpan<byte> raw;
            try
            {
                fault = events.Context.IsEmpty
                    ? _transform.Read(rest, source.Mapping, source.Key, arrivalTicks, form.ImpliedType, out int length)
                    : ReadInheriting(rest, events.Context, source, arrivalTicks, form.ImpliedType, out length);
                raw = fault is null || events.Context.IsEmpty || _inherited.WrittenCount == 0 ? rest[..length] : _inherited.WrittenSpan;
                fault = isText || Utf8.IsValid(raw) ? fault : new EventFault(DeadLetterReason.IllFormed, null, "The event is not written in UTF-8.");
                events.Pass(length);
            }
            catch (JsonException broken)
            {
                raw = _broken++ < MostBroken ? events.PassBroken() : events.PassAll();
                fault = Broken(raw, broken);
            }

            Add(source, fault, raw, arrivalTicks);
        }

        return Accepted + Rejected == 0 && body.IndexOfAnyExcept(" \t\r\n"u8) < 0 ? new NoEvents() : null;
    }

    /// <param name="length">Bytes of the message as it stands in the body.</param>
    private EventFault? ReadInheriting(
        ReadOnlySpan<byte> rest, ReadOnlySpan<byte> context, LiveSource source, long arrivalTicks, string? impliedType, out int length)
    {
        _inherited.ResetWrittenCount();
        Utf8JsonReader reader = new(rest);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An event is a JSON object.");
        }

        reader.Skip();
        length = (int)reader.BytesConsumed;
        if (length > EventTransform.MostBytes)
        {
            return _transform.Read(rest, source.Mapping, source.Key, arrivalTicks, impliedType, out length);
        }

        SharedContext.Write(rest[..length], context, _inherited);
        return _transform.Read(_inherited.WrittenSpan, source.Mapping, source.Key, arrivalTicks, impliedType, out _);
    }

    /// <summary>Reads a message that is one event.</summary>
    /// <param name="origin">Where it stood; said before the fault.</param>
    /// <param name="problem">Why its reader could make no event of it; null where it could.</param>
    public void ReadOne(ReadOnlySpan<byte> message, LiveSource source, long arrivalTicks, string? origin = null, string? problem = null)
    {
        EventFault? fault = problem is null ? FaultOf(message, source, arrivalTicks) : new EventFault(DeadLetterReason.IllFormed, null, problem);
        Add(source, fault is null || origin is null ? fault : fault with { Message = $"{origin}: {fault.Message}" }, message, arrivalTicks);
    }

    public void Dispose()
    {
        (Accepted, Rejected, _broken) = (0, 0, 0);
        _records.Clear();
        _problems.Clear();
        if (Pool.Count < MostKept && _records.Capacity <= MostBytesKept)
        {
            Pool.Enqueue(this);
        }
    }

    private EventFault? FaultOf(ReadOnlySpan<byte> message, LiveSource source, long arrivalTicks)
    {
        try
        {
            EventFault? fault = _transform.Read(message, source.Mapping, source.Key, arrivalTicks, null, out int length);
            return message[length..].IndexOfAnyExcept(" \t\r\n"u8) >= 0 ? new EventFault(DeadLetterReason.IllFormed, null, "Something follows the event.")
                : Utf8.IsValid(message) ? fault
                : new EventFault(DeadLetterReason.IllFormed, null, "The event is not written in UTF-8.");
        }
        catch (JsonException broken)
        {
            return Broken(message, broken);
        }
    }

    private void Add(LiveSource source, EventFault? fault, ReadOnlySpan<byte> raw, long arrivalTicks)
    {
        if (_ids.Length == Accepted + Rejected)
        {
            Array.Resize(ref _ids, _ids.Length * 2);
        }

        source.Recent.Offer(raw, arrivalTicks);
        if (fault is null)
        {
            _records.Add(_transform, source.UnitName, source.KeyName, source.Mapping);
            Accepted++;
            return;
        }

        if (_problems.Count < MostProblems)
        {
            _problems.Add(new IntakeProblem(Accepted + Rejected, fault.Reason, fault.Field, fault.Message));
        }

        _records.Add(fault, RawMask.Kept(raw, MostRawBytes), arrivalTicks, source.UnitName, source.KeyName, source.Mapping);
        Rejected++;
    }

    private static EventFault Broken(ReadOnlySpan<byte> raw, JsonException broken)
    {
        ReadOnlySpan<byte> text = raw.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] != (byte)'{'
            ? new EventFault(DeadLetterReason.NotAnObject, null, "An event is a JSON object in braces.")
            : new EventFault(
                DeadLetterReason.IllFormed, null,
                $"The event is not well-formed JSON{(broken.BytePositionInLine is { } at ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" (line {broken.LineNumber + 1}, byte {at + 1} from its start)") : string.Empty)}.");
    }
}
