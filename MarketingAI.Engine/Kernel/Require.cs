using System.Runtime.CompilerServices;

namespace MarketingAI.Engine.Kernel;

/// <summary>Checks of arguments whose breach is a fault of the caller; each message names the thing, the rule and the value.</summary>
public static class Require
{
    public static double InOpenUnitInterval(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value is > 0 and < 1
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie strictly between 0 and 1.");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");

    public static int AtLeast(int value, int minimum, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {minimum}.");

    public static void SameLength(int left, int right, string names)
    {
        if (left != right)
        {
            throw new ArgumentException($"{names} must have the same length; found {left} and {right}.", names);
        }
    }
}
