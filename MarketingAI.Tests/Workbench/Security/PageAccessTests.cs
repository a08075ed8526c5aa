using System.Net;
using System.Reflection;
using MarketingAI.Engine.Kernel;
using MarketingAI.Tests.EndToEnd.Support;
using MarketingAI.Workbench.Navigation;
using MarketingAI.Workbench.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace MarketingAI.Tests.Workbench.Security;

public sealed class PageAccessTests
{
    private static readonly string[] OpenToAll = ["SignInPage", "DeniedPage", "NotFoundPage", "FaultPage"];

    private static readonly Type[] Pages =
        [.. typeof(Program).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any())];

    [Fact]
    public void Every_page_names_its_policy_or_is_on_the_list_of_open_pages()
    {
        string[] bare = [.. Pages
            .Where(page => !OpenToAll.Contains(page.Name, StringComparer.Ordinal))
            .Where(page => page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is not { } policy || !Policies.RolesOf.ContainsKey(policy))
            .Select(page => page.Name)];

        Assert.True(Pages.Length > 5);
        Assert.Empty(bare);
    }

    [Fact]
    public void Only_the_listed_pages_are_open_to_strangers() =>
        Assert.All(Pages, page => Assert.Equal(OpenToAll.Contains(page.Name, StringComparer.Ordinal), page.GetCustomAttribute<AllowAnonymousAttribute>() is not null));

    [Fact]
    public void Every_page_has_one_route_of_its_own()
    {
        string[] routes = [.. Pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

        Assert.Equal(routes.Distinct(StringComparer.OrdinalIgnoreCase).Count(), routes.Length);
    }

    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_from_every_page_of_the_menu()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        using HttpClient stranger = host.Client();

        foreach (MenuItem item in new Menu().Items)
        {
            using HttpResponseMessage answer = await stranger.GetAsync(item.Url);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains(Urls.SignIn, answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_role_opens_the_pages_its_policies_name_and_no_other()
    {
        using WorkbenchHost host = WorkbenchHost.ForRequests();
        Dictionary<string, string> people = new(StringComparer.Ordinal)
        {
            ["marketer"] = Roles.Marketer,
            ["reviewer"] = Roles.ComplianceReviewer,
            ["admin"] = Roles.Administrator,
        };

        foreach ((string person, string role) in people)
        {
            using HttpClient client = await host.SignedInAsync(person);
            foreach (MenuItem item in new Menu().Items)
            {
                using HttpResponseMessage answer = await client.GetAsync(item.Url);
                HttpStatusCode expected = Policies.RolesOf[item.Policy!].Contains(role, StringComparer.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Redirect;
                Assert.True(answer.StatusCode == expected, $"{person} at {item.Url}: {answer.StatusCode}, expected {expected}.");
            }
        }
    }
}
