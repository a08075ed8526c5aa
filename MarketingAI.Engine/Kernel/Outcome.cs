using System.Diagnostics.CodeAnalysis;

namespace MarketingAI.Engine.Kernel;

/// <summary>Either a value or the refusal that stands in its place; never a number that was not computed.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null where there is one.</summary>
    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a refusal: ask <see cref="IsRefused"/> first.</exception>
    public T Value => Refusal is null
        ? _value!
        : throw new InvalidOperationException($"There is no value, it was refused: {Refusal.Reason}");

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    internal static Outcome<T> Found(T value) => new(value, null);

    public TResult Match<TResult>(Func<T, TResult> found, Func<Refusal, TResult> refused) =>
        Refusal is null ? found(_value!) : refused(Refusal);

    /// <summary>Continues with the value, or carries the refusal on.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Refusal is null ? next(_value!) : Refusal;
}

/// <summary>Makes outcomes where C# cannot convert by itself: from a value known only by its interface.</summary>
public static class Outcome
{
    public static Outcome<T> Of<T>(T value) => Outcome<T>.Found(value);
}
