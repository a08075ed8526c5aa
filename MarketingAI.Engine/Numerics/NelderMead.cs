namespace MarketingAI.Engine.Numerics;

/// <summary>Finds a minimum without derivatives, begun anew from the best point until that gains nothing.</summary>
/// <remarks>Nelder and Mead (1965), Computer Journal 7, 308-313.</remarks>
internal static class NelderMead
{
    private const int Restarts = 6;

    public static (double[] Point, double Value) Minimise(Func<double[], double> function, double[] start, double step = 0.3, int mostSteps = 1500)
    {
        (double[] Point, double Value) best = (start, function(start));
        for (int restart = 0; restart < Restarts; restart++)
        {
            (double[] Point, double Value) found = Once(function, best.Point, restart == 0 ? step : step / 3, mostSteps);
            bool gains = found.Value < best.Value - (1e-12 * (1 + Math.Abs(best.Value)));
            best = found.Value < best.Value ? found : best;
            if (!gains)
            {
                break;
            }
        }

        return best;
    }

    private static (double[] Point, double Value) Once(Func<double[], double> function, double[] start, double step, int mostSteps)
    {
        int size = start.Length;
        (double[] Point, double Value)[] simplex = new (double[], double)[size + 1];
        simplex[0] = (start, function(start));
        for (int i = 0; i < size; i++)
        {
            double[] moved = [.. start];
            moved[i] += step;
            simplex[i + 1] = (moved, function(moved));
        }

        for (int round = 0; round < mostSteps; round++)
        {
            Array.Sort(simplex, (a, b) => a.Value.CompareTo(b.Value));
            if (Math.Abs(simplex[size].Value - simplex[0].Value) <= 1e-14 * (1 + Math.Abs(simplex[0].Value)))
            {
                break;
            }

            Improve(function, simplex);
        }

        return simplex.MinBy(vertex => vertex.Value);
    }

    private static void Improve(Func<double[], double> function, (double[] Point, double Value)[] simplex)
    {
        int last = simplex.Length - 1;
        double[] centre = new double[last];
        for (int vertex = 0; vertex < last; vertex++)
        {
            for (int i = 0; i < last; i++)
            {
                centre[i] += simplex[vertex].Point[i] / last;
            }
        }

        (double[] Point, double Value) At(double factor)
        {
            double[] point = [.. centre.Select((middle, i) => middle + (factor * (simplex[last].Point[i] - middle)))];
            double value = function(point);
            return (point, double.IsNaN(value) ? double.PositiveInfinity : value);
        }

        (double[] Point, double Value) mirrored = At(-1);
        if (mirrored.Value < simplex[0].Value)
        {
            (double[] Point, double Value) further = At(-2);
            simplex[last] = further.Value < mirrored.Value ? further : mirrored;
        }
        else if (mirrored.Value < simplex[last - 1].Value)
        {
            simplex[last] = mirrored;
        }
        else
        {
            (double[] Point, double Value) nearer = mirrored.Value < simplex[last].Value ? At(-0.5) : At(0.5);
            if (nearer.Value < Math.Min(mirrored.Value, simplex[last].Value))
            {
                simplex[last] = nearer;
                return;
            }

            DrawToBest(function, simplex);
        }
    }

    private static void DrawToBest(Func<double[], double> function, (double[] Point, double Value)[] simplex)
    {
        for (int vertex = 1; vertex < simplex.Length; vertex++)
        {
            double[] drawn = [.. simplex[vertex].Point.Select((value, i) => (value + simplex[0].Point[i]) / 2)];
            simplex[vertex] = (drawn, function(drawn));
        }
    }
}
