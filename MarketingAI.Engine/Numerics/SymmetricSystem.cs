namespace MarketingAI.Engine.Numerics;

/// <summary>Solves systems with a symmetric positive definite matrix.</summary>
internal static class SymmetricSystem
{
    /// <summary>Solves matrix times x = right by Cholesky's decomposition; both arguments are overwritten, the answer stands in <paramref name="right"/>.</summary>
    /// <param name="matrix">Row by row; only its lower half is read.</param>
    /// <returns>False where the matrix is not positive definite.</returns>
    public static bool TrySolve(Span<double> matrix, Span<double> right)
    {
        int size = right.Length;
        for (int column = 0; column < size; column++)
        {
            double pivot = matrix[(column * size) + column];
            for (int k = 0; k < column; k++)
            {
                pivot -= matrix[(column * size) + k] * matrix[(column * size) + k];
            }

            if (!(pivot > 0))
            {
                return false;
            }

            pivot = Math.Sqrt(pivot);
            matrix[(column * size) + column] = pivot;
            for (int row = column + 1; row < size; row++)
            {
                double sum = matrix[(row * size) + column];
                for (int k = 0; k < column; k++)
                {
                    sum -= matrix[(row * size) + k] * matrix[(column * size) + k];
                }

                matrix[(row * size) + column] = sum / pivot;
            }
        }

        Substitute(matrix, right);
        return true;
    }

    private static void Substitute(ReadOnlySpan<double> factor, Span<double> right)
    {
        int size = right.Length;
        for (int row = 0; row < size; row++)
        {
            for (int k = 0; k < row; k++)
            {
                right[row] -= factor[(row * size) + k] * right[k];
            }

            right[row] /= factor[(row * size) + row];
        }

        for (int row = size - 1; row >= 0; row--)
        {
            for (int k = row + 1; k < size; k++)
            {
                right[row] -= factor[(k * size) + row] * right[k];
            }

            right[row] /= factor[(row * size) + row];
        }
    }
}
