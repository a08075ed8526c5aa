using Bunit;
using MarketingAI.Engine.Contracts;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Ingestion;

namespace MarketingAI.Tests.Workbench.Pages.Ingestion;

public sealed class DataSetPagesTests : DataPageTest
{
    [Fact]
    public void Without_data_the_list_leads_to_the_upload()
    {
        IRenderedComponent<DataSetsPage> page = Open<DataSetsPage>(Urls.DataSets);

        page.WaitForAssertion(() => Says(page.Markup, "No data set yet"), TimeSpan.FromSeconds(20));
        Assert.All(page.FindAll("a.mud-button-root"), link => Assert.Equal(Urls.Upload, link.GetAttribute("href")));
    }

    [Fact]
    public async Task The_list_says_which_contracts_are_to_be_confirmed()
    {
        DataSet open = await Work.Import(Work.Text("a,b\n1,x\n2,y\n"), "Open");
        DataSet done = await Work.Import(Work.Text("a,b\n1,x\n2,y\n"), "Done");
        await Work.Confirm(done);

        IRenderedComponent<DataSetsPage> page = Open<DataSetsPage>(Urls.DataSets);

        page.WaitForAssertion(() => Says(page.Markup, "Version 1"), TimeSpan.FromSeconds(20));
        Says(page.Markup, "To be confirmed");
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == Urls.Contract(open.Id));
        Assert.Contains(page.FindAll("a"), link => link.GetAttribute("href") == Urls.DataSet(done.Id));
    }

    [Fact]
    public async Task A_data_set_shows_its_columns_rows_and_the_next_step()
    {
        DataSet dataSet = await Work.Import(Work.Text("a,b\n1,x\n2,\n"));

        IRenderedComponent<DataSetPage> before = Open<DataSetPage>(Urls.DataSet(dataSet.Id), page => page.Add(p => p.DataSetId, dataSet.Id));

        before.WaitForAssertion(() => Says(before.Markup, "Confirm the contract next."), TimeSpan.FromSeconds(20));
        before.WaitForAssertion(() => Says(before.Markup, "50 %"), TimeSpan.FromSeconds(20));
        Says(before.Markup, dataSet.Fingerprint);
        Assert.DoesNotContain("Train a model", before.Markup, StringComparison.Ordinal);

        await Work.Confirm(dataSet, column => column.Name == "b" ? column with { KnownAt = KnownAt.After } : column);
        IRenderedComponent<DataSetPage> after = Open<DataSetPage>(Urls.DataSet(dataSet.Id), page => page.Add(p => p.DataSetId, dataSet.Id));

        after.WaitForAssertion(() => Says(after.Markup, "one column is only known afterwards"), TimeSpan.FromSeconds(20));
        Assert.Contains(after.FindAll("a"), link => link.GetAttribute("href") == Urls.TrainOn(dataSet.Id));
    }

    [Fact]
    public void A_data_set_that_is_not_there_says_so()
    {
        IRenderedComponent<DataSetPage> page = Open<DataSetPage>(Urls.DataSet(Guid.Empty), p => p.Add(x => x.DataSetId, Guid.Empty));

        page.WaitForAssertion(() => Says(page.Markup, "There is no such data set"), TimeSpan.FromSeconds(20));
    }
}
