using Bunit;
using MarketingAI.Engine.Modeling.Registry;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Modeling;
using MarketingAI.Workbench.Security;

namespace MarketingAI.Tests.Workbench.Pages.Modeling;

public sealed class ModelsPageTests : ModelingPageTest
{
    [Fact]
    public void Without_models_a_data_scientist_is_led_to_training()
    {
        With([Sample.Set], [], []);

        IRenderedComponent<ModelsPage> page = Open<ModelsPage>(Urls.Models);

        page.WaitForAssertion(() => Assert.Contains("No model yet", page.Markup, StringComparison.Ordinal));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == Urls.TrainModel && link.TextContent.Contains("Train the first one", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_may_not_train_gets_no_button_for_it()
    {
        With([Sample.Set], [], []);
        Authorization.SetPolicies(Policies.Read, Policies.Approve);

        IRenderedComponent<ModelsPage> page = Open<ModelsPage>(Urls.Models);

        page.WaitForAssertion(() => Assert.Contains("No model yet", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain(page.FindAll("a"), link => link.GetAttribute("href") == Urls.TrainModel);
    }

    [Fact]
    public void A_model_shows_name_version_stage_AUC_with_interval_trainer_data_and_who()
    {
        With([Sample.Set], [Sample.Version(ModelStage.Approved)], []);

        IRenderedComponent<ModelsPage> page = Open<ModelsPage>(Urls.Models);

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        string row = page.Find("tbody tr").TextContent;
        Says(row, "Spring leads", "3", "Approved", "0.810 (0.790 to 0.830)", "LightGBM", "converted", "2 Mar 2026", "dana");
        Assert.Equal(Urls.Model(Sample.ModelId), page.Find("tbody a").GetAttribute("href"));
        Assert.Contains("1 version: 1 approved for use", page.Markup, StringComparison.Ordinal);
    }
}
