using System.Runtime.InteropServices;
using Microsoft.ML.Trainers.LightGbm;

namespace MarketingAI.Engine.Learners.Training;

/// <summary>Finds out whether LightGBM's native library can be loaded, which needs the OpenMP runtime.</summary>
internal static class LightGbmProbe
{
    private static readonly Lazy<bool> Loads = new(() =>
        NativeLibrary.TryLoad("lib_lightgbm", typeof(LightGbmBinaryTrainer).Assembly, searchPath: null, out _));

    /// <returns>Null when it can, else why not and what helps.</returns>
    public static string? Missing() => Loads.Value
        ? null
        : "LightGBM is left out: its native library does not load, most likely because libgomp is missing. "
          + "Install it (Debian: apt-get install libgomp1) and start again.";
}
