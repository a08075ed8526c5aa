using MarketingAI.Engine.Kernel;

namespace MarketingAI.Engine.Learners.Files;

/// <summary>A file is not a model file, or is damaged, or of another version.</summary>
public sealed record NotAModelFile(string File, string Rule) : Refusal($"'{File}' cannot be read as a model file. {Rule}");
