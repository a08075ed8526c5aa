using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Kernel.Columns;
using MarketingAI.Engine.Learners;

namespace MarketingAI.Engine.Decisioning.FileScoring.Algorithms;

/// <summary>Turns the columns of a file into the slots of a model's row, or names the first cell that does not fit.</summary>
/// <param name="file">Name to use in messages.</param>
internal sealed class RowBinding(IReadOnlyList<ModelField> fields, string file)
{
    /// <param name="piece">Rows of the file with at least the model's columns, each of the field's kind.</param>
    /// <param name="rowsBefore">Rows of the file that came before the piece.</param>
    /// <returns>One array a field, in the model's order; NaN for missing.</returns>
    public Outcome<IReadOnlyList<double[]>> Bind(ColumnTable piece, long rowsBefore)
    {
        List<double[]> slots = new(fields.Count);
        foreach (ModelField field in fields)
        {
            Outcome<double[]> bound = piece[field.Name] switch
            {
                NumberColumn numbers => numbers.Values,
                TimeColumn times => Array.ConvertAll(times.UtcTicks, ticks => ticks == TimeColumn.Missing ? double.NaN : ticks),
                CategoryColumn words => Codes(words, field, rowsBefore),
                TableColumn other => throw new NotSupportedException($"Column '{other.Name}' is of no kind that a model can read."),
            };
            if (bound.IsRefused)
            {
                return bound.Refusal;
            }

            slots.Add(bound.Value);
        }

        return slots;
    }

    /// <summary>Codes each level once; the first row that holds a level without a code is the refusal.</summary>
    private Outcome<double[]> Codes(CategoryColumn words, ModelField field, long rowsBefore)
    {
        bool isTruth = field.Levels.Count > 0 && field.Levels.All(level => level is "true" or "false");
        double?[] codes = [.. words.Levels.Select(word => isTruth ? Truth(field, word) : field.CodeOf(word))];
        double[] slots = new double[words.Length];
        for (int row = 0; row < slots.Length; row++)
        {
            if (words.IsMissing(row))
            {
                slots[row] = double.NaN;
            }
            else if (codes[words.Codes[row]] is double found)
            {
                slots[row] = found;
            }
            else
            {
                return new IllTypedCell(file, field.Name, rowsBefore + row + 1, "True or false must stand there.", words.Levels[words.Codes[row]]);
            }
        }

        return slots;
    }

    /// <summary>A field learnt from true and false: a third word is a fault of the file, not a word never seen.</summary>
    private static double? Truth(ModelField field, string word) => word.ToUpperInvariant() switch
    {
        "TRUE" or "T" or "YES" or "Y" or "1" => field.CodeOf("true"),
        "FALSE" or "F" or "NO" or "N" or "0" => field.CodeOf("false"),
        _ => null,
    };
}
