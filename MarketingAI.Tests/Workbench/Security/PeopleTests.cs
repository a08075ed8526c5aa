using System.Net;
using MarketingAI.Engine.Audit;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.Extensions.DependencyInjection;

namespace MarketingAI.Tests.Workbench.Security;

public sealed class PeopleTests
{
    private static readonly string[] Retail = ["retail"];

    [Fact]
    public async Task A_new_person_signs_in_and_the_ledger_holds_name_and_roles_but_no_address()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        NewPerson person = new("olga", "olga@example.org", "Olga Stein", "Long-Enough-99", [Roles.Finance], Retail);

        Outcome<Person> added = await InAsync(host, people => people.AddAsync(person, CancellationToken.None));
        using HttpClient client = host.Client();
        using HttpResponseMessage answer = await SignInForm.PostAsync(client, "olga", "Long-Enough-99");
        LedgerRow row = await NewestAsync(host);

        Assert.Equal([Roles.Finance], added.Value.Roles);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("account.created", row.Entry.Act);
        Assert.Equal("olga", row.Entry.SubjectId);
        Assert.DoesNotContain("example.org", row.Entry.DetailJson, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weak_password_is_refused_in_words()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();

        Outcome<Person> added = await InAsync(host, people =>
            people.AddAsync(new NewPerson("olga", "olga@example.org", "Olga", "short", [Roles.Finance], Retail), CancellationToken.None));

        Assert.IsType<AccountNotAccepted>(added.Refusal);
        Assert.Contains("at least 12", added.Refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();

        Outcome<Person> changed = await InAsync(host, async people =>
        {
            Person admin = (await people.ListAsync(CancellationToken.None)).Single(person => person.UserName == "admin");
            return await people.ChangeAsync(admin.Id, [Roles.Marketer], Retail, "Too much power", CancellationToken.None);
        });

        Assert.IsType<LastAdministrator>(changed.Refusal);
    }

    [Fact]
    public async Task Another_role_opens_other_pages_from_the_next_sign_in_on()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient before = await host.SignedInAsync("marketer");
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync(Urls.People)).StatusCode);

        await InAsync(host, async people =>
        {
            Person marketer = (await people.ListAsync(CancellationToken.None)).Single(person => person.UserName == "marketer");
            return await people.ChangeAsync(marketer.Id, [Roles.Administrator], Retail, "Stands in for Ada", CancellationToken.None);
        });
        using HttpClient after = await host.SignedInAsync("marketer");

        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync(Urls.People)).StatusCode);
        Assert.Equal("Stands in for Ada", (await NewestAsync(host)).Entry.Reason);
    }

    [Fact]
    public async Task A_person_cannot_choose_a_business_unit_that_is_not_theirs()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        await InAsync(host, people => people.AddAsync(
            new NewPerson("olga", "olga@example.org", "Olga", "Long-Enough-99", [Roles.Finance], Retail), CancellationToken.None));
        using HttpClient client = host.Client();
        using HttpResponseMessage signedIn = await SignInForm.PostAsync(client, "olga", "Long-Enough-99");

        client.DefaultRequestHeaders.Add("Cookie", $"{UnitClaims.Present}=travel");
        string me = await client.GetStringAsync("/api/v1/me");

        Assert.Contains("\"businessUnit\":\"retail\"", me, StringComparison.Ordinal);
    }

    private static async Task<LedgerRow> NewestAsync(WorkbenchHost host)
    {
        await using AsyncServiceScope scope = Enter(host);
        return (await scope.ServiceProvider.GetRequiredService<ILedger>().ListAsync(new LedgerQuery(SubjectKind: "account"), CancellationToken.None))[0];
    }

    private static async Task<T> InAsync<T>(WorkbenchHost host, Func<IPeople, Task<T>> work)
    {
        await using AsyncServiceScope scope = Enter(host);
        return await work(scope.ServiceProvider.GetRequiredService<IPeople>());
    }

    private static AsyncServiceScope Enter(WorkbenchHost host)
    {
        AsyncServiceScope scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<WorkScope>().Enter(new BusinessUnitId("retail"), new Actor("admin", [Roles.Administrator]));
        return scope;
    }
}
