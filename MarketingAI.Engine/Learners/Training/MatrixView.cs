using Microsoft.ML;
using Microsoft.ML.Data;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>A training matrix as ML.NET reads it: one row object that is filled again for each row, so nothing is copied to the heap.</summary>
internal static class MatrixView
{
    /// <param name="slots">Which slots the trainer sees, in order.</param>
    /// <param name="shift">Taken off each slot seen, or empty for none.</param>
    /// <param name="factor">Times each slot seen after the shift, or empty for none.</param>
    public static IDataView Of(MLContext context, TrainingMatrix matrix, int[] slots, float[] shift, float[] factor)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(MatrixRow));
        schema[nameof(MatrixRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, slots.Length);
        return context.Data.LoadFromEnumerable(Rows(matrix, slots, shift, factor), schema);
    }

    private static IEnumerable<MatrixRow> Rows(TrainingMatrix matrix, int[] slots, float[] shift, float[] factor)
    {
        MatrixRow row = new() { Features = new float[slots.Length] };
        for (int i = 0; i < matrix.Rows; i++)
        {
            Fill(matrix.Row(i), slots, shift, factor, row.Features);
            row.Label = matrix.Labels[i];
            yield return row;
        }
    }

    private static void Fill(ReadOnlySpan<float> from, int[] slots, float[] shift, float[] factor, float[] to)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            to[i] = shift.Length == 0 ? from[slots[i]] : (from[slots[i]] - shift[i]) * factor[i];
        }
    }

    /// <summary>Public because ML.NET reads it through code it makes at run time.</summary>
    public sealed class MatrixRow
    {
        public bool Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
