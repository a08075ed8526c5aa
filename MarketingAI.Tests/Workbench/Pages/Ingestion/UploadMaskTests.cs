using System.Text;
using Bunit;
using MarketingAI.Engine.Ingestion;
using MarketingAI.Engine.Kernel;
using MarketingAI.Engine.Privacy.Access;
using MarketingAI.Tests.Engine.Privacy.Access;
using MarketingAI.Tests.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Pages.Ingestion;

namespace MarketingAI.Tests.Workbench.Pages.Ingestion;

/// <summary>A file that was brought is shown on the page, and exported from it, as the person's role may see it.</summary>
public sealed class UploadMaskTests() : DataPageTest(services => services.AddAccess())
{
    public static TheoryData<string> AllRoles => [.. Roles.All];

    [Theory]
    [MemberData(nameof(AllRoles))]
    public async Task The_preview_and_its_export_are_masked_for(string role)
    {
        Work.Get<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("eve", [role]));
        using MemoryStream content = new(Encoding.UTF8.GetBytes(EveryReadPath.People("retail", rows: 20)));
        Upload upload = (await Work.Get<IUploads>().KeepAsync(content, "people.csv", null, default)).Value;

        IRenderedComponent<UploadPage> page = Open<UploadPage>(Urls.UploadOf(upload.Id));
        page.WaitForAssertion(() => Says(page.Markup, "It can be loaded."), TimeSpan.FromSeconds(20));
        for (int i = 0; i < Exports(page).Count; i++)
        {
            Act.On(page, () => Exports(page)[i].Click());
        }

        string exported = string.Join('\n', JSInterop.Invocations.SelectMany(call => call.Arguments).Select(argument => argument?.ToString()));
        bool isReviewer = role == Roles.ComplianceReviewer;
        Assert.Equal(isReviewer, EveryReadPath.Found(page.Markup, seesPseudonyms: role == Roles.DataScientist).Count > 0);
        Assert.True(isReviewer || EveryReadPath.Found(exported, seesPseudonyms: role == Roles.DataScientist).Count == 0, exported);
    }

    private static IReadOnlyList<AngleSharp.Dom.IElement> Exports(IRenderedComponent<UploadPage> page) =>
        [.. page.FindAll("button").Where(button => button.TextContent.Trim() == "CSV" && !button.HasAttribute("disabled"))];
}
