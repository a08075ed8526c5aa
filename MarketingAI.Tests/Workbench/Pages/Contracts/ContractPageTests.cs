using AngleSharp.Dom;
using Bunit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Tests.Support;
using MarketingAI.Tests.Workbench.Pages.Ingestion;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Contracts;

namespace MarketingAI.Tests.Workbench.Pages.Contracts;

public sealed class ContractPageTests : DataPageTest
{
    [Fact]
    public async Task Nothing_is_confirmed_before_every_column_says_when_it_is_known()
    {
        DataSet dataSet = await Work.Import(Work.Text("age,city,bought\n31,x,1\n42,y,0\n"));
        IRenderedComponent<ContractPage> page = OpenFor(dataSet);

        Act.On(page, () => Radio(page, "age: known before").Change(true));
        Press(page, "Confirm the contract");

        page.WaitForAssertion(() => Says(page.Find("[role=alert]").TextContent, "Column 'city' does not say whether its value is known"), TimeSpan.FromSeconds(20));
        Assert.Equal(2, page.FindAll(".fault").Count);
        Assert.Null(await Work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Several_columns_are_answered_at_once_and_the_contract_is_confirmed()
    {
        DataSet dataSet = await Work.Import(Work.Text("age,city,bought\n31,x,1\n42,y,0\n"));
        IRenderedComponent<ContractPage> page = OpenFor(dataSet);

        Act.On(page, () => Radio(page, "bought: known after").Change(true));
        Press(page, "Select unanswered");
        Press(page, "Before");
        Says(page.Markup, "Every column says when it is known.");
        Press(page, "Confirm the contract");

        page.WaitForAssertion(() => Assert.EndsWith(Urls.DataSet(dataSet.Id), Address, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        DataContract contract = (await Work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None))!;
        Assert.Equal([KnownAt.Before, KnownAt.Before, KnownAt.After], contract.Columns.Select(column => column.KnownAt!.Value));
        Assert.Equal(PersonalDataClass.Sensitive, contract.Columns[0].PersonalData);
    }

    [Fact]
    public async Task A_confirmed_contract_is_shown_and_changing_it_makes_a_new_version()
    {
        DataSet dataSet = await Work.Import(Work.Text("age,city\n31,x\n42,y\n"));
        await Work.Confirm(dataSet);
        IRenderedComponent<ContractPage> page = OpenFor(dataSet);

        Says(page.Markup, "confirming makes version 2");
        Act.On(page, () => Radio(page, "age: known at").Change(true));
        Press(page, "Confirm the contract");

        page.WaitForAssertion(() => Assert.EndsWith(Urls.DataSet(dataSet.Id), Address, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal((2, KnownAt.At), (await Work.Contracts.FindForDataSetAsync(dataSet.Id, CancellationToken.None)) is { } found ? (found.Version, found.Columns[0].KnownAt!.Value) : default);
    }

    private IRenderedComponent<ContractPage> OpenFor(DataSet dataSet)
    {
        IRenderedComponent<ContractPage> page = Open<ContractPage>(Urls.Contract(dataSet.Id), p => p.Add(x => x.DataSetId, dataSet.Id));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[type=radio]")), TimeSpan.FromSeconds(20));
        return page;
    }

    private static IElement Radio(IRenderedComponent<ContractPage> page, string label) => page.Find($"input[aria-label='{label}']");

    private static void Press(IRenderedComponent<ContractPage> page, string text) =>
        Act.On(page, () => page.FindAll("button").First(button => button.TextContent.Trim() == text).Click());
}
