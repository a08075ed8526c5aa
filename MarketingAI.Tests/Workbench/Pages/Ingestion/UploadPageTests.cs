using Bunit;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Jobs;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Ingestion;
using Microsoft.AspNetCore.Components.Forms;

namespace MarketingAI.Tests.Workbench.Pages.Ingestion;

public sealed class UploadPageTests : DataPageTest
{
    [Fact]
    public void A_file_is_brought_checked_named_and_loaded()
    {
        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.Upload);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("name;amount\nann;1,5\nbob;2,5\n", "people.csv"));

        page.WaitForAssertion(() => Says(page.Markup, "people.csv is CSV, separator ';', UTF-8, with 2 rows and 2 columns. It can be loaded."), TimeSpan.FromSeconds(20));
        Says(Address, "?file=");
        Says(page.Markup, "decimal comma");

        Act.On(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Load the file", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Says(Address, $"&job={Jobs.Id}"), TimeSpan.FromSeconds(20));
        ImportFileRequest request = Assert.IsType<ImportFileRequest>(Assert.Single(Jobs.Started));
        Assert.Equal("people", request.Name);
        page.WaitForAssertion(() => Says(page.Markup, "Load people.csv"), TimeSpan.FromSeconds(20));

        Jobs.End(JobStatus.Done, "2 rows", Urls.Contract(request.DataSetId));

        page.WaitForAssertion(() => Assert.EndsWith(Urls.Contract(request.DataSetId), Address, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Problems_are_shown_by_column_and_row_and_a_choice_solves_them()
    {
        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.Upload);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("day,n\n2024-01-01,1\n2023-02-30,2\n2024-01-03,3\n", "people.csv"));

        page.WaitForAssertion(() => Says(page.Markup, "It cannot be loaded before the problems below are solved."), TimeSpan.FromSeconds(20));
        Assert.Equal("day", page.Find("td[data-title=Column]").TextContent);
        Assert.Equal("3", page.Find("td[data-title=Row]").TextContent);
        Assert.Equal("A date must be in the calendar.", page.Find("td[data-title=Rule]").TextContent);

        Act.On(page, () => page.Find("select").Change(nameof(ColumnChoice.OddValuesMissing)));

        page.WaitForAssertion(() => Says(page.Markup, "It can be loaded."), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_file_that_is_no_table_is_refused_with_the_reason()
    {
        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.Upload);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("name,age\n", "people.csv"));

        page.WaitForAssertion(() => Says(page.Find("[role=alert]").TextContent, "Found the header only."), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_file_above_the_bound_is_refused_before_it_is_sent()
    {
        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.Upload);

        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(new string('x', 6_000), "people.csv"));

        page.WaitForAssertion(() => Says(page.Find("[role=alert]").TextContent, "people.csv: A file has at most 5 kB. Found 6 kB."), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void An_address_of_a_file_that_is_gone_leads_back_to_the_start()
    {
        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.UploadOf(Guid.Empty));

        Says(page.Find("[role=alert]").TextContent, "no longer there");
        Assert.Single(page.FindComponents<InputFile>());
    }
}
