using MarketingAI.Engine.Ingestion.Events;

namespace MarketingAI.Engine.Ingestion.Sources.Folders;

/// <summary>The events of one file, one after the other, always in the same order.</summary>
internal interface IEventRows : IDisposable
{
    /// <returns>Null at the end.</returns>
    /// <exception cref="InvalidDataException">From here on the file cannot be read; the message says why.</exception>
    RawMessage? Next();
}
