namespace MarketingAI.Engine.Learners.Files;

/// <summary>What a model file says about its model besides the model itself.</summary>
/// <param name="PositiveLevel">The target's value whose chance is predicted.</param>
/// <param name="Trainer">Such as <c>LightGBM</c>.</param>
/// <param name="DataFingerprint">SHA-256 of the data learnt from.</param>
/// <param name="CodeVersion">Version of the product that wrote it.</param>
public sealed record ModelFacts(
    string Target, string PositiveLevel, string Trainer, int Seed, string DataFingerprint, string CodeVersion);

/// <summary>A model read from its file.</summary>
/// <param name="ReportJson">The training report; its form is Modeling's matter.</param>
public sealed record ModelContent(CompiledModel Model, ModelFacts Facts, string ReportJson);
