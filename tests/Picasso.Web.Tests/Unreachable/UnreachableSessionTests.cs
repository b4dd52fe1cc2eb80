using System.Net;
using Picasso.Fakes.Site;
using Picasso.Testing.Processes;

namespace Picasso.Web.Tests.Unreachable;

/// <summary>A session outlives the absence of the services that would extend it.</summary>
public sealed class UnreachableSessionTests(UnreachableSite site) : IClassFixture<UnreachableSite>
{
    [Theory]
    [MemberData(nameof(UnreachableSite.Faults), MemberType = typeof(UnreachableSite))]
    public async Task No_session_ends_while_the_services_are_away(TransportFault fault)
    {
        using var browser = await site.SignedInAsync();
        site.Break(fault);
        // The access token has ended, so that the session asks for another one.
        site.Pass(TimeSpan.FromDays(1));
        await site.AskAsync(browser, "/me/studio/pictures");

        site.Restore();

        await Wait.UntilAsync(async () => await AnswersAsync(browser), () => "the session has ended", TimeSpan.FromSeconds(20));
    }

    // What waits before it calls again waits by the clock, not by this test.
    private async Task<bool> AnswersAsync(Browser browser)
    {
        site.Pass(TimeSpan.FromSeconds(5));
        return (await site.AskAsync(browser, "/me/studio/pictures")).Status == HttpStatusCode.OK;
    }
}
