namespace MarketingAI.Engine.Learners.Encoding;

/// <summary>One number that learners see, made from one field.</summary>
/// <param name="Name">Such as <c>age</c>, <c>job = student</c>, <c>signed_up (weekday)</c>.</param>
/// <param name="Field">Position of the field it comes from.</param>
/// <param name="ForTrees">Tree learners use it.</param>
/// <param name="ForLinear">Linear learners use it.</param>
internal sealed record FeatureSlot(string Name, int Field, bool ForTrees, bool ForLinear);
