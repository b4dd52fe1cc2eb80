using Microsoft.AspNetCore.Http;
using Picasso.Web.Hosting;

namespace Picasso.Web.Tests;

public class UsableRequestsTests
{
    [Theory]
    [InlineData("localhost:5080", true)]
    [InlineData("picasso.example", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("%n%s", false)]
    [InlineData("{0}", false)]
    [InlineData("../../etc/passwd", false)]
    [InlineData("caf\u00E9.example", false)]
    [InlineData("http://x", false)]
    public void A_Host_that_names_no_host_is_refused_before_a_page_is_addressed_by_it(string host, bool usable)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Headers.Host = host;
        UsableRequests.NamesHost(context.Request).ShouldBe(usable);
    }
}
