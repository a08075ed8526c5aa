using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Governance.Approvals;
using MarketingAI.Engine.Governance.Approvals.Algorithms;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Engine.Modeling.Search;

namespace MarketingAI.Tests.Engine.Governance;

public sealed class ModelCardTests
{
    [Fact]
    public async Task The_card_holds_data_contract_metrics_features_purpose_and_the_difference_to_the_champion()
    {
        using ApprovalBench bench = new();
        TrainingReport older = SomeModel.Report with { Features = ["age", "pdays"], Test = SomeModel.GoodFigures with { Auc = 0.75, LogLoss = 0.35 } };
        bench.Registry.Add(SomeModel.Version(1, stage: ModelStage.Approved, report: older));
        ModelVersion model = bench.Registry.Add(SomeModel.Version(2));
        await bench.SubmitAsync(model.Id);

        ModelCard card = (await bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.CardAsync(model.Id, CancellationToken.None))).Value;

        Assert.Equal("Spring leads v2 ranks y = yes ahead 79.3 times in 100 (78.1 to 80.5) on 9,042 rows it has not seen. All 7 checks hold.", card.Answer);
        Assert.All(card.Checks, check => Assert.Equal(EvidenceState.Holds, check.State));
        Assert.Equal("age, balance, job", string.Join(", ", card.Features.Select(feature => feature.Name)));
        Assert.Equal((2, ApprovalBench.Purpose), (card.Contract!.Version, card.Request!.Purpose));
        Assert.Equal(0.043, card.Champion!.Auc, 12);
        Assert.Equal(-0.04, card.Champion.LogLoss, 12);
        Assert.Equal("balance, job", string.Join(", ", card.Champion.FeaturesAdded));
        Assert.Equal("pdays", Assert.Single(card.Champion.FeaturesDropped));
        Assert.Contains("other populations are not covered", string.Join(' ', card.Limits), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_not_there_has_no_card()
    {
        using ApprovalBench bench = new();

        Assert.IsType<NoSuchModel>((await bench.AsAsync("rita", Roles.ComplianceReviewer, approvals => approvals.CardAsync(Guid.Empty, CancellationToken.None))).Refusal);
    }

    [Fact]
    public void A_model_no_better_than_chance_fails_and_the_answer_says_so()
    {
        TrainingReport report = SomeModel.Report with { Test = SomeModel.GoodFigures with { Auc = 0.51, AucLow = 0.49, AucHigh = 0.53 } };
        IReadOnlyList<EvidenceCheck> checks = EvidenceChecks.Of(report, SomeModel.Contract);

        Assert.Equal(EvidenceState.Fails, Named(checks, "Better than chance").State);
        Assert.Equal(
            "Spring leads v1 cannot be told from drawing lots: AUC 0.510 (0.490 to 0.530) on 9,042 rows it has not seen. 6 of 7 checks hold; look at: better than chance.",
            EvidenceChecks.Answer("Spring leads v1", report, checks));
    }

    [Fact]
    public void A_feature_known_only_afterwards_fails()
    {
        TrainingReport report = SomeModel.Report with { Features = ["age", "duration"] };

        EvidenceCheck check = Named(EvidenceChecks.Of(report, SomeModel.Contract), "Known at decision time");

        Assert.Equal((EvidenceState.Fails, "Known only afterwards: duration."), (check.State, check.Finding));
    }

    [Fact]
    public void A_feature_outside_the_contract_fails_and_no_contract_fails()
    {
        TrainingReport report = SomeModel.Report with { Features = ["age", "ghost"] };

        Assert.Equal("Not in the contract: ghost.", Named(EvidenceChecks.Of(report, SomeModel.Contract), "Data under contract").Finding);
        Assert.Equal(EvidenceState.Fails, Named(EvidenceChecks.Of(report, contract: null), "Data under contract").State);
        Assert.Equal(EvidenceState.LookAtIt, Named(EvidenceChecks.Of(report, contract: null), "Personal data").State);
    }

    [Fact]
    public void Sensitive_columns_loose_probabilities_few_cases_and_warnings_are_to_be_looked_at()
    {
        DataContract contract = SomeModel.Contract with { Columns = [SomeModel.Column("age", ColumnType.Integer, KnownAt.Before, PersonalDataClass.Sensitive)] };
        TrainingReport report = SomeModel.Report with
        {
            Features = ["age"],
            Warnings = ["age alone ranks almost perfectly."],
            Test = SomeModel.GoodFigures with { Ece = 0.02, Positives = 99 },
        };

        IReadOnlyList<EvidenceCheck> checks = EvidenceChecks.Of(report, contract);

        Assert.Equal("The model uses age (sensitive). Ask why it must.", Named(checks, "Personal data").Finding);
        Assert.Equal(
            "Honest probabilities, Enough cases, Personal data, No warning from training",
            string.Join(", ", checks.Where(check => check.State == EvidenceState.LookAtIt).Select(check => check.Name)));
    }

    private static EvidenceCheck Named(IReadOnlyList<EvidenceCheck> checks, string name) => checks.Single(check => check.Name == name);
}
