using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Statistics;

namespace MarketingAI.Engine.Features.Leakage.Algorithms;

/// <summary>The three questions to one column: is it almost the outcome, does a value settle it, does the outcome need a least amount of it?</summary>
internal static class SingleColumn
{
    public static LeakFinding? Look(TableColumn column, bool[] labels, double chance, LeakageOptions options)
    {
        int[] bins = ValueBins.Of(column, out int count);
        BinRates rates = BinRates.Of(bins, count, labels);
        double auc = Math.Max(0.5, AreaUnderCurve.Of(rates.HeldOut(bins, labels), labels).Value);
        if (auc >= options.AlmostTheOutcome)
        {
            return new LeakFinding(LeakKind.AlmostTheOutcome, column.Name, labels.Length, auc, FormattableString.Invariant(
                $"'{column.Name}' alone tells the outcome almost surely (AUC {auc:0.000}). Check that it is known before the decision."));
        }

        (double positives, double rows) = rates.InBinsOfAtLeast(options.Settles, LeastRowsOf(labels));
        if (positives >= options.SettledShare * rates.Positives && rates.Positives <= 0.5 * labels.Length)
        {
            return new LeakFinding(LeakKind.SettlesTheOutcome, column.Name, (long)rows, auc, FormattableString.Invariant(
                $"Some values of '{column.Name}' come only with the outcome: {positives:0} of {rows:0} rows with them are positive, and {positives / rates.Positives:P0} of all positives have them. They look as if written afterwards."));
        }

        return auc >= options.StrongFrom && column is NumberColumn number ? LowEnd(number, labels, auc, chance, options) : null;
    }

    private static LeakFinding? LowEnd(NumberColumn column, bool[] labels, double auc, double chance, LeakageOptions options)
    {
        if (!Magnitude.Is(column.Values) || LowEndCheck.Of(column.Values, labels, options.LowEnd) is not { } found)
        {
            return null;
        }

        bool tooFew = found.Positives <= options.MostAtLowEnd * found.Expected && PoissonTail.AtMost(found.Positives, found.Expected) <= chance;
        return !tooFew ? null : new LeakFinding(LeakKind.OutcomeNeedsIt, column.Name, found.Rows, auc, FormattableString.Invariant(
            $"The outcome all but needs a least amount of '{column.Name}': of the {found.Rows} rows with {found.Edge:G4} or less, {found.Positives} are positive, where a column as strong as this (AUC {auc:0.000}) lets expect {found.Expected:0}. So behaves what measures the event itself, such as the length of the call that sells. Check that it is known before the decision."));
    }

    private static int LeastRowsOf(bool[] labels) => Math.Max(20, labels.Length / 1000);
}
